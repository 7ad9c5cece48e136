using System.Globalization;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules.ICalendar;

/// <summary>Expands what repeats daily or weekly and ends; an agenda needs no more.</summary>
internal static class Recurrence
{
    private const int MaxOccurrences = 100;
    private static readonly string[] Simple = ["FREQ", "COUNT", "UNTIL", "INTERVAL", "BYDAY", "WKST"];
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>The days from the start to each occurrence; null for a rule that is not simple or never ends.</summary>
    public static List<int>? Days(string rule, LocalDate start)
    {
        var parts = rule.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .DistinctBy(part => part[0].Trim().ToUpperInvariant()).ToDictionary(part => part[0].Trim().ToUpperInvariant(), part => part[1].Trim().ToUpperInvariant());
        if (!parts.Keys.All(Simple.Contains) || parts.GetValueOrDefault("FREQ") is not ("DAILY" or "WEEKLY")) return null;
        int? count = Number(parts, "COUNT");
        var until = parts.TryGetValue("UNTIL", out var last) && Instants.Read(last) is { } end ? end.Written?.Date ?? end.Day : null;
        if (count is <= 0 || (count is null && until is null)) return null;
        var step = Number(parts, "INTERVAL") ?? 1;
        if (step is < 1 or > 366) return null;
        var weekdays = parts.TryGetValue("BYDAY", out var named) ? Array.ConvertAll(named.Split(','), day => Array.IndexOf(Weekdays, day.Trim())) : [];
        if (Array.IndexOf(weekdays, -1) >= 0) return null;
        var weekly = parts["FREQ"] == "WEEKLY";
        if (weekly && weekdays.Length == 0) weekdays = [(int)start.DayOfWeek - 1];

        var days = new List<int>();
        var monday = (int)start.DayOfWeek - 1;
        for (var day = 0; days.Count < Math.Min(count ?? MaxOccurrences, MaxOccurrences) && day < 2 * 366 && (until is null || start.PlusDays(day) <= until); day++)
        {
            var turn = weekly ? (day + monday) / 7 % step == 0 : day % step == 0;
            if (turn && (weekdays.Length == 0 || weekdays.Contains((day + monday) % 7))) days.Add(day);
        }
        return days.Count == 0 ? null : days;
    }

    private static int? Number(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
