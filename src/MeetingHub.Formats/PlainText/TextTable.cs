using System.Text.RegularExpressions;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.PlainText;

/// <summary>Tables made of text: pipes, tabs, MediaWiki's braces, reST's list tables.</summary>
internal static partial class TextTable
{
    public static bool IsRow(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Contains('\t') && !char.IsWhiteSpace(text[0])) return true;
        return trimmed.Length > 2 && ((trimmed[0] == '|' && trimmed[1..].Contains('|')) || (trimmed[0] == '+' && trimmed[^1] == '+' && trimmed[1] is '-' or '=') || SpacedColumns().IsMatch(text));
    }

    public static void AddRow(MappedText line, int group, List<Block> blocks)
    {
        if (Ruler().IsMatch(line.Text)) return;
        var trimmed = line.Trim();
        var text = trimmed.Text;
        var separator = text.Contains('\t', StringComparison.Ordinal) ? "\t" : text[0] == '|' ? "|" : null;
        if (separator == "|") trimmed = trimmed.Slice(1, trimmed.Length - (text.Length > 1 && text[^1] == '|' ? 2 : 1));
        Add(separator is null ? Split(trimmed, Gap()) : Split(trimmed, separator[0]), group, blocks);
    }

    public static int ReadWikitext(List<MappedText> lines, int i, int group, List<Block> blocks)
    {
        var cells = new List<MappedText>();
        var end = i + 1;
        for (; end < lines.Count; end++)
        {
            var text = lines[end].Text.TrimStart();
            var offset = lines[end].Text.Length - text.Length;
            if (text.StartsWith("|}", StringComparison.Ordinal)) break;
            if (text.StartsWith("|-", StringComparison.Ordinal) || text.StartsWith("|+", StringComparison.Ordinal)) Flush();
            else if (text.StartsWith('|') || text.StartsWith('!'))
            {
                var body = lines[end].Slice(offset + 1, lines[end].Length - offset - 1);
                var start = 0;
                foreach (Match separator in CellSeparator().Matches(body.Text))
                {
                    AddCell(body.Slice(start, separator.Index - start));
                    start = separator.Index + separator.Length;
                }
                AddCell(body.Slice(start, body.Length - start));
            }
            else if (cells.Count > 0 && text.Length > 0)
            {
                var joined = new MappedText.Builder();
                joined.Append(cells[^1]);
                var at = lines[end].Span().Start;
                joined.Append(Html.HtmlReader.SoftBreak, at, at);
                joined.Append(lines[end]);
                cells[^1] = joined.Build();
            }
        }
        Flush();
        return Math.Min(end + 1, lines.Count);

        // What stands before a single pipe in a cell is its attributes: | rowspan=2 | text
        void AddCell(MappedText cell)
        {
            var attributes = CellAttributes().Match(cell.Text);
            cells.Add(cell.Slice(attributes.Length, cell.Length - attributes.Length));
        }

        void Flush()
        {
            if (cells.Count > 0) Add(cells, group, blocks);
            cells = [];
        }
    }

    public static bool IsListTable(List<MappedText> lines, int i) => ListTableRow().IsMatch(lines[i].Text);

    public static int ReadListTable(List<MappedText> lines, int i, int group, List<Block> blocks)
    {
        var cells = new List<MappedText>();
        var end = i;
        for (; end < lines.Count && (lines[end].IsBlank || char.IsWhiteSpace(lines[end].Text[0])); end++)
        {
            var row = ListTableRow().Match(lines[end].Text);
            var cell = row.Success ? row : ListTableCell().Match(lines[end].Text);
            if (row.Success && cells.Count > 0)
            {
                Add(cells, group, blocks);
                cells = [];
            }
            if (cell.Success) cells.Add(lines[end].Slice(cell.Groups["cell"].Index, cell.Groups["cell"].Length));
        }
        if (cells.Count > 0) Add(cells, group, blocks);
        return Math.Max(end, i + 1);
    }

    private static void Add(List<MappedText> cells, int group, List<Block> blocks)
    {
        var inline = cells.ConvertAll(cell => InlineMarkup.Strip(cell).Trim());
        if (inline.TrueForAll(cell => cell.IsBlank)) return;
        var row = new MappedText.Builder();
        foreach (var cell in inline)
        {
            if (row.Length > 0)
            {
                var at = cell.Length == 0 ? 0 : cell.Span().Start;
                row.Append('\t', at, at);
            }
            row.Append(cell);
        }
        blocks.Add(new Block(BlockKind.TableRow, 0, row.Build()) { Cells = inline, Group = group });
    }

    private static List<MappedText> Split(MappedText line, char separator)
    {
        var cells = new List<MappedText>();
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && (line.Text[i] != separator || (i > 0 && line.Text[i - 1] == '\\'))) continue;
            cells.Add(line.Slice(start, i - start));
            start = i + 1;
        }
        return cells;
    }

    private static List<MappedText> Split(MappedText line, Regex gap)
    {
        var cells = new List<MappedText>();
        var start = 0;
        foreach (Match match in gap.Matches(line.Text))
        {
            cells.Add(line.Slice(start, match.Index - start));
            start = match.Index + match.Length;
        }
        cells.Add(line.Slice(start, line.Length - start));
        return cells;
    }

    [GeneratedRegex(@"^\s*[|+]?[\s|:+=-]*[|+]?\s*$")]
    private static partial Regex Ruler();

    // Columns kept apart by runs of spaces, at least two gaps: a reST simple table or a table from a mail.
    [GeneratedRegex(@"^\S.*?\S {3,}\S.*?(?: {3,}\S.*)$")]
    private static partial Regex SpacedColumns();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\|\||!!")]
    private static partial Regex CellSeparator();

    [GeneratedRegex(@"^[^|\[\]{}]*=[^|\[\]{}]*\|(?!\|)")]
    private static partial Regex CellAttributes();

    [GeneratedRegex(@"^\s+\* - ?(?<cell>.*)$")]
    private static partial Regex ListTableRow();

    [GeneratedRegex(@"^\s+- ?(?<cell>.*)$")]
    private static partial Regex ListTableCell();
}
