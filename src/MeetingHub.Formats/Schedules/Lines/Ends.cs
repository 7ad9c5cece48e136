using NodaTime;

namespace MeetingHub.Formats.Schedules.Lines;

/// <summary>Gives sessions without an end the start of the next one as their end.</summary>
internal static class Ends
{
    // "18:00 Dinner" lasts no twelve hours because the day after begins at six.
    private const int MaxMinutes = 6 * 60;

    public static void FromNext(List<FoundSession> sessions)
    {
        var starts = sessions.Select(s => s.When.Clock is { } clock ? (s.When.Day, Clock: clock) : ((LocalDate? Day, LocalTime Clock)?)null).OfType<(LocalDate? Day, LocalTime Clock)>()
            .GroupBy(s => s.Day ?? LocalDate.MinIsoValue, s => s.Clock).ToDictionary(day => day.Key, day => day.Distinct().Order().ToList());
        for (var i = 0; i < sessions.Count; i++)
        {
            if (sessions[i] is not { Minutes: null, When: { Clock: { } start } when }) continue;
            var later = starts[when.Day ?? LocalDate.MinIsoValue];
            var next = later.BinarySearch(start) + 1;
            if (next < later.Count && (int)Period.Between(start, later[next], PeriodUnits.Minutes).Minutes is > 0 and <= MaxMinutes and var minutes) sessions[i] = sessions[i] with { Minutes = minutes };
        }
    }
}
