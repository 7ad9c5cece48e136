using MeetingHub.Domain;

namespace MeetingHub.Formats.Schedules;

/// <summary>A session of a release whose day and time are known.</summary>
/// <param name="Session">The session.</param>
/// <param name="Starts">When it starts, with the offset of its place; with the offset zero where the zone is not known.</param>
/// <param name="Ends">When it ends, likewise, and always later.</param>
public sealed record TimedSession(ReleasedSession Session, DateTimeOffset Starts, DateTimeOffset Ends)
{
    /// <summary>How long it lasts by a stopwatch, also where the clocks change meanwhile.</summary>
    public int Minutes => (int)(Ends - Starts).TotalMinutes;
}

/// <summary>The sessions of a release as instants: what every writer of times begins with.</summary>
public static class Timetable
{
    private const int DefaultMinutes = 60;
    private const int MostMinutes = 31 * 24 * 60;

    /// <summary>
    /// The sessions with a day and a time, dropped ones too, by start and then by their place in the release. A session of unknown
    /// length ends when the next begins in that room on that day, after 60 minutes at the latest, because calendars need an end.
    /// </summary>
    public static IReadOnlyList<TimedSession> Of(AgendaRelease release)
    {
        var zone = ZonedTimes.Zone(release.TimeZone);
        var next = release.Agenda.Where(s => s.Starts is not null).ToLookup(s => (s.Day, s.Room), s => s.Starts!.Value); // filtered in this line
        return
        [
            .. release.Sessions.Where(IsInReach).Select(session =>
            {
                var local = session.Starts!.Value; // IsInReach asks for it
                var starts = ZonedTimes.At(local, zone);
                var free = next[(session.Day, session.Room)].Where(s => s > local).Select(s => (int)(s - local).TotalMinutes).DefaultIfEmpty(DefaultMinutes).Min();
                var minutes = session.Minutes is { } known and > 0 ? Math.Min(known, MostMinutes) : Math.Min(free, DefaultMinutes);
                return new TimedSession(session, starts, ZonedTimes.In(starts.AddMinutes(minutes), zone));
            }).OrderBy(s => s.Starts).ThenBy(s => s.Session.Position),
        ];
    }

    // A year outside is a slip of the pen. No client could show it, and instants at the ends of the calendar do not exist.
    private static bool IsInReach(ReleasedSession session) => session is { Starts: not null, Day.Year: >= 1900 and < 2200 };
}
