using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Formats.Notes;

/// <summary>Notes as MediaWiki's wikitext. What a person typed means nothing to the wiki: it is escaped wherever the wiki would read more into it.</summary>
public static partial class WikitextWriter
{
    // Schemes that MediaWiki links without slashes behind them.
    private static readonly string[] Schemes = ["bitcoin", "geo", "magnet", "mailto", "matrix", "news", "sip", "sips", "sms", "tel", "urn", "xmpp"];
    private static readonly string[] Numbers = ["RFC", "PMID", "ISBN"];

    /// <summary>Notes as wikitext.</summary>
    /// <param name="html">Their cleaned HTML, so that both say the same.</param>
    public static string Write(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!; // the parser makes one
        var text = new StringBuilder();
        Blocks(body, text);
        return text.ToString().Trim();
    }

    /// <summary>A text without meaning to the wiki: braces, brackets, quotes, tags, signatures, behaviour switches and links that it would make by itself.</summary>
    public static string Escape(string text) => Escape(text, keepsLines: false);

    /// <summary>A text without meaning to the wiki where a line or a cell of a table begins.</summary>
    public static string Cell(string text) => Line(Escape(text));

    private static string Escape(string text, bool keepsLines)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // The wiki has no place for them, and marks its own pieces with one.
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) continue;
            // At its ends a text may meet markup, or another text, of the same signs.
            if (c is '<' or '>' or '&' or '{' or '}' or '|' or '[' or ']' || (c is '\'' or '~' or '_' or '\uFF3F' && (i == 0 || i == text.Length - 1 || IsDoubled(text, i))) || (c is '-' or '!' && IsDoubled(text, i)) || (c == ':' && EndsScheme(text, i)) || BeginsNumber(text, i)) escaped.Append("&#").Append((int)c).Append(';');
            else escaped.Append(c is '\n' or '\r' && !keepsLines ? ' ' : c);
        }
        return escaped.ToString();
    }

    private static bool IsDoubled(string text, int i) => (i > 0 && text[i - 1] == text[i]) || (i + 1 < text.Length && text[i + 1] == text[i]);

    // "https://x" and "mailto:x" become links by themselves, and take what follows with them.
    private static bool EndsScheme(string text, int i) => text.AsSpan(i).StartsWith("://", StringComparison.Ordinal) || Array.Exists(Schemes, scheme => text.AsSpan(0, i).EndsWith(scheme, StringComparison.OrdinalIgnoreCase));

    // So do "RFC 2822", "PMID 1" and "ISBN 0".
    private static bool BeginsNumber(string text, int i) => text[i] is 'C' or 'D' or 'N' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]) && Array.Exists(Numbers, name => text.AsSpan(0, i + 1).EndsWith(name, StringComparison.Ordinal));

    private static void Blocks(IElement parent, StringBuilder text)
    {
        foreach (var element in parent.Children) Block(element, text);
    }

    private static void Block(IElement element, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "h3" or "h4" or "h5" or "h6":
                var signs = new string('=', element.LocalName[1] - '0' - 1);
                text.Append('\n').Append(signs).Append(' ').Append(Inline(element)).Append(' ').Append(signs).Append('\n');
                break;
            case "ul" or "ol" when NeedsTags(element):
                Tagged(element, text);
                text.Append('\n');
                break;
            case "ul" or "ol":
                foreach (var item in element.Children) Item(item, text, element.LocalName == "ul" ? "*" : "#");
                text.Append('\n');
                break;
            case "dl":
                foreach (var item in element.Children) text.Append(item.LocalName == "dt" ? "; " : ": ").Append(item.LocalName == "dt" ? Term(Inline(item)) : Line(Inline(item))).Append('\n');
                text.Append('\n');
                break;
            case "table":
                Table(element, text);
                break;
            case "pre":
                text.Append("<pre>").Append(Escape(element.TextContent, keepsLines: true)).Append("</pre>\n\n");
                break;
            case "hr":
                text.Append("----\n\n");
                break;
            case "blockquote":
                text.Append("<blockquote>\n");
                Blocks(element, text);
                text.Append("</blockquote>\n\n");
                break;
            case "div":
                Blocks(element, text);
                break;
            default:
                text.Append(Line(Inline(element))).Append("\n\n");
                break;
        }
    }

    // What begins a line means something there.
    private static string Line(string text) => text.Trim() is [('*' or '#' or ':' or ';' or '=' or '!' or '-' or '+') and var sign, .. var rest] ? $"&#{(int)sign};{rest}" : text.Trim();

    // A colon would end the term and begin what it means, unless a link has it.
    private static string Term(string text) => Colon().Replace(Line(text), "&#58;");

    // A list of the wiki's own signs has one line an item, and counts from 1.
    private static bool NeedsTags(IElement list) => list.QuerySelector("pre, blockquote, table, ol[start]") is not null || list.HasAttribute("start");

    private static void Tagged(IElement list, StringBuilder text)
    {
        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? FormattableString.Invariant($" start=\"{first}\"") : "";
        text.Append('<').Append(list.LocalName).Append(start).Append(">\n");
        foreach (var item in list.Children)
        {
            text.Append("<li>");
            var line = new StringBuilder();
            foreach (var node in item.ChildNodes)
            {
                if (node is not IElement { LocalName: "ul" or "ol" or "p" or "pre" or "blockquote" or "table" or "div" } block)
                {
                    line.Append(Inline(node));
                    continue;
                }
                Flush();
                text.Append('\n');
                if (block.LocalName is "ul" or "ol") Tagged(block, text);
                else Block(block, text);
            }
            Flush();
            text.Append("</li>\n");

            void Flush()
            {
                text.Append(Line(line.ToString()));
                line.Clear();
            }
        }
        text.Append("</").Append(list.LocalName).Append(">\n");
    }

    private static void Item(IElement item, StringBuilder text, string signs)
    {
        var own = new StringBuilder();
        foreach (var node in item.ChildNodes)
            if (node is not IElement { LocalName: "ul" or "ol" } nested) own.Append(node is IElement { LocalName: "p" } paragraph ? Inline(paragraph) + " " : Inline(node));
        text.Append(signs).Append(' ').Append(Line(own.ToString())).Append('\n');
        foreach (var list in item.Children.Where(c => c.LocalName is "ul" or "ol"))
            foreach (var inner in list.Children) Item(inner, text, signs + (list.LocalName == "ul" ? '*' : '#'));
    }

    private static void Table(IElement table, StringBuilder text)
    {
        text.Append("{| class=\"wikitable\"\n");
        // One that is for the ear alone says what the heading above it does.
        if (table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption && !caption.ClassList.Contains("vh")) text.Append("|+ ").Append(Line(Inline(caption))).Append('\n');
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            text.Append("|-\n");
            foreach (var cell in row.Children) text.Append(cell.LocalName == "th" ? "! " : "| ").Append(Line(Inline(cell))).Append('\n');
        }
        text.Append("|}\n\n");
    }

    private static string Inline(INode node)
    {
        if (node is IText text) return Escape(text.Data.ReplaceLineEndings(" "));
        var inner = string.Concat(node.ChildNodes.Select(Inline));
        return node is not IElement element ? inner : element.LocalName switch
        {
            "strong" => $"'''{inner}'''",
            "em" => $"''{inner}''",
            "del" => $"<s>{inner}</s>",
            "code" => $"<code>{inner}</code>",
            "sup" => $"<sup>{inner}</sup>",
            "br" => "<br>",
            // A wiki shows no pictures from elsewhere.
            "img" when element.Closest("a") is null && Absolute(element.GetAttribute("src")) is { } picture => $"[{Address(picture)} {Escape(element.GetAttribute("alt") is { Length: > 0 } said ? said : picture.Segments[^1])}]",
            "img" => Escape(element.GetAttribute("alt") ?? ""),
            "a" when Absolute(element.GetAttribute("href")) is { } address => $"[{Address(address)} {inner}]",
            _ => inner,
        };
    }

    private static Uri? Absolute(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" ? absolute : null;

    // What would end the link, begin a template, sign or switch something travels encoded.
    private static string Address(Uri address) => new StringBuilder(address.AbsoluteUri).Replace("[", "%5B").Replace("]", "%5D").Replace("{", "%7B").Replace("}", "%7D").Replace("'", "%27").Replace("|", "%7C").Replace("~~", "%7E%7E").Replace("__", "%5F%5F").ToString();

    [GeneratedRegex(@"(?<!\[https?):")]
    private static partial Regex Colon();
}
