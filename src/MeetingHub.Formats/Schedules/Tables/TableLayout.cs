using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Schedules.Lines;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;

namespace MeetingHub.Formats.Schedules.Tables;

/// <summary>How a table is laid out: what separates its cells, where its header is, and what its columns hold.</summary>
/// <param name="Separator">What separates cells.</param>
/// <param name="HeaderRow">The index of the header among the rows; null for a table without.</param>
/// <param name="Columns">Each column's header and meaning.</param>
internal sealed record TableLayout(char Separator, int? HeaderRow, IReadOnlyList<(string Header, ScheduleColumn Meaning)> Columns)
{
    private const int SampleRows = 60;
    private static readonly ScheduleColumn[] Repeatable = [ScheduleColumn.Ignored, ScheduleColumn.Facilitators, ScheduleColumn.Abstract];

    /// <summary>The layout of a text; null where it is no table.</summary>
    public static TableLayout? Of(string text, ScheduleOptions options)
    {
        var sample = text.Length > 400_000 ? text[..400_000] : text;
        (TableLayout Layout, int Score)? best = null;
        foreach (var separator in (ReadOnlySpan<char>)['\t', ';', ',', '|'])
        {
            if (!sample.Contains(separator, StringComparison.Ordinal)) continue;
            var rows = TableRows.Read(sample, separator, SampleRows).Where(row => !row.IsEmpty).ToList();
            if (WithHeader(rows, separator, options) is { } candidate && (best is null || candidate.Score > best.Value.Score)) best = candidate;
            else if (WithoutHeader(rows, separator, options) is { } bare && (best is null || bare.Score > best.Value.Score)) best = bare;
        }
        return best?.Layout;
    }

    private static (TableLayout Layout, int Score)? WithHeader(List<TableRow> rows, char separator, ScheduleOptions options)
    {
        for (var i = 0; i < Math.Min(rows.Count - 1, 5); i++)
        {
            var cells = rows[i].Cells;
            if (cells.Length < 2 || Array.Exists(cells, cell => IsClock(cell) || cell.Length > 60)) continue;
            var meanings = Array.ConvertAll(cells, ColumnWords.MeaningOf);
            var known = meanings.Where(m => m != ScheduleColumn.Ignored).Distinct().ToList();
            var below = rows.Skip(i + 1).ToList();
            // Words alone make no header: the rows below must have its width, or nearly.
            if (below.Count(row => row.Cells.Length >= Math.Max(2, cells.Length - 1)) * 10 < below.Count * 5) continue;
            var told = options.Columns is { Count: > 0 } && below.Exists(row => Array.Exists(row.Cells, IsClock));
            if (known.Count < 2 && !told) continue;
            if (!told && !known.Contains(ScheduleColumn.Title) && !known.Contains(ScheduleColumn.Start)) continue;
            var columns = Settle(cells, meanings, below, options);
            return (new TableLayout(separator, i, columns), 100 + known.Count);
        }
        return null;
    }

    private static (TableLayout Layout, int Score)? WithoutHeader(List<TableRow> rows, char separator, ScheduleOptions options)
    {
        if (rows.Count == 0) return null;
        var width = rows.GroupBy(row => row.Cells.Length).MaxBy(group => group.Count())!.Key; // There is a row.
        var regular = rows.Where(row => row.Cells.Length == width).ToList();
        if (width < 2 || regular.Count * 10 < rows.Count * 8) return null;
        if (!Enumerable.Range(0, width).Any(c => regular.Count(row => IsClock(row.Cell(c))) * 10 >= regular.Count * 6) && options.Columns is not { Count: > 0 }) return null;
        var columns = Settle(new string[width], new ScheduleColumn[width], regular, options);
        return (new TableLayout(separator, null, columns), 50 + width);
    }

    // What a person has said comes first, then the headers, then what the cells look like.
    private static List<(string Header, ScheduleColumn Meaning)> Settle(string?[] headers, ScheduleColumn[] guessed, List<TableRow> rows, ScheduleOptions options)
    {
        var meanings = (ScheduleColumn[])guessed.Clone();
        var said = options.Columns?.Where(c => c.Key >= 0 && c.Key < meanings.Length).ToDictionary() ?? [];
        foreach (var (column, meaning) in said) meanings[column] = meaning;
        for (var column = 0; column < meanings.Length; column++)
        {
            if (said.ContainsKey(column) || Repeatable.Contains(meanings[column])) continue;
            var rivals = Enumerable.Range(0, meanings.Length).Where(c => c != column && meanings[c] == meanings[column]).ToList();
            if (rivals.Count == 0) continue;
            // "End date" and "End time" are both an end: the one with times counts, else the first.
            if (rivals.Exists(said.ContainsKey) || rivals.Exists(rival => Clocks(rows, rival) > Clocks(rows, column) || (rival < column && Clocks(rows, rival) == Clocks(rows, column)))) meanings[column] = ScheduleColumn.Ignored;
        }
        var byHeader = Array.Exists(guessed, m => m != ScheduleColumn.Ignored);
        Guess(meanings, said, rows, byHeader);
        return [.. meanings.Select((meaning, column) => (headers[column] ?? "", meaning))];
    }

    private static void Guess(ScheduleColumn[] meanings, Dictionary<int, ScheduleColumn> said, List<TableRow> rows, bool byHeader)
    {
        var free = Enumerable.Range(0, meanings.Length).Where(c => meanings[c] == ScheduleColumn.Ignored && !said.ContainsKey(c)).ToList();
        if (!byHeader)
        {
            Take(ScheduleColumn.Day, c => Share(c, IsDay));
            Take(ScheduleColumn.Start, c => Share(c, IsClock));
            Take(ScheduleColumn.End, c => Share(c, IsClock));
            if (!meanings.Contains(ScheduleColumn.End)) Take(ScheduleColumn.Minutes, c => Share(c, cell => Durations.Minutes(cell) is >= 5 and <= 600));
            Take(ScheduleColumn.Room, c => Share(c, SessionText.LooksLikeRoom));
            Take(ScheduleColumn.Language, c => Share(c, cell => LanguageTags.First(cell) is not null && cell.Length < 30));
            Take(ScheduleColumn.Facilitators, c => Share(c, NameText.LooksLikeNames));
        }
        if (meanings.Contains(ScheduleColumn.Title) || free.Count == 0) return;
        // The title is what is different in each row and longer than a word, but no essay.
        var title = free.MaxBy(c => (rows.Select(row => row.Cell(c)).Where(cell => cell.Length is > 0 and < 200).Distinct().Count(), -c));
        meanings[title] = ScheduleColumn.Title;
        free.Remove(title);
        // In a table without headers what follows the title is a room and then who leads it.
        if (byHeader) return;
        if (!meanings.Contains(ScheduleColumn.Room) && free.Find(c => c > title) is var room and > 0 && room > title) Set(room, ScheduleColumn.Room);
        if (!meanings.Contains(ScheduleColumn.Facilitators) && free.Find(c => c > title) is var people and > 0 && people > title) Set(people, ScheduleColumn.Facilitators);

        void Take(ScheduleColumn meaning, Func<int, double> share)
        {
            if (meanings.Contains(meaning)) return;
            foreach (var column in free)
            {
                if (share(column) < 0.6) continue;
                Set(column, meaning);
                return;
            }
        }

        void Set(int column, ScheduleColumn meaning)
        {
            meanings[column] = meaning;
            free.Remove(column);
        }

        double Share(int column, Predicate<string> isOne)
        {
            var cells = rows.Select(row => row.Cell(column)).Where(cell => cell.Length > 0).ToList();
            return cells.Count == 0 ? 0 : cells.Count(cell => isOne(cell)) / (double)cells.Count;
        }
    }

    private static int Clocks(List<TableRow> rows, int column) => rows.Count(row => IsClock(row.Cell(column)));

    private static bool IsClock(string cell)
    {
        if (cell.Length is 0 or > 40) return false;
        if (Instants.Read(cell) is { } instant) return instant.Clock is not null || instant.Exact is not null;
        var folded = Folding.Fold(cell);
        return ClockSpans.Find(folded) is { Index: 0 } span && span.End == folded.Length;
    }

    private static bool IsDay(string cell) => !IsClock(cell) && new DayText(new ScheduleOptions { FirstDay = new DateOnly(2000, 1, 1) }, new ProblemList()).Read(cell, null) is { Remainder.Length: 0 };
}
