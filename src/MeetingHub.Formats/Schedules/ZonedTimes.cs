using NodaTime;
using NodaTime.Extensions;

namespace MeetingHub.Formats.Schedules;

/// <summary>The one place that turns clock times of a meeting's place into instants, by the IANA data of NodaTime.</summary>
public static class ZonedTimes
{
    /// <summary>The zone of an IANA name; null for none and for a name that IANA does not know.</summary>
    public static DateTimeZone? Zone(string? name) => name is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    /// <summary>
    /// The instant of a clock time with the offset that holds there and then. RFC 5545, 3.3.5 says what a clock change makes of it:
    /// a time that exists twice is the earlier one, a time that is skipped is read with the offset from before.
    /// Without a zone the offset is zero and means nothing.
    /// </summary>
    public static DateTimeOffset At(DateTime local, DateTimeZone? zone) =>
        local.ToLocalDateTime() is var time && zone?.AtLeniently(time) is { } zoned ? new DateTimeOffset(zoned.LocalDateTime.ToDateTimeUnspecified(), WholeMinutes(zoned.Offset)) : new DateTimeOffset(time.ToDateTimeUnspecified(), TimeSpan.Zero);

    /// <summary>The same instant on the clocks of a zone; unchanged without one.</summary>
    public static DateTimeOffset In(DateTimeOffset instant, DateTimeZone? zone) => zone is null ? instant : instant.ToOffset(WholeMinutes(zone.GetUtcOffset(instant.ToInstant())));

    /// <summary>
    /// Where a day begins, written as 00:00 always. Where the clocks go from 00:00 to 01:00, that is the same instant with the offset
    /// from before, because EventFahrplan takes the clock time of a day's end for the hour at which conference days change.
    /// </summary>
    public static DateTimeOffset Midnight(DateOnly day, DateTimeZone? zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, WholeMinutes(zone?.MapLocal(local.ToLocalDateTime()).EarlyInterval.WallOffset ?? Offset.Zero));
    }

    /// <summary>Whether the clocks of a zone show a time twice, so that it does not say which instant is meant.</summary>
    public static bool IsAmbiguous(DateTime local, DateTimeZone? zone) => zone is not null && zone.MapLocal(local.ToLocalDateTime()).Count == 2;

    // Places had offsets with seconds once, the last of them until 1972, and the formats that we write have no seconds in offsets.
    private static TimeSpan WholeMinutes(Offset offset) => TimeSpan.FromMinutes(offset.Seconds / 60);
}
