using NodaTime;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>Puts together what schedule XML and JSON say in two places: an event's date and its start.</summary>
internal static class Clocks
{
    /// <param name="date">The event's date, which may be an instant, a clock time or a day.</param>
    /// <param name="start">The event's start; the days are those beyond midnight.</param>
    /// <param name="counted">The day that the file counts the event to.</param>
    /// <param name="dayChange">When the file's days begin.</param>
    public static Moment Join(Moment? date, (LocalTime Clock, int Days)? start, LocalDate? counted, LocalTime? dayChange)
    {
        if (start is not { } clock) return date ?? new Moment(counted, null);
        if (date?.Exact is { } exact) return new Moment(NearestDay(exact, clock.Clock), clock.Clock, exact);
        if (date is { Day: { } day, Clock: null }) return new Moment(day.PlusDays(clock.Days), clock.Clock);
        if (date is not null) return date.Value;
        // The rule of the format: what starts before the day changes belongs to the night of the day before.
        var night = clock.Days > 0 || (dayChange is { } change && clock.Clock < change) ? 1 : 0;
        return new Moment(counted?.PlusDays(night), clock.Clock);
    }

    /// <summary>The minutes from a start to an end; null where there are none, or more than a month of them.</summary>
    public static int? MinutesBetween(Moment start, Moment? end)
    {
        double minutes = (start.Exact, end?.Exact) is ({ } from, { } to)
            ? (to.ToInstant() - from.ToInstant()).TotalMinutes
            : (start.Written, end?.Written) is ({ } clock, { } until) ? Period.Between(clock, until, PeriodUnits.Minutes).Minutes : 0;
        return minutes is > 0 and < 31 * 24 * 60 ? (int)minutes : null;
    }

    // The day of an instant in UTC may be the one before or after: offsets lie between -12 and +14 hours.
    private static LocalDate NearestDay(OffsetDateTime exact, LocalTime clock)
    {
        if (exact.TimeOfDay == clock) return exact.Date;
        var ahead = Period.Between(exact.WithOffset(Offset.Zero).LocalDateTime, exact.WithOffset(Offset.Zero).Date + clock, PeriodUnits.Minutes).Minutes;
        return exact.WithOffset(Offset.Zero).Date.PlusDays(ahead > 14 * 60 ? -1 : ahead < -12 * 60 ? 1 : 0);
    }
}
