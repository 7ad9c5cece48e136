using System.Globalization;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Schedules.Lines;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Tables;

/// <summary>Reads an agenda from a table with its columns in any order, as spreadsheets and forms give it.</summary>
internal sealed class TableReader
{
    private const int MaxRows = 20_000;

    private readonly FoundSchedule found = new() { TimesAreLocal = true };
    private readonly TableLayout layout;
    private readonly DayText days;
    private readonly LocalDate? firstDay;
    private LocalDate? day;

    private TableReader(TableLayout layout, ScheduleOptions options)
    {
        this.layout = layout;
        days = new DayText(options, found.Problems);
        firstDay = options.FirstDay is { } first ? new LocalDate(first.Year, first.Month, first.Day) : null;
        day = firstDay;
        found.Columns = [.. layout.Columns.Select((column, index) => (index, column.Header, column.Meaning))];
    }

    public static bool Reads(string text, ScheduleOptions options) => TableLayout.Of(text, options) is not null;

    public static FoundSchedule Read(string text, ScheduleOptions options)
    {
        var layout = TableLayout.Of(text, options)!; // Asked for before.
        var reader = new TableReader(layout, options);
        var all = TableRows.Read(text, layout.Separator, MaxRows + 1);
        var rows = all.Where(row => !row.IsEmpty).Skip(layout.HeaderRow + 1 ?? 0).ToList();
        reader.SeeWhetherMonthsComeFirst(rows, options);
        foreach (var row in rows.TakeWhile(_ => !reader.found.IsFull)) reader.ReadRow(row);
        if (all.Count > MaxRows) reader.found.Problems.Warn(all[^1].Line, "Schedule.CutShort");
        if (reader.found.Sessions.Count > 0 && reader.found.Sessions.TrueForAll(s => s.When is { Day: null, Exact: null })) reader.found.Problems.Warn(null, "Schedule.NoDay");
        Ends.FromNext(reader.found.Sessions);
        reader.found.Rooms.AddRange(reader.found.Sessions.Select(s => s.Room).OfType<string>());
        return reader.found;
    }

    // One date of a column that can only have its month first tells how the others are meant.
    private void SeeWhetherMonthsComeFirst(List<TableRow> rows, ScheduleOptions options)
    {
        var trial = new DayText(options, new ProblemList());
        foreach (var row in rows) trial.Read(Of(row, ScheduleColumn.Day), null);
        days.MonthFirst = trial.MonthFirst;
    }

    private string Of(TableRow row, ScheduleColumn meaning)
    {
        for (var column = 0; column < layout.Columns.Count; column++)
            if (layout.Columns[column].Meaning == meaning && row.Cell(column) is { Length: > 0 } cell) return cell;
        return "";
    }

    private string All(TableRow row, ScheduleColumn meaning, string between) =>
        string.Join(between, layout.Columns.Select((column, index) => column.Meaning == meaning ? row.Cell(index) : "").Where(cell => cell.Length > 0));

    private void ReadRow(TableRow row)
    {
        var only = row.Cells.Where(cell => cell.Length > 0).ToList();
        if (only.Count == 1 && days.Read(only[0], row.Line) is { Day: { } heading })
        {
            day = heading;
            return;
        }
        if (Of(row, ScheduleColumn.Day) is { Length: > 0 } dayText) day = DayOf(dayText, row.Line);
        var (when, minutes) = When(row);
        var title = ScheduleText.Line(Of(row, ScheduleColumn.Title));
        var kind = ScheduleText.Name(Of(row, ScheduleColumn.Kind));
        // "10:30;;Coffee break": in a form a break has a kind and no title.
        if (title.Length == 0 && kind is not null && BreakWords.IsBreak(kind, kind)) title = kind;
        if (title.Length == 0 && only.Count == 1 && when is { Clock: null, Exact: null })
        {
            found.Problems.Warn(row.Line, "Schedule.NotRead", only[0]);
            return;
        }
        if (title.Length > 0 && when is { Clock: null, Exact: null } && Of(row, ScheduleColumn.Start).Length == 0) found.Problems.Warn(row.Line, "Schedule.NoTime", title);
        found.Add(new FoundSession
        {
            Line = row.Line,
            Origins = [ScheduleText.Name(Of(row, ScheduleColumn.Origin))],
            Title = title,
            Abstract = ScheduleText.Plain(All(row, ScheduleColumn.Abstract, "\n\n")),
            Kind = kind,
            When = when,
            Minutes = minutes,
            Room = ScheduleText.Name(Of(row, ScheduleColumn.Room)),
            Track = ScheduleText.Name(Of(row, ScheduleColumn.Track)),
            Language = LanguageTags.First(Of(row, ScheduleColumn.Language)),
            Facilitators = [.. NameText.Split(All(row, ScheduleColumn.Facilitators, "; "))],
        });
    }

    private LocalDate? DayOf(string text, int line)
    {
        if (Instants.Read(text) is { } date) return date.Day ?? date.Written?.Date;
        if (text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 60) return firstDay?.PlusDays(number - 1);
        if (days.Read(text, line) is { } read) return read.Day;
        found.Problems.Warn(line, "Schedule.NotADate", text);
        return day;
    }

    private (Moment When, int? Minutes) When(TableRow row)
    {
        var (start, until) = Time(Of(row, ScheduleColumn.Start), row.Line);
        var (end, _) = Time(Of(row, ScheduleColumn.End), row.Line);
        var duration = Of(row, ScheduleColumn.Minutes);
        var minutes = Durations.Minutes(duration) ?? until;
        if (duration.Any(c => c is >= '1' and <= '9') && Durations.Minutes(duration) is null) found.Problems.Warn(row.Line, "Schedule.NotADuration", duration);
        if (minutes is null && start is { } from && end is { } to)
        {
            minutes = Clocks.MinutesBetween(from, to);
            // "23:00" to "00:30" ends on the day after.
            if (minutes is null && from is { Exact: null, Clock: { } a } && to is { Exact: null, Clock: { } b } && b < a) minutes = 1440 - (int)Period.Between(b, a, PeriodUnits.Minutes).Minutes;
        }
        return (start ?? new Moment(day, null), minutes);
    }

    private (Moment? When, int? Minutes) Time(string text, int line)
    {
        if (text.Length == 0) return default;
        if (Instants.Read(text) is { } instant && (instant.Clock is not null || instant.Exact is not null)) return (instant, null);
        if (Instants.Clock(text) is { } clock) return (new Moment(day?.PlusDays(clock.Days), clock.Clock), null);
        var folded = Folding.Fold(text);
        if (ClockSpans.Find(folded) is { } span)
        {
            var before = text[..span.Index].Trim(' ', ',', '-', '–', '—', '|');
            if (before.Length > 0 && days.Read(before, line) is { Day: { } own }) day = own;
            return (new Moment(day, span.Start), span.Minutes);
        }
        found.Problems.Warn(line, "Schedule.NotATime", text);
        return default;
    }
}
