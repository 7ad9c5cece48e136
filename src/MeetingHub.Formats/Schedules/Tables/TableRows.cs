using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;
using MeetingHub.Formats.Schedules.Text;

namespace MeetingHub.Formats.Schedules.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Line">The line that it starts on.</param>
/// <param name="Cells">Its cells, trimmed.</param>
internal sealed record TableRow(int Line, string[] Cells)
{
    public bool IsEmpty => Array.TrueForAll(Cells, cell => cell.Length == 0);

    public string Cell(int column) => column < Cells.Length ? Cells[column] : "";
}

/// <summary>Cuts a text into rows and cells.</summary>
internal static partial class TableRows
{
    private const int MaxColumns = 200;

    // A quote that nobody closed makes one cell of the rest of the file.
    private const int MaxLinesOfRow = 200;

    public static List<TableRow> Read(string text, char separator, int maxRows)
    {
        if (separator == '|') text = WithoutFrame(text);
        var rows = Parse(text, separator, separator == '|' ? CsvMode.NoEscape : CsvMode.RFC4180, maxRows, out var openQuote);
        return openQuote ? Parse(text, separator, CsvMode.NoEscape, maxRows, out _) : rows;
    }

    private static List<TableRow> Parse(string text, char separator, CsvMode mode, int maxRows, out bool openQuote)
    {
        openQuote = false;
        var rows = new List<TableRow>();
        using var reader = new StringReader(text);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            Mode = mode,
            HasHeaderRecord = false,
            BadDataFound = null,
            IgnoreBlankLines = false,
            DetectColumnCountChanges = false,
        });
        var line = 1;
        while (rows.Count < maxRows && parser.Read())
        {
            openQuote |= parser.RawRow - line > MaxLinesOfRow;
            rows.Add(new TableRow(line, [.. (parser.Record ?? []).Take(MaxColumns).Select(cell => (ScheduleText.Plain(cell) ?? "").Trim('\ufeff', ' ', '\u00a0'))]));
            line = parser.RawRow + 1;
        }
        // Excel says in a line of its own what separates the cells.
        if (rows.Count > 0 && rows[0].Cells is [var first, ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) rows.RemoveAt(0);
        return rows;
    }

    // Markdown and wikis draw lines around cells and one below the header; the lines are kept so that they still count.
    private static string WithoutFrame(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => Ruler().IsMatch(line) ? "" : line.Trim().Trim('|')));

    [GeneratedRegex(@"^\s*\|?[\s:|+=-]*-{2,}[\s:|+=-]*$")]
    private static partial Regex Ruler();
}
