using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Lines;

/// <summary>Reads an agenda that somebody typed or pasted: a time and a title a line, days between them.</summary>
internal sealed partial class LineReader
{
    private const int MaxLines = 20_000;
    private const int MaxLine = 2_000;

    private readonly FoundSchedule found = new() { TimesAreLocal = true };
    private readonly DayText days;
    private readonly string[] lines;
    private LocalDate? day;
    private LocalTime? previous;
    private FoundSession? last;

    // A time on a line of its own, waiting for its title.
    private (ClockSpan Span, int Line)? pending;

    private LineReader(string text, ScheduleOptions options)
    {
        lines = text.ReplaceLineEndings("\n").Split('\n', MaxLines + 1);
        days = new DayText(options, found.Problems);
        if (options.FirstDay is { } first) day = new LocalDate(first.Year, first.Month, first.Day);
    }

    /// <summary>Whether a text has at least a line that begins with a time, or a day with lines below it.</summary>
    public static bool Reads(string text)
    {
        var seen = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length is > 2 and < MaxLine && line.ContainsAnyInRange('0', '9') && Timed(Bare(line.ToString())) is not null) return true;
            if (++seen > 2_000) break;
        }
        return false;
    }

    public static FoundSchedule Read(string text, ScheduleOptions options)
    {
        var reader = new LineReader(text, options);
        for (var i = 0; i < Math.Min(reader.lines.Length, MaxLines) && !reader.found.IsFull; i++) reader.ReadLine(i);
        reader.Take();
        if (reader.lines.Length > MaxLines) reader.found.Problems.Warn(MaxLines + 1, "Schedule.CutShort");
        if (reader.day is null && reader.found.Sessions.TrueForAll(s => s.When.Day is null)) reader.found.Problems.Warn(null, "Schedule.NoDay");
        Ends.FromNext(reader.found.Sessions);
        reader.found.Rooms.AddRange(reader.found.Sessions.Select(s => s.Room).OfType<string>());
        return reader.found;
    }

    private void ReadLine(int index)
    {
        var raw = lines[index].Length > MaxLine ? lines[index][..MaxLine] : lines[index];
        var line = Bare(raw);
        if (line.Length == 0 || !line.Any(char.IsLetterOrDigit)) return;
        if (Timed(line) is { } timed) ReadTimed(timed, index + 1);
        else if (days.Read(line.TrimEnd(':', '.'), index + 1) is { } heading && ScheduleWords.WordsOf(heading.Remainder).Length <= 6) StartDay(heading.Day);
        else if (pending is { } waiting) ReadTitle(waiting.Span, line, waiting.Line);
        else if (last is not null && ColumnWords.Label(line) is { Meaning: not ScheduleColumn.Ignored and not ScheduleColumn.Title } label) Label(label.Meaning, label.Value);
        else if (last is not null && (raw[0] is ' ' or '\t' || Bullet().IsMatch(raw))) last = last with { Abstract = last.Abstract is null ? ScheduleText.Line(line) : $"{last.Abstract}\n{ScheduleText.Line(line)}" };
        else if (last is null && found.Sessions.Count == 0 && found.Title is null && IsTitle(raw, index)) found.Title = ScheduleText.Name(line);
        else found.Problems.Warn(index + 1, "Schedule.NotRead", line);
    }

    // The first line is the agenda's title when a heading mark, an empty line or a day says so.
    private bool IsTitle(string raw, int index) => raw.TrimStart().StartsWith('#') || (index + 1 < lines.Length && (string.IsNullOrWhiteSpace(lines[index + 1]) || Underline().IsMatch(lines[index + 1])));

    private void StartDay(LocalDate? date)
    {
        Take();
        (day, previous) = (date, null);
    }

    private void ReadTimed((ClockSpan Span, string Before, string After) timed, int line)
    {
        Take();
        if (timed.Before.Length > 0 && timed.After.Length > 0 && days.Read(timed.Before, line) is { } heading)
        {
            (day, previous) = (heading.Day, null);
            timed.Before = "";
        }
        var title = timed.Before.Length > 0 ? timed.Before : timed.After;
        if (title.Length == 0) pending = (timed.Span, line);
        else ReadTitle(timed.Span, title, line);
    }

    private void ReadTitle(ClockSpan span, string text, int line)
    {
        pending = null;
        Take();
        // A party that begins after midnight belongs to the evening before it, and is on the next calendar day.
        var afterMidnight = previous is { Hour: >= 18 } && span.Start.Hour < 5;
        if (!afterMidnight) previous = span.Start;
        var parts = SessionText.Divide(text);
        last = new FoundSession
        {
            Line = line,
            Title = ScheduleText.Line(parts.Title),
            When = new Moment(afterMidnight ? day?.PlusDays(1) : day, span.Start),
            Minutes = span.Minutes ?? parts.Minutes,
            Room = parts.Room,
            Facilitators = parts.Facilitators,
            Language = parts.Language,
        };
    }

    private void Label(ScheduleColumn meaning, string value)
    {
        last = meaning switch
        {
            ScheduleColumn.Room => last! with { Room = ScheduleText.Name(value) },
            ScheduleColumn.Facilitators => last! with { Facilitators = [.. last.Facilitators, .. NameText.Split(value)] },
            ScheduleColumn.Track => last! with { Track = ScheduleText.Name(value) },
            ScheduleColumn.Language => last! with { Language = LanguageTags.First(value) },
            ScheduleColumn.Minutes => last! with { Minutes = last.Minutes ?? Durations.Minutes(value) },
            ScheduleColumn.Kind => last! with { Kind = ScheduleText.Name(value) },
            ScheduleColumn.Abstract => last! with { Abstract = ScheduleText.Plain(value) },
            _ => last,
        };
    }

    private void Take()
    {
        if (pending is { } waiting) found.Problems.Error(waiting.Line, "Schedule.NoTitle");
        if (last is not null) found.Add(last);
        (last, pending) = (null, null);
    }

    // A time at the start, after a day, or at the end of the line.
    private static (ClockSpan Span, string Before, string After)? Timed(string line)
    {
        var folded = Folding.Fold(line.Length > 300 ? line.AsSpan(0, 300) : line);
        if (ClockSpans.Find(folded) is not { } span) return null;
        var before = line[..span.Index].Trim(Marks);
        var after = line[span.End..].TrimStart(Marks).TrimEnd();
        if (!after.Any(char.IsLetterOrDigit)) after = "";
        if (before.Length == 0) return (span, "", after);
        if (after.Length == 0) return before.Length >= 3 ? (span, before, "") : null;
        return before.Length <= 40 && LooksLikeDay(before) ? (span, before, after) : null;
    }

    private static bool LooksLikeDay(string text) => new DayText(new ScheduleOptions { FirstDay = new DateOnly(2000, 1, 1) }, new ProblemList()).Read(text, null) is { Remainder: "" };

    private static string Bare(string line) => Leading().Replace(line.Trim(), "").Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Trim().Trim('|', '\u200b', '\ufeff').Trim();

    private static readonly char[] Marks = [' ', '\t', '\u00a0', '\u202f', '-', '–', '—', ':', '|', '.', ',', ';', ')', '(', '[', ']', '•', '·', '→', '>', '*'];

    [GeneratedRegex(@"^(?:[#>•·▪●◦*+–—-]+\s+|[^\p{L}\p{N}\s(""“«'¿¡\[|]{1,4}\s*)+")]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\s*[•·▪●◦*+–—-]\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*[=~_-]{3,}\s*$")]
    private static partial Regex Underline();
}
