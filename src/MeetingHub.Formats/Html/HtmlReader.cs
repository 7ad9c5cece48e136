using System.Text.RegularExpressions;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Html;

/// <summary>
/// Turns HTML into lines of light text that the plain-text reader understands: a block element ends a line, headings get
/// their number signs, items a bullet, and cells a tab between them. Every character keeps its place in the source, which
/// no HTML parser at hand reports for text.
/// </summary>
internal static partial class HtmlReader
{
    /// <summary>A soft break inside a table cell or an item.</summary>
    public const char SoftBreak = '\v';

    private static readonly HashSet<string> Unread = new(["script", "style", "nav", "noscript", "template", "svg", "form", "footer", "button", "select", "iframe"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Ending = new(["p", "div", "section", "article", "header", "main", "aside", "ul", "ol", "dl", "dd", "dt", "table", "tr", "thead", "tbody", "blockquote", "figure", "figcaption", "pre", "hr", "body", "html", "title", "address", "details", "summary"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text is a web page.</summary>
    public static bool IsPage(string text) => Opening().IsMatch(text.AsSpan(0, Math.Min(text.Length, 2000)));

    /// <summary>Whether a text holds block elements, as Markdown often does.</summary>
    public static bool HasBlocks(string text) => Blocks().IsMatch(text);

    /// <param name="source">The page, or a text that holds some HTML.</param>
    /// <param name="keepLines">True where line ends outside tables mean something: in Markdown and wikitext that hold some HTML.</param>
    public static MappedText ToLines(MappedText source, bool keepLines)
    {
        var text = source.Text;
        var builder = new MappedText.Builder();
        var (unread, unreadDepth, rowDepth, listDepth, cells) = ((string?)null, 0, 0, 0, 0);
        var (position, inDescription) = (0, false);
        foreach (Match tag in Tag().Matches(text))
        {
            if (unread is null) CopyText(position, tag.Index);
            position = tag.Index + tag.Length;
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            var closes = tag.Groups["close"].Success;
            if (name.Length == 0) continue;
            if (unread is not null)
            {
                if (name == unread) unreadDepth += closes ? -1 : tag.Groups["self"].Success ? 0 : 1;
                if (unreadDepth <= 0) unread = null;
                continue;
            }
            if (!closes && !tag.Groups["self"].Success && (Unread.Contains(name) || (Ending.Contains(name) && Furniture().IsMatch(tag.Groups["attributes"].ValueSpan))))
            {
                (unread, unreadDepth) = (name, 1);
                Break(tag.Index);
                continue;
            }
            switch (name)
            {
                case "tr":
                    rowDepth = closes ? 0 : 1;
                    cells = 0;
                    NewLine(tag.Index);
                    break;
                case "td" or "th" when rowDepth > 0:
                    if (!closes && cells++ > 0) builder.Append('\t', tag.Index, tag.Index);
                    break;
                case "br" when rowDepth > 0 || inDescription:
                    builder.Append(SoftBreak, tag.Index, tag.Index);
                    break;
                case "br":
                    NewLine(tag.Index);
                    break;
                case "li":
                    if (closes && rowDepth == 0) NewLine(tag.Index);
                    if (closes) break;
                    Break(tag.Index);
                    if (rowDepth == 0) Insert(new string(' ', Math.Max(0, listDepth - 1) * 2) + "• ", tag.Index);
                    break;
                case ['h', >= '1' and <= '6'] when rowDepth == 0:
                    Break(tag.Index);
                    if (closes) NewLine(tag.Index);
                    else Insert(new string('#', name[1] - '0') + " ", tag.Index);
                    break;
                case "dt" when closes:
                    // A term and its description are a label and its value.
                    if (builder.Last != ':') Insert(": ", tag.Index);
                    break;
                case "dd":
                    inDescription = !closes;
                    if (closes) NewLine(tag.Index);
                    break;
                case "ul" or "ol":
                    listDepth = Math.Max(0, listDepth + (closes ? -1 : 1));
                    Break(tag.Index);
                    break;
                default:
                    if (Ending.Contains(name)) Break(tag.Index);
                    break;
            }
            if (rowDepth == 0 && name is "p" or "table" or "ul" or "ol" or "div") NewLine(tag.Index);
        }
        if (unread is null) CopyText(position, text.Length);
        return builder.Build();

        void CopyText(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var c = text[i];
                if (!keepLines || rowDepth > 0)
                {
                    if (c is '\n' or '\r' or '\t') c = ' ';
                    if (c == ' ' && builder.Last is ' ' or '\n' or '\t' or SoftBreak) continue;
                }
                builder.Append(c, source, i, 1);
            }
        }

        void Break(int at)
        {
            if (rowDepth > 0)
            {
                if (builder.Last is not ('\n' or '\t' or SoftBreak)) builder.Append(SoftBreak, at, at);
            }
            else if (builder.Last != '\n')
            {
                NewLine(at);
            }
        }

        void NewLine(int at) => builder.Append('\n', at, at);

        void Insert(string mark, int at)
        {
            foreach (var c in mark) builder.Append(c, at, at);
        }
    }

    [GeneratedRegex(@"^\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"</?(?:p|div|li|ul|ol|td|tr|table|h[1-6]|section|article)\b[^>]*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"<!--.*?(?:-->|\z)|<![^>]*>|<\?[^>]*>|<(?<close>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?<attributes>(?:[^<>""']|""[^""]*""|'[^']*')*?)(?<self>/)?>", RegexOptions.Singleline, 2000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?:class|id|role)\s*=\s*[""']?[^""'>]*\b(?:nav|navbar|navigation|menu|breadcrumbs?|footer|share|social|cookies?|redes|sidebar|related)\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Furniture();
}
