using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;
using NodaTime;

namespace MeetingHub.Formats.ICalendar;

/// <summary>A published agenda as iCalendar (RFC 5545 and 7986), for subscriptions too. What has no time yet is left out.</summary>
public static class AgendaCalendar
{
    /// <summary>The media type of RFC 5545, 8.1.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Writes every session, dropped ones as cancelled (3.8.1.11). Where there is none, the meeting's days stand in, if known.</summary>
    public static void Write(Stream stream, PublishedAgenda agenda)
    {
        var sessions = Sessions(agenda);
        Write(stream, agenda, sessions, sessions.Count == 0, agenda.AgendaAddress + ".ics");
    }

    /// <summary>Writes the sessions of these codes and no others, such as the starred ones.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="agenda">The agenda.</param>
    /// <param name="codes">The codes; one that is not in the agenda counts for nothing.</param>
    /// <param name="source">The calendar's own absolute address (RFC 7986, 5.8); null where it is no subscription.</param>
    public static void Write(Stream stream, PublishedAgenda agenda, IReadOnlySet<string> codes, string? source = null) =>
        Write(stream, agenda, [.. Sessions(agenda).Where(s => codes.Contains(s.Session.Code))], withMeeting: false, source);

    /// <summary>Writes the whole meeting as one event of whole days (3.6.1), if its dates are known to the day; no session.</summary>
    public static void WriteDays(Stream stream, PublishedAgenda agenda) => Write(stream, agenda, [], withMeeting: true, agenda.AgendaAddress + ".ics?view=allday");

    /// <summary>Writes one session.</summary>
    public static void WriteSession(Stream stream, PublishedAgenda agenda, ReleasedSession session) => Write(stream, agenda, new HashSet<string> { session.Code }, agenda.SessionAddress(session) + ".ics");

    private static IReadOnlyList<TimedSession> Sessions(PublishedAgenda agenda) => agenda.Release is { } release ? Timetable.Of(release) : [];

    private static void Write(Stream stream, PublishedAgenda agenda, IReadOnlyList<TimedSession> sessions, bool withMeeting, string? source)
    {
        var (meeting, release) = (agenda.Meeting, agenda.Release);
        var zone = ZonedTimes.Zone(release is null ? meeting.TimeZone : release.TimeZone);
        var changedAt = release?.PublishedAt ?? meeting.AgendaWithdrawnAt;
        var lines = new ContentLines(stream);
        CalendarFrame.Begin(lines, MeetingFacts.Name(meeting), meeting.Language, $"{MeetingFacts.Place(meeting)}\n{CleanText.Lines(release?.Comment)}", agenda.AgendaAddress, source, changedAt, zone?.Id);
        if (sessions.Count > 0 && zone is not null) TimeZoneComponent.Write(lines, zone, sessions.Min(s => s.Starts.Year), sessions.Max(s => s.Ends.Year));
        foreach (var session in sessions) Event(lines, agenda, session, zone);
        if (sessions.Count == 0 && !(withMeeting && CalendarFrame.Event(lines, meeting, changedAt, agenda.AddressOf)))
        {
            // A calendar without a component is none (3.4).
            var year = (changedAt ?? DateTimeOffset.UnixEpoch).Year;
            TimeZoneComponent.Write(lines, zone ?? DateTimeZone.Utc, year, year);
        }
        lines.End("VCALENDAR");
    }

    private static void Event(ContentLines lines, PublishedAgenda agenda, TimedSession timed, DateTimeZone? zone)
    {
        var session = timed.Session;
        var address = agenda.SessionAddress(session);
        var facilitators = agenda.FacilitatorsOf(session).Select(CleanText.Line).ToList();
        lines.Begin("VEVENT");
        lines.Raw("UID", session.Uid.ToString());
        lines.Raw("SEQUENCE", FormattableString.Invariant($"{session.Sequence}"));
        lines.Utc("DTSTAMP", session.ChangedAt);
        lines.Utc("LAST-MODIFIED", session.ChangedAt);
        Time(lines, "DTSTART", timed.Starts, zone);
        Time(lines, "DTEND", timed.Ends, zone);
        lines.Text("SUMMARY", CleanText.Line(session.Title) is { Length: > 0 } title ? title : session.Code, session.Language);
        // Giggity shows no event without a place.
        lines.Text("LOCATION", MeetingFacts.Place(agenda.Meeting, session.Room));
        lines.Text("DESCRIPTION", string.Join("\n\n", ((string[])[string.Join(", ", facilitators), CleanText.Lines(session.Abstract), address]).Where(p => p.Length > 0)), session.Language);
        lines.Raw("URL", address);
        foreach (var facilitator in facilitators) lines.Text("CONTACT", facilitator);
        lines.Text("CATEGORIES", CleanText.Line(session.Track));
        lines.Raw("STATUS", session.IsDropped || agenda.Meeting.Status == MeetingStatus.Withdrawn ? "CANCELLED" : "CONFIRMED");
        lines.End("VEVENT");
    }

    private static void Time(ContentLines lines, string name, DateTimeOffset at, DateTimeZone? zone)
    {
        var local = ContentLines.Local(at.DateTime);
        if (zone is null) lines.Raw(name, local);
        // A clock time that exists twice means its first pass (3.3.5), but a session may end in the second, and not all clients know the rule: UTC leaves nothing open.
        else if (ZonedTimes.IsAmbiguous(at.DateTime, zone)) lines.Utc(name, at);
        else lines.Raw($"{name};TZID={zone.Id}", local);
    }
}
