using System.Text;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Docx;

/// <summary>The text of one paragraph while it is read: stretches that look alike are one, however many a word processor made of them.</summary>
internal sealed partial class DocxLine
{
    /// <summary>How a stretch looks.</summary>
    public readonly record struct Look(bool IsBold, bool IsItalic, bool IsStruck, bool IsCode, bool IsRaised, bool IsLowered);

    private readonly record struct Stretch(string Text, Look Look, string? Address);

    private const string LineBreak = "\n";

    private readonly List<Stretch> stretches = [];
    private readonly Stack<(StringBuilder Instruction, string? Outer, bool IsShown)> fields = new();
    private string? link;

    /// <summary>Adds text.</summary>
    public void Add(string text, Look look)
    {
        if (fields.Count > 0 && !fields.Peek().IsShown) return;
        text = text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ').Replace("\u00AD", "", StringComparison.Ordinal);
        if (text.Length > 0) stretches.Add(new Stretch(text, look, link));
    }

    /// <summary>Begins a new line.</summary>
    public void Break() => stretches.Add(new Stretch(LineBreak, default, null));

    /// <summary>Makes what follows lead to an address.</summary>
    /// <returns>Where it led before, for <see cref="Restore"/>.</returns>
    public string? Link(string? address)
    {
        var outer = link;
        link = IsAllowed(address) ? address : outer;
        return outer;
    }

    /// <summary>Ends a link.</summary>
    public void Restore(string? outer) => link = outer;

    /// <summary>Meets a sign of a field: its instruction is no text, its result is.</summary>
    public void Field(string? sign)
    {
        if (sign == "begin")
        {
            fields.Push((new StringBuilder(), link, false));
        }
        else if (sign == "separate" && fields.TryPop(out var open))
        {
            fields.Push(open with { IsShown = true });
            Link(AddressOf(open.Instruction.ToString()));
        }
        else if (sign == "end" && fields.TryPop(out var field))
        {
            link = field.Outer;
        }
    }

    /// <summary>Reads on in a field's instruction.</summary>
    public void Instruct(string text)
    {
        if (fields.TryPeek(out var field) && !field.IsShown) field.Instruction.Append(text);
    }

    /// <summary>Where a field's instruction leads.</summary>
    public static string? AddressOf(string instruction) => HyperlinkField().Match(instruction) is { Success: true } match ? match.Groups["address"].Value : null;

    /// <summary>The line as it is, its breaks as line ends.</summary>
    public string ToText() => string.Concat(stretches.Select(s => s.Text)).Trim('\n');

    /// <summary>The line as HTML.</summary>
    /// <param name="isBold">Whether all of it is bold anyway, as headings are.</param>
    public string ToHtml(bool isBold)
    {
        var html = new StringBuilder();
        var merged = Merged(isBold);
        for (var i = 0; i < merged.Count;)
        {
            var address = merged[i].Address;
            var to = i;
            while (to < merged.Count && merged[to].Address == address) to++;
            if (address is not null) html.Append("<a href=\"").Append(Encode(address)).Append("\">");
            for (; i < to; i++) Append(html, merged[i]);
            if (address is not null) html.Append("</a>");
        }
        var text = html.ToString().Trim();
        while (text.EndsWith("<br>", StringComparison.Ordinal)) text = text[..^4].TrimEnd();
        while (text.StartsWith("<br>", StringComparison.Ordinal)) text = text[4..].TrimStart();
        return text switch
        {
            ['☐', .. var rest] => "[ ] " + rest.TrimStart(),
            ['☑' or '☒', .. var rest] => "[x] " + rest.TrimStart(),
            _ => text,
        };
    }

    /// <summary>HTML without the bold that goes without saying.</summary>
    public static string Light(string html) => html.Replace("<strong>", "", StringComparison.Ordinal).Replace("</strong>", "", StringComparison.Ordinal);

    /// <summary>Text as HTML.</summary>
    public static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private List<Stretch> Merged(bool isBold)
    {
        List<Stretch> merged = [];
        var text = new StringBuilder();
        foreach (var stretch in stretches)
        {
            var look = isBold ? stretch.Look with { IsBold = false } : stretch.Look;
            // White space looks like what stands before it.
            if (merged.Count > 0 && merged[^1] is var last && last.Text != LineBreak && stretch.Text != LineBreak && last.Address == stretch.Address && (last.Look == look || string.IsNullOrWhiteSpace(stretch.Text)))
            {
                text.Append(stretch.Text);
                continue;
            }
            Flush();
            merged.Add(stretch with { Look = look });
            text.Append(stretch.Text);
        }
        Flush();
        return merged;

        void Flush()
        {
            if (merged.Count > 0) merged[^1] = merged[^1] with { Text = text.ToString() };
            text.Clear();
        }
    }

    // Spaces at its ends stay outside of what is emphasised: Markdown could not say them.
    private static void Append(StringBuilder html, Stretch stretch)
    {
        if (stretch.Text == LineBreak)
        {
            html.Append("<br>");
            return;
        }
        var inner = stretch.Text.Trim();
        if (inner.Length == 0)
        {
            html.Append(stretch.Text);
            return;
        }
        var at = stretch.Text.IndexOf(inner, StringComparison.Ordinal);
        var look = stretch.Look;
        string[] names = [.. Names()];
        html.Append(stretch.Text.AsSpan(0, at));
        foreach (var name in names) html.Append('<').Append(name).Append('>');
        html.Append(Encode(inner));
        foreach (var name in names.Reverse()) html.Append("</").Append(name).Append('>');
        html.Append(stretch.Text.AsSpan(at + inner.Length));

        IEnumerable<string> Names()
        {
            if (look.IsBold) yield return "strong";
            if (look.IsItalic) yield return "em";
            if (look.IsStruck) yield return "del";
            if (look.IsRaised) yield return "sup";
            if (look.IsLowered) yield return "sub";
            if (look.IsCode) yield return "code";
        }
    }

    private static bool IsAllowed(string? address) => address is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    [GeneratedRegex(@"^\s*HYPERLINK\s+""(?<address>[^""]+)""")]
    private static partial Regex HyperlinkField();
}
