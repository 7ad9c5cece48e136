using System.Globalization;
using NodaTime;

namespace MeetingHub.Formats.ICalendar;

/// <summary>A zone's clock changes as a VTIMEZONE (RFC 5545, 3.6.5), from the IANA data and for the years that a calendar needs.</summary>
internal static class TimeZoneComponent
{
    // Before, offsets have seconds and the data is patchy; where a zone has known no change since, this onset stands for always.
    private static readonly LocalDateTime Epoch = new(1970, 1, 1, 0, 0);

    /// <summary>
    /// Writes the zone, each change as an observance of its own. A rule would claim years that are not known; and of the onsets that an
    /// observance lists as RDATE, ical.js 2.2 (Thunderbird) takes one and forgets DTSTART.
    /// </summary>
    public static void Write(ContentLines lines, DateTimeZone zone, int firstYear, int lastYear)
    {
        lines.Begin("VTIMEZONE");
        lines.Raw("TZID", zone.Id);
        foreach (var onset in Onsets(zone, firstYear, lastYear))
        {
            var component = onset.IsDaylight ? "DAYLIGHT" : "STANDARD";
            lines.Begin(component);
            lines.Raw("DTSTART", ContentLines.Local(onset.At.ToDateTimeUnspecified()));
            lines.Raw("TZOFFSETFROM", Text(onset.From));
            lines.Raw("TZOFFSETTO", Text(onset.To));
            lines.Text("TZNAME", onset.Name);
            lines.End(component);
        }
        lines.End("VTIMEZONE");
    }

    private static IEnumerable<(bool IsDaylight, Offset From, Offset To, string Name, LocalDateTime At)> Onsets(DateTimeZone zone, int firstYear, int lastYear)
    {
        var from = zone.AtStartOfDay(new LocalDate(firstYear, 1, 1)).ToInstant();
        var to = zone.AtStartOfDay(new LocalDate(lastYear + 1, 1, 1)).ToInstant();
        foreach (var interval in zone.GetZoneIntervals(from, to))
        {
            // An onset is told by the clock that is about to be changed.
            var before = interval.HasStart ? zone.GetZoneInterval(interval.Start - Duration.Epsilon).WallOffset : interval.WallOffset;
            var at = interval.HasStart ? interval.Start.WithOffset(before).LocalDateTime : Epoch;
            if (interval.HasStart && (at >= Epoch || interval.Start > from)) yield return (interval.Savings > Offset.Zero, before, interval.WallOffset, interval.Name, at);
            else yield return (interval.Savings > Offset.Zero, interval.WallOffset, interval.WallOffset, interval.Name, firstYear < Epoch.Year ? new LocalDateTime(firstYear, 1, 1, 0, 0) : Epoch);
        }
    }

    private static string Text(Offset offset)
    {
        var time = offset.ToTimeSpan();
        return (time < TimeSpan.Zero ? "-" : "+") + time.ToString(time.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
    }
}
