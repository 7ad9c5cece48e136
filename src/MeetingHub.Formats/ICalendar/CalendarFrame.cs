using MeetingHub.Domain;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.ICalendar;

/// <summary>What all our calendars have in common: how they begin, and a meeting as an event of whole days.</summary>
internal static class CalendarFrame
{
    /// <summary>Begins a VCALENDAR (RFC 5545, 3.6) with the properties of RFC 7986 and, beside them, the ones that clients knew before.</summary>
    public static void Begin(ContentLines lines, string name, string? language, string? description, string address, string? source, DateTimeOffset? changedAt, string? zone)
    {
        lines.Begin("VCALENDAR");
        lines.Raw("VERSION", "2.0");
        lines.Raw("PRODID", "-//MeetingHub//MeetingHub//EN");
        lines.Raw("CALSCALE", "GREGORIAN");
        lines.Raw("METHOD", "PUBLISH");
        lines.Text("NAME", CleanText.Line(name), language);
        lines.Text("X-WR-CALNAME", CleanText.Line(name));
        lines.Text("DESCRIPTION", description, language);
        lines.Raw("URL", address);
        if (source is not null) lines.Raw("SOURCE;VALUE=URI", source);
        if (changedAt is { } at) lines.Utc("LAST-MODIFIED", at);
        lines.Raw("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        lines.Raw("X-PUBLISHED-TTL", "PT1H");
        lines.Raw("COLOR", "teal");
        if (zone is not null) lines.Text("X-WR-TIMEZONE", zone);
    }

    /// <summary>Writes a meeting as one event of whole days, which take up nobody's time (RFC 5545, 3.8.2.7).</summary>
    /// <returns>False, and nothing written, where its dates are not known to the day.</returns>
    public static bool Event(ContentLines lines, Meeting meeting, DateTimeOffset? changedAt, Func<string, string> addressOf)
    {
        if (MeetingFacts.Days(meeting) is not { } days) return false;
        var address = addressOf($"/meetings/{meeting.Slug}");
        // DTSTAMP is obligatory (3.6.1) and must not come from a clock; the first day stands in where no change is known.
        var at = changedAt ?? new DateTimeOffset(days.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        lines.Begin("VEVENT");
        // The address may change with the slug, the store's number does not.
        lines.Raw("UID", NameUuid.Of($"{addressOf("/meetings")}#{meeting.Id}").ToString());
        lines.Raw("SEQUENCE", FormattableString.Invariant($"{meeting.Version}"));
        lines.Utc("DTSTAMP", at);
        lines.Utc("LAST-MODIFIED", at);
        lines.Day("DTSTART", days.First);
        // The end of 3.6.1 is the day after the last.
        lines.Day("DTEND", days.Last.AddDays(1));
        lines.Text("SUMMARY", MeetingFacts.Name(meeting), meeting.Language);
        lines.Text("LOCATION", MeetingFacts.Place(meeting));
        lines.Text("DESCRIPTION", address);
        lines.Raw("URL", address);
        lines.Raw("STATUS", meeting.Status == MeetingStatus.Withdrawn ? "CANCELLED" : "CONFIRMED");
        lines.Raw("TRANSP", "TRANSPARENT");
        lines.End("VEVENT");
        return true;
    }
}
