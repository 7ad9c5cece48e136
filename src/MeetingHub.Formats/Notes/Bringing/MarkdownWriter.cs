using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>HTML of pads, word processors and web pages as the Markdown that notes are written in. Pictures become the words that describe them.</summary>
internal sealed partial class MarkdownWriter
{
    private const int Deepest = 100;
    private const string Indent = "    ";

    private static readonly HashSet<string> Unread = ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "title", "meta", "link", "head", "button", "select", "textarea", "nav"];
    private static readonly HashSet<string> BlockNames =
        ["p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "address", "details", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote", "pre", "hr", "center", "form", "fieldset", "caption", "tbody", "thead", "tr", "td", "th"];

    private readonly bool keepsSigns;
    private int depth;

    private MarkdownWriter(bool keepsSigns) => this.keepsSigns = keepsSigns;

    /// <summary>HTML as Markdown.</summary>
    /// <param name="html">A page or a fragment.</param>
    /// <param name="keepsSigns">True where people type Markdown into what is no Markdown, as they do in pads; else its signs are taken for what they look like.</param>
    /// <exception cref="DomainRuleException">Elements are set into each other too deeply.</exception>
    public static string Write(string html, bool keepsSigns)
    {
        var body = new HtmlParser().ParseDocument(html).Body!; // the parser makes one
        return Joined(new MarkdownWriter(keepsSigns).Blocks(body)).Trim('\n');
    }

    private sealed record Part(string Text, bool IsItem = false, bool IsFirst = false);

    // Items of one list follow each other; everything else has an empty line between.
    private static string Joined(IReadOnlyList<Part> parts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(parts[i] is { IsItem: true, IsFirst: false } && parts[i - 1].IsItem ? "\n" : "\n\n");
            text.Append(parts[i].Text);
        }
        return text.ToString();
    }

    private List<Part> Blocks(INode parent)
    {
        if (++depth > Deepest) throw new DomainRuleException("Rule.NotesTooDeep", "Lists, quotes or brackets in these notes are set into each other too deeply.");
        List<Part> parts = [];
        var words = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && IsBlock(element))
            {
                End();
                Block(element, parts);
            }
            else words.Append(Inline(node));
        }
        End();
        depth--;
        return parts;

        void End()
        {
            parts.AddRange(Paragraphs(words.ToString()).Select(p => new Part(p)));
            words.Clear();
        }
    }

    // Two line ends are an empty line, which is how pads and mails part their paragraphs.
    private IEnumerable<string> Paragraphs(string inline) => EmptyLine().Split(inline).Select(p => string.Join('\n', p.Split('\n').Select(line => Begin(line.Trim()))).Trim('\n')).Where(p => p.Length > 0);

    private void Block(IElement element, List<Part> parts)
    {
        if (ListLevel().Match(element.GetAttribute("style") ?? "") is { Success: true } level && element.LocalName == "p")
        {
            parts.Add(WordItem(element, int.Parse(level.Groups[1].Value, CultureInfo.InvariantCulture)));
            return;
        }
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var number]:
                Heading(number - '0');
                break;
            case "p" when element.ClassList.Contains("MsoTitle"):
                Heading(1);
                break;
            case "ul" when element.ClassList.Contains("indent"):
                foreach (var line in element.Children) parts.AddRange(Blocks(line));
                break;
            case "ul" or "ol":
                List(element, parts);
                break;
            case "table":
                Table(element, parts);
                break;
            case "pre":
                var code = element.TextContent.Trim('\n');
                var fence = code.Contains("```", StringComparison.Ordinal) ? "~~~~" : "```";
                parts.Add(new Part($"{fence}\n{code}\n{fence}"));
                break;
            case "hr":
                parts.Add(new Part("---"));
                break;
            case "blockquote":
                if (Joined(Blocks(element)) is { Length: > 0 } quoted) parts.Add(new Part("> " + quoted.Replace("\n", "\n> ", StringComparison.Ordinal)));
                break;
            case "dt":
                if (OneLine(element) is { Length: > 0 } term) parts.Add(new Part($"**{term.Replace("**", "", StringComparison.Ordinal)}**", IsItem: true));
                break;
            case "dd":
                parts.Add(new Part(Joined(Blocks(element)), IsItem: true));
                break;
            default:
                parts.AddRange(Blocks(element));
                break;
        }

        void Heading(int number)
        {
            if (OneLine(element) is { Length: > 0 } text) parts.Add(new Part($"{new string('#', number)} {text.Replace("**", "", StringComparison.Ordinal)}"));
        }
    }

    private void List(IElement list, List<Part> parts)
    {
        var isFirst = true;
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.Children)
        {
            // Some writers set the inner list beside its item rather than into it.
            if (item.LocalName is "ul" or "ol")
            {
                List<Part> inner = [];
                Block(item, inner);
                parts.Add(new Part(Indented(Indent + Joined(inner)), IsItem: true));
                continue;
            }
            var content = Blocks(item);
            if (content.Count == 0) continue;
            // The words and the list below them are one item, without a line between.
            var text = new StringBuilder(content[0].Text);
            for (var i = 1; i < content.Count; i++) text.Append(content[i].IsItem ? "\n" : "\n\n").Append(content[i].Text);
            parts.Add(new Part((list.LocalName == "ol" ? $"{number++}. " : "- ") + Indented(text.ToString()), IsItem: true, isFirst));
            isFirst = false;
        }
    }

    private static string Indented(string text) => text.Replace("\n", "\n" + Indent, StringComparison.Ordinal);

    // Word writes items as paragraphs, with the sign in a stretch that is to be left out.
    private Part WordItem(IElement paragraph, int level)
    {
        var sign = paragraph.QuerySelectorAll("[style]").FirstOrDefault(s => (s.GetAttribute("style") ?? "").Contains("mso-list:Ignore", StringComparison.OrdinalIgnoreCase))?.TextContent.Trim() ?? "";
        var isNumbered = sign.Length > 1 && char.IsLetterOrDigit(sign[0]) && sign[^1] is '.' or ')';
        return new Part(string.Concat(Enumerable.Repeat(Indent, Math.Clamp(level - 1, 0, 8))) + (isNumbered ? char.IsDigit(sign[0]) ? sign.TrimEnd(')').TrimEnd('.') + ". " : "1. " : "- ") + OneLine(paragraph), IsItem: true);
    }

    private void Table(IElement table, List<Part> parts)
    {
        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table).Select(r => r.Children.Where(c => c.LocalName is "td" or "th").ToList()).Where(r => r.Count > 0).ToList();
        var width = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        if (width <= 1)
        {
            // A frame around a page, and no table.
            foreach (var cell in rows.SelectMany(r => r)) parts.AddRange(Blocks(cell));
            return;
        }
        var lines = rows.Select(r => "| " + string.Join(" | ", r.Select(Cell).Concat(Enumerable.Repeat("", width - r.Count))) + " |").ToList();
        lines.Insert(1, "|" + string.Concat(Enumerable.Repeat(" --- |", width)));
        if (table.QuerySelector("caption") is { } caption && OneLine(caption) is { Length: > 0 } title) parts.Add(new Part($"**{title}**"));
        parts.Add(new Part(string.Join('\n', lines)));

        string Cell(IElement cell) => LineEnds().Replace(Joined(Blocks(cell)), " ").Replace("|", "\\|", StringComparison.Ordinal).Trim();
    }

    private string OneLine(IElement element) => LineEnds().Replace(string.Concat(element.ChildNodes.Select(Inline)), " ").Trim();

    private string Inline(INode node)
    {
        if (node is IText text) return Words(text.Data);
        if (node is not IElement element || IsHidden(element)) return "";
        if (++depth > Deepest) throw new DomainRuleException("Rule.NotesTooDeep", "Lists, quotes or brackets in these notes are set into each other too deeply.");
        var inner = element.LocalName is "code" or "kbd" or "tt" ? Code(element.TextContent) : string.Concat(element.ChildNodes.Select(Inline));
        depth--;
        switch (element.LocalName)
        {
            case "br":
                return "\n";
            case "img":
                return Words(element.GetAttribute("alt") ?? "");
            case "input":
                return element.GetAttribute("type") == "checkbox" ? element.HasAttribute("checked") ? "[x] " : "[ ] " : "";
            case "a" when element.GetAttribute("href") is { } href && Uri.TryCreate(href.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto":
                return Link(inner, address);
        }
        if (element.LocalName is "s" or "del" or "strike" || Has("line-through")) inner = Around(inner, "~~");
        if (element.LocalName is "em" or "i" || Has("font-style:italic")) inner = Around(inner, "*");
        if ((element.LocalName is "strong" or "b" && !Has("font-weight:normal") && !Has("font-weight:400")) || Bold().IsMatch(Style())) inner = Around(inner, "**");
        return inner;

        string Style() => (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);

        bool Has(string declaration) => Style().Contains(declaration, StringComparison.OrdinalIgnoreCase);
    }

    private static string Link(string inner, Uri address)
    {
        var said = inner.Trim();
        if (said.Length == 0) return inner;
        var target = address.OriginalString.Trim().Replace(" ", "%20", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return said == address.OriginalString || said == target ? said : $"[{said.Replace("]", "\\]", StringComparison.Ordinal)}]({target})";
    }

    private static string Code(string text) => text.Trim().Length == 0 ? text : text.Contains('`', StringComparison.Ordinal) ? $"`` {text.Trim()} ``" : $"`{text.Trim()}`";

    // Signs stand at the words: "** so **" would be no bold, and a line end may not stand between them.
    private static string Around(string text, string sign) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var bare = line.Trim();
        if (bare.Length == 0) return line;
        var at = line.IndexOf(bare, StringComparison.Ordinal);
        return $"{line[..at]}{sign}{bare}{sign}{line[(at + bare.Length)..]}";
    }));

    private string Words(string data)
    {
        var text = Spaces().Replace(data.Replace("\u200B", "", StringComparison.Ordinal).Replace("\uFEFF", "", StringComparison.Ordinal), " ");
        return keepsSigns ? text : Signs().Replace(text, "\\$0");
    }

    // What begins a line means something in Markdown, and did not where it comes from.
    private string Begin(string line) => keepsSigns ? line
        : NumberSign().Match(line) is { Success: true } number ? $"{number.Groups[1].Value}\\{line[number.Groups[1].Length..]}"
        : LineSign().Replace(line, "\\$0");

    private static bool IsHidden(IElement element) => Unread.Contains(element.LocalName) || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && (Hiding().IsMatch(style) || style.Contains("mso-list:Ignore", StringComparison.OrdinalIgnoreCase)));

    private static bool IsBlock(IElement element) => !IsHidden(element) && (BlockNames.Contains(element.LocalName)
        // Google's documents put everything into one element that is to be bold, and is not.
        || (element.LocalName is "b" or "span" or "font" or "a" or "strong" && element.QuerySelector("p,div,ul,ol,table,h1,h2,h3,h4,h5,h6") is not null));

    [GeneratedRegex(@"mso-list:\s*l\d+\s+level(\d)", RegexOptions.IgnoreCase)]
    private static partial Regex ListLevel();

    [GeneratedRegex(@"font-weight:(?:bold|[6-9]00)", RegexOptions.IgnoreCase)]
    private static partial Regex Bold();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", RegexOptions.IgnoreCase)]
    private static partial Regex Hiding();

    [GeneratedRegex(@"\n[ ]*\n\s*")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Only where they would be read as signs: "3 * 4" and "a_b" stay as they are.
    [GeneratedRegex(@"\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)|`|\[(?=[^\]]*\]\()")]
    private static partial Regex Signs();

    [GeneratedRegex(@"^(?:#{1,6}(?=\s)|>|[-+](?=\s)|={3,}$|-{3,}$|~~~|```)")]
    private static partial Regex LineSign();

    [GeneratedRegex(@"^(\d{1,9})[.)](?=\s)")]
    private static partial Regex NumberSign();
}
