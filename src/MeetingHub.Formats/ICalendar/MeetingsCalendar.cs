using MeetingHub.Domain;
using NodaTime;

namespace MeetingHub.Formats.ICalendar;

/// <summary>All meetings of the site as one iCalendar of whole days (RFC 5545 and 7986).</summary>
public static class MeetingsCalendar
{
    /// <summary>Writes the meetings whose dates are known to the day; withdrawn ones as cancelled (RFC 5545, 3.8.1.11).</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="name">What the calendar is called: the site's name.</param>
    /// <param name="meetings">The meetings, each with when it was changed last, where that is known.</param>
    /// <param name="addressOf">Makes the absolute address of a path of this site.</param>
    public static void Write(Stream stream, string name, IReadOnlyCollection<(Meeting Meeting, DateTimeOffset? ChangedAt)> meetings, Func<string, string> addressOf)
    {
        var lines = new ContentLines(stream);
        CalendarFrame.Begin(lines, name, language: null, description: null, addressOf("/meetings"), addressOf("/calendar.ics"), meetings.Max(m => m.ChangedAt), zone: null);
        var any = false;
        foreach (var (meeting, changedAt) in meetings.OrderBy(m => m.Meeting.Starts).ThenBy(m => m.Meeting.Slug, StringComparer.Ordinal)) any |= CalendarFrame.Event(lines, meeting, changedAt, addressOf);
        // A calendar without a component is none (3.4).
        if (!any) TimeZoneComponent.Write(lines, DateTimeZone.Utc, DateTimeOffset.UnixEpoch.Year, DateTimeOffset.UnixEpoch.Year);
        lines.End("VCALENDAR");
    }
}
