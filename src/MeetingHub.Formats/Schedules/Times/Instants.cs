using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Text;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>Reads dates and clock times as machines write them.</summary>
internal static partial class Instants
{
    /// <summary>A date, with a time and an offset where they are written: "2025-02-08", "2025-02-08T09:00:00", "20250208T090000Z", "2025-02-08 09:00-03:00".</summary>
    public static Moment? Read(string? text)
    {
        if (text is not { Length: < 60 } || Form().Match(Folding.Fold(text.AsSpan().Trim())) is not { Success: true } m) return null;
        if (Date(Number(m, "y"), Number(m, "mo"), Number(m, "d")) is not { } day) return null;
        if (!m.Groups["h"].Success) return new Moment(day, null);
        if (Time(Number(m, "h"), Number(m, "mi")) is not { } time) return null;
        day = day.PlusDays(time.Days);
        if (!m.Groups["z"].Success && !m.Groups["oh"].Success) return new Moment(day, time.Clock);
        var offset = m.Groups["z"].Success ? Offset.Zero : Offset.FromHoursAndMinutes(Math.Min(Number(m, "oh"), 17), Math.Min(Number(m, "om"), 59));
        if (m.Groups["sign"].Value is "-" or "−") offset = -offset;
        // The clock of an instant says nothing of its own, so it is none here.
        return new Moment(null, null, (day + time.Clock).WithOffset(offset));
    }

    /// <summary>A clock time such as "9:30", "09:30:00", "0930" or "25:30", which is the day after.</summary>
    public static (LocalTime Clock, int Days)? Clock(string? text) =>
        text is { Length: < 20 } && ClockForm().Match(Folding.Fold(text.AsSpan().Trim())) is { Success: true } m ? Time(Number(m, "h"), Number(m, "mi")) : null;

    public static LocalDate? Date(int year, int month, int day) =>
        year is > 1900 and < 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static (LocalTime Clock, int Days)? Time(int hours, int minutes) => hours < 48 && minutes < 60 ? (new LocalTime(hours % 24, minutes), hours / 24) : null;

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<y>\d{4})(?:-(?<mo>\d{1,2})-(?<d>\d{1,2})|/(?<mo>\d{1,2})/(?<d>\d{1,2})|(?<mo>\d\d)(?<d>\d\d))(?:(?:\s*[T ]\s*)(?<h>\d{1,2}):?(?<mi>\d\d)(?::?\d\d(?:[.,]\d{1,9})?)?\s*(?:(?<z>Z|UTC|GMT)|(?<sign>[+−-])(?<oh>\d\d):?(?<om>\d\d)?)?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<h>\d{1,2})(?:[:.h](?<mi>\d\d)(?:[:.]\d\d)?|(?<=\d\d)(?<mi>\d\d)(?:\d\d)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClockForm();
}
