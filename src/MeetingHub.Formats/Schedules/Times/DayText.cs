using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Dates;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Schedules.Text;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>
/// Reads days as people head parts of an agenda with them: "Viernes 8 de febrero", "Sexta-feira, 8/2", "Day 2",
/// "Saturday". What is not written is taken from the meeting's first day and the days before, never from elsewhere.
/// </summary>
internal sealed partial class DayText(ScheduleOptions options, ProblemList problems)
{
    // The longest heading that is a day and little more.
    private const int MaxLength = 90;

    private readonly LocalDate? firstDay = options.FirstDay is { } day ? new LocalDate(day.Year, day.Month, day.Day) : null;
    private LocalDate? earliest;

    /// <summary>True where figures were seen that are a date only if the month comes first.</summary>
    public bool MonthFirst { get; set; }

    /// <summary>The day that a text is; null where it is none. The day is null where the text is one and it cannot be told which.</summary>
    public (LocalDate? Day, string Remainder)? Read(string text, int? line)
    {
        if (text.Length is 0 or > MaxLength) return null;
        var folded = Folding.Fold(text);
        var words = ScheduleWords.WordsOf(folded);
        var weekday = Array.ConvertAll(words, Weekday) is var all && Array.Find(all, w => w is not null) is { } named ? named : (IsoDayOfWeek?)null;
        var (date, remainder) = Dated(folded, weekday, line);
        if (date is null && Numbered(folded) is { } number)
        {
            date = (firstDay ?? earliest)?.PlusDays(number.Day - 1);
            return Known(date, number.Remainder, line, text);
        }
        if (date is null && remainder is null && weekday is not null && WeekdayHeading().IsMatch(folded) && Weekday(words[0]) is not null && !words.Any(w => w.Any(char.IsDigit)))
        {
            var from = firstDay ?? earliest;
            var day = from is { } first && first.DayOfWeek != weekday ? first.Next(weekday.Value) : from;
            return Known(day, string.Join(' ', words.Where(w => Weekday(w) is null && w != "feira")), line, text);
        }
        if (date is null && remainder is null) return null;
        if (date is { } known && weekday is { } written && known.DayOfWeek != written) problems.Warn(line, "Schedule.WeekdayDiffers", text);
        return Known(date, remainder ?? "", line, text);
    }

    private (LocalDate?, string)? Known(LocalDate? day, string remainder, int? line, string text)
    {
        // "Day two of the revolution" is a title that holds a day; a heading is a day and hardly more.
        if (day is { } known && (earliest is null || known < earliest)) earliest = known;
        if (day is null) problems.Warn(line, "Schedule.DayNotKnown", text);
        return (day, remainder.Trim(' ', ',', '-', '–', '—', ':', '.', '|', '(', ')', '/', '*', '#'));
    }

    // A remainder of null says that there is no date at all.
    private (LocalDate? Date, string? Remainder) Dated(string folded, IsoDayOfWeek? weekday, int? line)
    {
        if (Instants.Read(folded) is { } machine && (machine.Day ?? machine.Written?.Date) is { } iso) return (iso, "");
        var mention = DateRecogniser.Find(folded).Find(m => m.HasDay);
        if (mention is not null)
        {
            var rest = Without(folded, mention.Stretch.Start, mention.Stretch.End);
            var (month, day) = (mention.Start.Month!.Value, mention.Start.Day!.Value); // A mention with a day has a month.
            if (mention.OtherReading is { Month: { } otherMonth, Day: { } otherDay }) return (Choose(mention.Start.Year, (month, day), (otherMonth, otherDay), weekday, line, folded), rest);
            if (MonthBefore().IsMatch(folded.AsSpan(mention.Stretch.Start, mention.Stretch.Length))) MonthFirst = true;
            return (Choose(mention.Start.Year, (month, day), null, weekday, line, folded), rest);
        }
        // "Sábado 8": the day of the month nearest to the meeting, if it is that weekday.
        if (weekday is { } wanted && WeekdayNumber().Match(folded) is { Success: true } numbered && (firstDay ?? earliest) is { } near)
        {
            var number = int.Parse(numbered.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
            for (var away = 0; away <= 31; away++)
                foreach (var day in (LocalDate[])[near.PlusDays(away), near.PlusDays(-away)])
                    if (day.Day == number && day.DayOfWeek == wanted) return (day, "");
        }
        if (Figures().Match(folded) is not { Success: true } match || (weekday is null && match.Length < folded.Length)) return (null, null);
        var (a, b) = (int.Parse(match.Groups["a"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["b"].ValueSpan, CultureInfo.InvariantCulture));
        var left = Without(folded, match.Index, match.Index + match.Length);
        if (b is >= 1 and <= 12 && a is >= 1 and <= 31) return (Choose(null, (b, a), a is <= 12 && a != b ? (a, b) : null, weekday, line, folded), left);
        return a is >= 1 and <= 12 && b is >= 1 and <= 31 ? (Choose(null, (a, b), null, weekday, line, folded), left) : (null, null);
    }

    private LocalDate? Choose(int? year, (int Month, int Day) first, (int Month, int Day)? other, IsoDayOfWeek? weekday, int? line, string text)
    {
        var (one, two) = (Of(year, first), other is { } o ? Of(year, o) : null);
        if (two is null || one is null) return one ?? two;
        if (weekday is not null && one.Value.DayOfWeek != two.Value.DayOfWeek && (one.Value.DayOfWeek == weekday || two.Value.DayOfWeek == weekday)) return one.Value.DayOfWeek == weekday ? one : two;
        // The meeting's own days tell which is meant; without them the day comes first, as in the languages of most agendas.
        if ((firstDay ?? earliest) is { } near && (Near(near, one.Value), Near(near, two.Value)) is var (isOne, isTwo) && isOne != isTwo) return isOne ? one : two;
        if (MonthFirst) return two;
        problems.Warn(line, "Schedule.AmbiguousDate", text);
        return one;
    }

    private static bool Near(LocalDate first, LocalDate day) => Math.Abs(Period.DaysBetween(first, day)) <= 21;

    // A year that is not written is the one that brings the day nearest to the meeting.
    private LocalDate? Of(int? year, (int Month, int Day) date)
    {
        if (year is { } written) return Instants.Date(written, date.Month, date.Day);
        if ((firstDay ?? earliest) is not { } near) return null;
        LocalDate? nearest = null;
        for (var y = near.Year - 1; y <= near.Year + 1; y++)
            if (Instants.Date(y, date.Month, date.Day) is { } day && (nearest is null || Math.Abs(Period.DaysBetween(near, day)) < Math.Abs(Period.DaysBetween(near, nearest.Value)))) nearest = day;
        return nearest;
    }

    private static (int Day, string Remainder)? Numbered(string folded)
    {
        if (DayNumber().Match(folded) is { Success: true } m && Number(m.Groups["n"].Value) is { } number and >= 1 and <= 60) return (number, folded[m.Length..]);
        return NumberDay().Match(folded) is { Success: true } n && Number(n.Groups["n"].Value) is { } ordinal and >= 1 and <= 60 ? (ordinal, folded[n.Length..]) : null;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Import.Lexicons.Words.Ordinal(text) ?? (int.TryParse(ScheduleWords.Meaning("number", text), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : null);

    private static IsoDayOfWeek? Weekday(string word) => ScheduleWords.Meaning("weekday", word) is { } number ? (IsoDayOfWeek)int.Parse(number, CultureInfo.InvariantCulture) : null;

    private static string Without(string folded, int start, int end) =>
        string.Join(' ', ScheduleWords.WordsOf(folded[..start] + " " + folded[end..]).Where(word => Weekday(word) is null && word is not ("feira" or "de" or "del" or "the" or "el" or "of" or "dia" or "day" or "o")));

    // "Saturday", "Sábado: talleres"; "Sun and moon" is a title.
    [GeneratedRegex(@"^\p{L}+(?:-feira)?\s*(?:$|[,:(|–—-])", RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayHeading();

    [GeneratedRegex(@"^(?:day|dia|jour|tag|jornada|jornadas)\s*(?:n[.º°o]*\s*)?(?<n>[0-9]{1,2}|[a-z]{3,8})(?![\p{L}\d]|[:./-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayNumber();

    [GeneratedRegex(@"^(?<n>[0-9]{1,2}|[a-z]{3,8})(?:st|nd|rd|th|º|°|ª|o|er|do|a)?\.?\s+(?:day|dia|jour|tag|jornada)\b(?!\s+(?:of|de|del|do)\s+\p{L}{4,})", RegexOptions.CultureInvariant)]
    private static partial Regex NumberDay();

    [GeneratedRegex(@"^\p{L}+(?:-feira)?,?\s+(?:dia\s+|the\s+)?(?<n>[0-9]{1,2})(?:st|nd|rd|th|º|°)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WeekdayNumber();

    [GeneratedRegex(@"^[0-9]{1,2}[/.-](?:1[3-9]|2[0-9]|3[01])[/.-]", RegexOptions.CultureInvariant)]
    private static partial Regex MonthBefore();

    // Day and month without a year, which the recogniser of dates leaves alone because a text is full of fractions.
    [GeneratedRegex(@"(?<![\d/.:-])(?<a>[0-9]{1,2})[/.-](?<b>[0-9]{1,2})(?![\d:])(?![/-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Figures();
}
