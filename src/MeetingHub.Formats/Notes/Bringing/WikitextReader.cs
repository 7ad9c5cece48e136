using System.Net;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>MediaWiki's wikitext as Markdown: headings, lists, tables, emphasis and links. Templates, files and categories are the wiki's own and left out.</summary>
internal static partial class WikitextReader
{
    private const int Deepest = 20;

    /// <summary>Whether a text has more of a wiki's signs than notes have by chance.</summary>
    public static bool IsOne(string text) => Heading().Count(text) + Emphasis().Count(text) + (2 * TableStart().Count(text)) + WikiLink().Count(text) >= 2;

    /// <summary>Wikitext as Markdown.</summary>
    public static string ToMarkdown(string text)
    {
        // What is to be shown as it stands is put aside, so that nothing is read into it.
        List<string> aside = [];
        text = Comment().Replace(text, "");
        text = Verbatim().Replace(text, m =>
        {
            var inner = WebUtility.HtmlDecode(m.Groups["text"].Value);
            aside.Add(m.Groups["name"].Value.Equals("pre", StringComparison.OrdinalIgnoreCase) ? $"\n\n```\n{inner.Trim('\n')}\n```\n\n" : inner);
            return $"\u0001{aside.Count - 1}\u0002";
        });
        text = Innermost(text, Template(), "");
        text = Innermost(text, OwnLink(), "");
        text = Magic().Replace(text, "");
        List<string> lines = [];
        List<string[]>? table = null;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("{|", StringComparison.Ordinal)) table = [[]];
            else if (table is not null) ReadTable(line, ref table, lines);
            else if (HeadingLine().Match(line) is { Success: true } heading) Block(lines, $"{new string('#', heading.Groups["signs"].Length)} {Inline(heading.Groups["text"].Value)}");
            else if (line.StartsWith("----", StringComparison.Ordinal)) Block(lines, "---");
            else if (ListLine().Match(line) is { Success: true } item) Item(lines, item.Groups["signs"].Value, Inline(item.Groups["text"].Value));
            else Plain(lines, Inline(line));
        }
        if (table is not null) WriteTable(table, lines);
        var markdown = Aside().Replace(string.Join('\n', lines), m => aside[int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)]);
        return ManyLines().Replace(markdown, "\n\n").Trim('\n', ' ');
    }

    // From the inside out, because one stands in another.
    private static string Innermost(string text, Regex what, string by)
    {
        for (var i = 0; i < Deepest && what.IsMatch(text); i++) text = what.Replace(text, by);
        return text;
    }

    private static void Block(List<string> lines, string text)
    {
        if (lines.Count > 0 && lines[^1].Length > 0) lines.Add("");
        lines.Add(text);
        lines.Add("");
    }

    private static void Item(List<string> lines, string signs, string text)
    {
        if (text.Length == 0) return;
        if (signs[^1] is '*' or '#' && lines.Count > 0 && lines[^1].Length > 0 && !MarkdownItem().IsMatch(lines[^1])) lines.Add("");
        // ":" sets in, ";" is a term: only bullets and numbers nest.
        var depth = Math.Max(0, signs.Count(s => s is '*' or '#') - 1);
        var indent = new string(' ', 4 * depth);
        switch (signs[^1])
        {
            case '*':
                lines.Add($"{indent}- {text}");
                break;
            case '#':
                lines.Add($"{indent}1. {text}");
                break;
            case ';':
                Plain(lines, $"**{text}**");
                break;
            default:
                if (signs.Any(s => s is '*' or '#')) lines.Add($"{indent}    {text}");
                else Plain(lines, text);
                break;
        }
    }

    // A wiki joins lines; people who write minutes mean them, and so does our Markdown.
    private static void Plain(List<string> lines, string text)
    {
        if (text.Length > 0 && lines.Count > 0 && MarkdownItem().IsMatch(lines[^1])) lines.Add("");
        lines.Add(text);
    }

    private static void ReadTable(string line, ref List<string[]>? table, List<string> lines)
    {
        if (table is null) return;
        if (line.StartsWith("|}", StringComparison.Ordinal))
        {
            WriteTable(table, lines);
            table = null;
        }
        else if (line.StartsWith("|+", StringComparison.Ordinal)) Block(lines, $"**{Inline(Cell(line[2..]))}**");
        else if (line.StartsWith("|-", StringComparison.Ordinal)) table.Add([]);
        else if (line is ['|' or '!', ..]) table[^1] = [.. table[^1], .. CellEnd().Split(line[1..]).Select(c => Inline(Cell(c)))];
        else if (line.Length > 0 && table[^1] is [.., _]) table[^1][^1] = $"{table[^1][^1]} {Inline(line.TrimStart('*', '#', ':', ' '))}".Trim();
    }

    // What stands before a single "|" says how the cell looks.
    private static string Cell(string cell)
    {
        var links = WikiLink().Replace(cell, m => new string('x', m.Length));
        var at = links.IndexOf('|', StringComparison.Ordinal);
        return at < 0 ? cell : cell[(at + 1)..];
    }

    private static void WriteTable(List<string[]> table, List<string> lines)
    {
        table.RemoveAll(r => r.Length == 0);
        if (table.Count == 0) return;
        var width = table.Max(r => r.Length);
        var rows = table.Select(r => "| " + string.Join(" | ", r.Select(c => c.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal)).Concat(Enumerable.Repeat("", width - r.Length))) + " |").ToList();
        rows.Insert(1, "|" + string.Concat(Enumerable.Repeat(" --- |", width)));
        Block(lines, string.Join('\n', rows));
    }

    private static string Inline(string text)
    {
        text = Reference().Replace(text, " ($1)");
        text = Break().Replace(text, "\n");
        text = Struck().Replace(text, "~~$1~~");
        text = CodeTag().Replace(text, "`$1`");
        text = BoldItalic().Replace(text, "***$1***");
        text = BoldText().Replace(text, "**$1**");
        text = ItalicText().Replace(text, "*$1*");
        text = WikiLink().Replace(text, m => m.Groups["label"] is { Success: true, Length: > 0 } label ? label.Value : m.Groups["page"].Value.TrimStart(':').Replace('_', ' '));
        text = OuterLink().Replace(text, m => m.Groups["label"].Success ? $"[{m.Groups["label"].Value}]({m.Groups["address"].Value.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})" : m.Groups["address"].Value);
        text = Tag().Replace(text, "");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ').Trim();
    }

    [GeneratedRegex(@"<!--.*?(?:-->|\z)|</?(?:translate|languages|noinclude|includeonly|onlyinclude|section)\b[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<(?<name>nowiki|pre|syntaxhighlight|source)\b[^>]*(?<!/)>(?<text>.*?)</\k<name>\s*>", RegexOptions.Singleline | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Verbatim();

    [GeneratedRegex(@"\{\{[^{}]*\}\}|\{\{\{[^{}]*\}\}\}", RegexOptions.None, 2000)]
    private static partial Regex Template();

    [GeneratedRegex(@"\[\[\s*(?:file|image|archivo|imagen|ficheiro|arquivo|imagem|category|categor[ií]a|categoria)\s*:(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex OwnLink();

    [GeneratedRegex(@"__[A-Z]{3,20}__")]
    private static partial Regex Magic();

    [GeneratedRegex(@"\u0001(\d+)\u0002")]
    private static partial Regex Aside();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();

    [GeneratedRegex(@"^={2,6}[^=\n]+={2,6}\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<signs>={1,6})\s*(?<text>.+?)\s*\k<signs>$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"'{2,5}[^'\n]+'{2,5}")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^\{\|", RegexOptions.Multiline)]
    private static partial Regex TableStart();

    [GeneratedRegex(@"^(?<signs>[*#:;]+)\s*(?<text>.*)$")]
    private static partial Regex ListLine();

    [GeneratedRegex(@"^\s*(?:-|1\.) ")]
    private static partial Regex MarkdownItem();

    [GeneratedRegex(@"\|\||!!")]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"<ref\b[^>]*(?<!/)>(.*?)</ref\s*>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"<br\s*/?\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex(@"<(?:s|del|strike)>(.*?)</(?:s|del|strike)>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Struck();

    [GeneratedRegex(@"<(?:code|tt)>(.*?)</(?:code|tt)>", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CodeTag();

    [GeneratedRegex(@"'{5}([^'\n].*?)'{5}", RegexOptions.None, 1000)]
    private static partial Regex BoldItalic();

    [GeneratedRegex(@"'''([^'\n].*?)'''(?!')", RegexOptions.None, 1000)]
    private static partial Regex BoldText();

    [GeneratedRegex(@"''([^'\n].*?)''(?!')", RegexOptions.None, 1000)]
    private static partial Regex ItalicText();

    [GeneratedRegex(@"\[\[(?<page>[^\[\]|\n]+)(?:\|(?<label>[^\[\]\n]*))?\]\]")]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\[(?<address>(?:https?:)?//[^\s\]]+|mailto:[^\s\]]+)(?:\s+(?<label>[^\]\n]+))?\]")]
    private static partial Regex OuterLink();

    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")]
    private static partial Regex Tag();
}
