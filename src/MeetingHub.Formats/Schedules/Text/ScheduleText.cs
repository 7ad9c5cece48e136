using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>Makes readable text of what schedule files hold: HTML, Markdown or plain, with entities, control characters and all ends of lines.</summary>
internal static partial class ScheduleText
{
    private const int MaxLength = 100_000;

    // Parsers of HTML take long over many unclosed elements; no description has so many.
    private const int MaxTags = 2_000;

    private static readonly HashSet<string> Blocks = new(["p", "div", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "blockquote", "pre", "section", "article", "hr", "figure"], StringComparer.Ordinal);
    private static readonly HashSet<string> Unread = new(["script", "style", "template", "noscript", "iframe", "head"], StringComparer.Ordinal);

    /// <summary>One line: a title or a name.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        if (text.Length > 2_000) text = text[..2_000];
        if (text.Contains('<', StringComparison.Ordinal)) text = InlineTag().Replace(text, "");
        return Runs().Replace(Clean(Decoded(text), oneLine: true), " ").Trim();
    }

    /// <summary>A name; null for none.</summary>
    public static string? Name(string? text) => Line(text) is { Length: > 0 } line ? line : null;

    /// <summary>A description, lines kept; null for none.</summary>
    public static string? Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > MaxLength) text = text[..MaxLength];
        text = text.Contains('<', StringComparison.Ordinal) && KnownTag().Count(text) is var tags and > 0 ? FromHtml(text, tags) : Decoded(text);
        text = EmptyLines().Replace(TrailingSpace().Replace(Clean(text, oneLine: false), "\n"), "\n\n").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>Subtitle, abstract and description as one text, in which nothing is said twice.</summary>
    public static string? Joined(string title, params ReadOnlySpan<string?> parts)
    {
        var titled = Spaceless(title);
        var said = new List<(string Text, string Spaceless)>();
        foreach (var part in parts)
        {
            if (Plain(part) is not { } text) continue;
            var spaceless = Spaceless(text);
            if (spaceless == titled || (text.Length < 200 && titled.EndsWith(spaceless, StringComparison.Ordinal))) continue;
            // Many programs repeat the abstract at the start of the description.
            said.RemoveAll(earlier => spaceless.StartsWith(earlier.Spaceless, StringComparison.Ordinal));
            if (!said.Exists(earlier => earlier.Spaceless.Contains(spaceless, StringComparison.Ordinal))) said.Add((text, spaceless));
        }
        return said.Count == 0 ? null : string.Join("\n\n", said.Select(each => each.Text));
    }

    private static string Spaceless(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c)) kept.Append(c);
        return kept.ToString();
    }

    private static string Decoded(string text) => text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;

    // Control characters, marks that turn the direction of writing and halves of characters are nobody's text.
    private static string Clean(string text, bool oneLine)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (c is '\r' or '\n' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f') clean.Append(oneLine ? ' ' : c == '\r' && i + 1 < text.Length && text[i + 1] is '\n' or '\r' ? "" : "\n");
            else if (c == '\t') clean.Append(oneLine ? ' ' : c);
            else if (!char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\ufeff' or '\u200b' or '\ufffe' or '\uffff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))) clean.Append(c);
        }
        return clean.ToString();
    }

    private static string FromHtml(string text, int tags)
    {
        if (tags > MaxTags) return Decoded(AnyTag().Replace(text, "\n"));
        // What only looks like a tag, such as "List<String>" or "<https://…>", is text.
        var body = new HtmlParser().ParseDocument("<body>" + NoTag().Replace(text, "&lt;")).Body;
        var plain = new StringBuilder(text.Length);
        var keepsLines = !BlockTag().IsMatch(text);
        // Without recursion: a document may be nested deeper than a stack is.
        for (INode? node = body?.FirstChild; node is not null;)
        {
            var enter = node is not IElement element || !Unread.Contains(element.LocalName);
            if (node is IText words) plain.Append(keepsLines ? words.Data : Runs().Replace(words.Data.Replace('\n', ' ').Replace('\r', ' '), " "));
            else if (enter && node is IElement opened) Open(plain, opened);
            if (enter && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null && node != body && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is IElement closed && node != body) Close(plain, closed);
            }
            node = node is null || node == body ? null : node.NextSibling;
        }
        return LeadingSpace().Replace(plain.ToString(), "\n");
    }

    private static void Open(StringBuilder plain, IElement element)
    {
        if (element.LocalName == "br") plain.Append('\n');
        else if (element.LocalName == "li") plain.Append("\n- ");
        else if (element.LocalName is "td" or "th" && plain.Length > 0 && plain[^1] != '\n') plain.Append(" | ");
        else if (Blocks.Contains(element.LocalName)) plain.Append(element.LocalName is "p" or ['h', _] or "ul" or "ol" ? "\n\n" : "\n");
        else if (element.LocalName == "a" && element.FirstChild is null) Close(plain, element);
    }

    private static void Close(StringBuilder plain, IElement element)
    {
        if (Blocks.Contains(element.LocalName)) plain.Append(element.LocalName is "p" or ['h', _] or "ul" or "ol" ? "\n\n" : "\n");
        else if (element.LocalName == "a" && Links.Address(element.GetAttribute("href")) is { } address && !element.TextContent.Contains(element.GetAttribute("href")!.Trim(), StringComparison.Ordinal)) // Not null: it has an address.
            plain.Append(" (").Append(address).Append(')');
    }

    private const string Inline = "b|i|em|strong|u|s|a|br|span|sub|sup|small|code|font|tt|abbr|del|ins|mark|q|cite|img|strike|big|kbd|wbr";
    private const string Block = "p|div|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tfoot|tr|td|th|blockquote|pre|section|article|header|footer|hr|html|head|body|center|script|style|template|noscript|iframe|figure|figcaption|caption|video|audio|source|meta|link|details|summary|title";

    [GeneratedRegex("</?(?:" + Inline + @"|p)(?=[\s/>])[^<>]{0,500}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InlineTag();

    [GeneratedRegex("</?(?:" + Inline + "|" + Block + @")(?=[\s/>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KnownTag();

    [GeneratedRegex("<(?:br|p|div|ul|ol|li|h[1-6]|table)(?=[\\s/>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlockTag();

    [GeneratedRegex("<(?!/?(?:" + Inline + "|" + Block + @")(?:[\s/>])|!--)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTag();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"[ \t]{2,}|\t")]
    private static partial Regex Runs();

    [GeneratedRegex(@"(?<![ \t])[ \t]+\n")]
    private static partial Regex TrailingSpace();

    [GeneratedRegex(@"\n +(?!- )")]
    private static partial Regex LeadingSpace();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines();
}
