using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Formats.Notes;

/// <summary>Notes as MediaWiki's wikitext. What a person typed means nothing to the wiki: it is escaped wherever the wiki would read more into it.</summary>
public static class WikitextWriter
{
    /// <summary>Notes as wikitext.</summary>
    /// <param name="html">Their cleaned HTML, so that both say the same.</param>
    public static string Write(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!; // the parser makes one
        var text = new StringBuilder();
        Blocks(body, text, "");
        return text.ToString().Trim();
    }

    /// <summary>A text without meaning to the wiki: braces, brackets, quotes, tags and signatures.</summary>
    public static string Escape(string text) => Escape(text, keepsLines: false);

    private static string Escape(string text, bool keepsLines)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isDoubled = (i > 0 && text[i - 1] == c) || (i + 1 < text.Length && text[i + 1] == c);
            if (c is '<' or '>' or '&' or '{' or '}' or '|' or '[' or ']' || (c is '\'' or '~' or '_' or '-' && isDoubled)) escaped.Append("&#").Append((int)c).Append(';');
            else escaped.Append(c is '\n' or '\r' && !keepsLines ? ' ' : c);
        }
        return escaped.ToString();
    }

    private static void Blocks(IElement parent, StringBuilder text, string list)
    {
        foreach (var element in parent.Children)
        {
            switch (element.LocalName)
            {
                case "h3" or "h4" or "h5" or "h6":
                    var signs = new string('=', element.LocalName[1] - '0' - 1);
                    text.Append('\n').Append(signs).Append(' ').Append(Inline(element)).Append(' ').Append(signs).Append('\n');
                    break;
                case "ul" or "ol":
                    foreach (var item in element.Children) Item(item, text, list + (element.LocalName == "ul" ? '*' : '#'));
                    if (list.Length == 0) text.Append('\n');
                    break;
                case "dl":
                    foreach (var item in element.Children) text.Append(item.LocalName == "dt" ? "; " : ": ").Append(Line(Inline(item))).Append('\n');
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
                    Blocks(element, text, "");
                    text.Append("</blockquote>\n\n");
                    break;
                case "div":
                    Blocks(element, text, list);
                    break;
                default:
                    text.Append(Line(Inline(element))).Append("\n\n");
                    break;
            }
        }
    }

    // What begins a line means something there.
    private static string Line(string text) => text.Trim() is [('*' or '#' or ':' or ';' or '=' or '!' or '-') and var sign, .. var rest] ? $"&#{(int)sign};{rest}" : text.Trim();

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
            "a" when element.GetAttribute("href") is { } href && Uri.TryCreate(href, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => $"[{Address(address)} {inner}]",
            _ => inner,
        };
    }

    // What would end the link, or begin a template, travels encoded.
    private static string Address(Uri address) => address.AbsoluteUri.Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal).Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("'", "%27", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
}
