using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>
/// MediaWiki's wikitext as Markdown, by way of the HTML that a wiki would show: headings, lists, tables, emphasis, links and notes.
/// Templates, files and categories are the wiki's own and left out; of a template that is named after what it shows, that is kept.
/// </summary>
internal static partial class WikitextReader
{
    private const int Deepest = 20;

    /// <summary>Whether a text has more of a wiki's signs than notes have by chance.</summary>
    public static bool IsOne(string text) => Heading().Count(text) + Emphasis().Count(text) + (2 * TableStart().Count(text)) + WikiLink().Count(text) >= 2;

    /// <summary>Wikitext as Markdown.</summary>
    /// <exception cref="DomainRuleException">What it opens and never closes takes too long to look for, or is set into itself too deeply.</exception>
    public static string ToMarkdown(string text)
    {
        try
        {
            return MarkdownWriter.Write(ToHtml(text), TypedSigns.AtLineStarts);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new DomainRuleException("Rule.NotesTooDeep", "Lists, quotes or brackets in these notes are set into each other too deeply.");
        }
    }

    private static string ToHtml(string text)
    {
        // What is to be shown as it stands is put aside, so that nothing is read into it.
        List<string> aside = [];
        text = Comment().Replace(text.Replace('\u0001', ' ').Replace('\u0002', ' '), "");
        text = Verbatim().Replace(text, m => PutAside(m.Groups["name"].Value.Equals("nowiki", StringComparison.OrdinalIgnoreCase) ? Encoded(m.Groups["text"].Value) : $"<pre>{Encoded(m.Groups["text"].Value)}</pre>"));
        text = Innermost(text, Template(), Said);
        text = Innermost(text, OwnLink(), _ => "");
        text = Magic().Replace(text, "");
        List<string> notes = [];
        text = Reference().Replace(text, m =>
        {
            notes.Add(Inline(m.Groups[1].Value.ReplaceLineEndings(" ")));
            return PutAside($"<sup><a href=\"#cite_note-{notes.Count}\">[{notes.Count}]</a></sup>");
        });
        var page = new Page();
        foreach (var line in text.Split('\n')) page.Read(line.Trim());
        page.Close();
        var html = page.Html;
        for (var i = 0; i < notes.Count; i++) html.Append(CultureInfo.InvariantCulture, $"<p id=\"cite_note-{i + 1}\">{notes[i]}</p>");
        return Innermost(html.ToString(), Aside(), m => aside[int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)]);

        string PutAside(string shown)
        {
            aside.Add(shown);
            return $"\u0001{aside.Count - 1}\u0002";
        }

        // Character references count in what is shown as it stands, too.
        static string Encoded(string verbatim) => WebUtility.HtmlEncode(WebUtility.HtmlDecode(verbatim));
    }

    // From the inside out, because one stands in another.
    private static string Innermost(string text, Regex what, MatchEvaluator by)
    {
        for (var i = 0; i < Deepest && what.IsMatch(text); i++) text = what.Replace(text, by);
        return text;
    }

    private static string Said(Match template) => Shown().Match(template.Value) is { Success: true } shown ? shown.Groups[1].Value.Trim() : "";

    /// <summary>The HTML of a page, written line by line.</summary>
    private sealed class Page
    {
        private string signs = "";
        private bool isParagraph;
        private bool isTable;
        private bool isRow;
        private string cell = "";

        public StringBuilder Html { get; } = new();

        public void Read(string line)
        {
            if (isTable) ReadTable(line);
            else if (line.StartsWith("{|", StringComparison.Ordinal)) Open("<table>", table: true);
            else if (HeadingLine().Match(line) is { Success: true } heading) Block($"<h{heading.Groups["signs"].Length}>{Inline(heading.Groups["text"].Value)}</h{heading.Groups["signs"].Length}>");
            else if (line.StartsWith("----", StringComparison.Ordinal)) Block("<hr>");
            else if (ListLine().Match(line) is { Success: true } item) Item(item.Groups["signs"].Value, item.Groups["text"].Value);
            else Words(line);
        }

        public void Close()
        {
            CloseCell();
            if (isTable) Html.Append("</table>");
            isTable = false;
            CloseItems(0);
            CloseParagraph();
        }

        private void Block(string html)
        {
            CloseItems(0);
            CloseParagraph();
            Html.Append(html);
        }

        private void Open(string html, bool table)
        {
            Block(html);
            (isTable, isRow) = (table, false);
        }

        // A wiki joins lines; people who write minutes mean them, and so does our Markdown.
        private void Words(string line)
        {
            CloseItems(0);
            if (line.Length == 0) CloseParagraph();
            else
            {
                Html.Append(isParagraph ? "<br>" : "<p>").Append(Inline(line));
                isParagraph = true;
            }
        }

        private void CloseParagraph()
        {
            if (isParagraph) Html.Append("</p>");
            isParagraph = false;
        }

        private void Item(string next, string text)
        {
            if (text.Length == 0) return;
            CloseParagraph();
            next = next[..Math.Min(next.Length, Deepest)];
            var common = 0;
            while (common < signs.Length && common < next.Length && Alike(signs[common]) == Alike(next[common])) common++;
            CloseItems(common);
            if (common == next.Length)
            {
                // Another item of the list that is open.
                Html.Append(CultureInfo.InvariantCulture, $"</{ItemOf(signs[^1])}><{ItemOf(next[^1])}>");
                signs = next;
            }
            for (; common < next.Length; common++)
            {
                Html.Append(CultureInfo.InvariantCulture, $"<{ListOf(next[common])}><{ItemOf(next[common])}>");
                signs = next[..(common + 1)];
            }
            // "; term : what it means" says both in one line.
            var means = next[^1] == ';' ? text.IndexOf(" : ", StringComparison.Ordinal) : -1;
            Html.Append(means < 0 ? Inline(text) : $"{Inline(text[..means])}</dt><dd>{Inline(text[(means + 3)..])}");
            if (means >= 0) signs = signs[..^1] + ':';
        }

        private void CloseItems(int depth)
        {
            for (; signs.Length > depth; signs = signs[..^1]) Html.Append(CultureInfo.InvariantCulture, $"</{ItemOf(signs[^1])}></{ListOf(signs[^1])}>");
        }

        private static char Alike(char sign) => sign == ';' ? ':' : sign;

        private static string ListOf(char sign) => sign switch { '*' => "ul", '#' => "ol", _ => "dl" };

        private static string ItemOf(char sign) => sign switch { '*' or '#' => "li", ';' => "dt", _ => "dd" };

        private void ReadTable(string line)
        {
            if (line.StartsWith("|}", StringComparison.Ordinal))
            {
                CloseCell();
                Html.Append("</table>");
                isTable = false;
            }
            else if (line.StartsWith("|+", StringComparison.Ordinal)) Html.Append(CultureInfo.InvariantCulture, $"<caption>{Inline(Content(line[2..]).Text)}</caption>");
            else if (line.StartsWith("|-", StringComparison.Ordinal)) NextRow();
            else if (line is ['|' or '!', ..])
            {
                var sign = line[0];
                if (!isRow) NextRow();
                foreach (var one in (sign == '!' ? HeadEnd() : CellEnd()).Split(line[1..]))
                {
                    CloseCell();
                    var (looks, text) = Content(one);
                    cell = sign == '!' ? "th" : "td";
                    Html.Append(CultureInfo.InvariantCulture, $"<{cell}{string.Concat(Spans().Matches(looks).Select(m => $" {m.Groups[1].Value}={m.Groups[2].Value}"))}>{Inline(text)}");
                }
            }
            else if (line.Length > 0 && cell.Length > 0) Html.Append("<br>").Append(Inline(line.TrimStart('*', '#', ':', ' ')));
        }

        private void NextRow()
        {
            CloseCell();
            Html.Append("<tr>");
            isRow = true;
        }

        private void CloseCell()
        {
            if (cell.Length > 0) Html.Append(CultureInfo.InvariantCulture, $"</{cell}>");
            cell = "";
        }

        // What stands before a single "|" says how the cell looks.
        private static (string Looks, string Text) Content(string cell)
        {
            var at = WikiLink().Replace(cell, m => new string('x', m.Length)).IndexOf('|', StringComparison.Ordinal);
            return at < 0 ? ("", cell) : (cell[..at], cell[(at + 1)..]);
        }
    }

    private static string Inline(string text)
    {
        text = WikiLink().Replace(text, m => m.Groups["label"] is { Success: true, Length: > 0 } label ? label.Value : m.Groups["page"].Value.TrimStart(':').Replace('_', ' '));
        text = OuterLink().Replace(text, m => $"<a href=\"{WebUtility.HtmlEncode(WebUtility.HtmlDecode(m.Groups["address"].Value.StartsWith("//", StringComparison.Ordinal) ? "https:" + m.Groups["address"].Value : m.Groups["address"].Value))}\">{(m.Groups["label"].Success ? m.Groups["label"].Value : m.Groups["address"].Value)}</a>");
        return Quotes(text.Trim());
    }

    // The way that MediaWiki reads apostrophes: five are both, three bold, two italic; where both stay open, a bold one was an apostrophe and an italic one.
    private static string Quotes(string line)
    {
        var marks = Apostrophes().Matches(line).Select(m => (m.Index, m.Length)).ToList();
        if (marks.Count == 0) return line;
        var sizes = marks.ConvertAll(m => m.Length switch { 4 => 3, > 5 => 5, var length => length });
        if (sizes.Count(s => s is 2 or 5) % 2 == 1 && sizes.Count(s => s is 3 or 5) % 2 == 1)
        {
            var bold = Enumerable.Range(0, sizes.Count).Where(i => sizes[i] == 3).ToList();
            // Behind a word of one letter first, as in "l'''amour", then behind a longer one.
            int Rank(int i) => marks[i].Index is var at && at > 0 && line[at - 1] != ' ' ? at > 1 && line[at - 2] == ' ' ? 0 : 1 : 2;
            if (bold.Count > 0) sizes[bold.MinBy(Rank)] = 2;
        }
        var text = new StringBuilder();
        var (isBold, isItalic, last) = (false, false, 0);
        for (var i = 0; i < marks.Count; i++)
        {
            text.Append(line, last, marks[i].Index - last).Append('\'', marks[i].Length - sizes[i]);
            last = marks[i].Index + marks[i].Length;
            // Each mark says anew how the words look, so that none need be closed in its order.
            text.Append(isItalic ? "</i>" : "").Append(isBold ? "</b>" : "");
            if (sizes[i] is 3 or 5) isBold = !isBold;
            if (sizes[i] is 2 or 5) isItalic = !isItalic;
            text.Append(isBold ? "<b>" : "").Append(isItalic ? "<i>" : "");
        }
        return text.Append(line, last, line.Length - last).Append(isItalic ? "</i>" : "").Append(isBold ? "</b>" : "").ToString();
    }

    [GeneratedRegex(@"<!--.*?(?:-->|\z)|</?(?:translate|languages|noinclude|includeonly|onlyinclude|section|tvar)\b[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<(?<name>nowiki|pre|syntaxhighlight|source)\b[^>]*(?<!/)>(?<text>.*?)</\k<name>\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Verbatim();

    [GeneratedRegex(@"\{\{[^{}]*\}\}|\{\{\{[^{}]*\}\}\}", RegexOptions.None, 2000)]
    private static partial Regex Template();

    [GeneratedRegex(@"\|\s*(?:displayname|text|texto|label|title|t[ií]tulo)\s*=\s*([^|{}\n]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Shown();

    [GeneratedRegex(@"\[\[\s*(?:file|image|archivo|imagen|ficheiro|arquivo|imagem|category|categor[ií]a)\s*:(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex OwnLink();

    [GeneratedRegex(@"__[A-Z]{3,20}__")]
    private static partial Regex Magic();

    [GeneratedRegex(@"\u0001(\d+)\u0002")]
    private static partial Regex Aside();

    [GeneratedRegex(@"^={2,6}[^=\n]+={2,6}\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<signs>={1,6})\s*(?<text>.+?)\s*\k<signs>$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"'{2,5}[^'\n]+'{2,5}")]
    private static partial Regex Emphasis();

    [GeneratedRegex("'{2,}")]
    private static partial Regex Apostrophes();

    [GeneratedRegex(@"^\{\|", RegexOptions.Multiline)]
    private static partial Regex TableStart();

    [GeneratedRegex(@"^(?<signs>[*#:;]+)\s*(?<text>.*)$")]
    private static partial Regex ListLine();

    [GeneratedRegex(@"\|\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"\|\||!!")]
    private static partial Regex HeadEnd();

    [GeneratedRegex(@"\b(colspan|rowspan)\s*=\s*[""']?(\d{1,3})", RegexOptions.IgnoreCase)]
    private static partial Regex Spans();

    [GeneratedRegex(@"<ref\b[^>]*(?<!/)>(.*?)</ref\s*>", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\[\[(?<page>[^\[\]|\n]+)(?:\|(?<label>[^\[\]\n]*))?\]\]")]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\[(?<address>(?:https?:)?//[^\s\]]+|mailto:[^\s\]]+)(?:\s+(?<label>[^\]\n]+))?\]")]
    private static partial Regex OuterLink();
}
