using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using NodaTime;

namespace MeetingHub.Formats.Schedules;

/// <summary>A published agenda as the frab family of formats sees it: days, in them rooms, in them events. XML and JSON are both written from it.</summary>
internal sealed record ConferenceSchedule(string Title, string Acronym, string Version, string? Zone, DateOnly First, DateOnly Last, IReadOnlyList<string> Tracks, IReadOnlyList<ScheduleRoom> Rooms, IReadOnlyList<ScheduleDay> Days)
{
    // Empty days are shown only of meetings that people can attend from end to end.
    private const int MostDays = 31;

    /// <summary>What wrote the file.</summary>
    public static string Generator => "MeetingHub";

    /// <summary>That program's version.</summary>
    public static string GeneratorVersion { get; } = typeof(ConferenceSchedule).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The schedule of an agenda. Dropped sessions and those without a time are not in it.</summary>
    public static ConferenceSchedule Of(PublishedAgenda agenda)
    {
        var (meeting, release) = (agenda.Meeting, agenda.Release);
        var zone = ZonedTimes.Zone(release is null ? meeting.TimeZone : release.TimeZone);
        IReadOnlyList<TimedSession> sessions = release is null ? [] : [.. Timetable.Of(release).Where(s => !s.Session.IsDropped)];
        var acronym = AcronymOf(meeting.Slug);
        var events = Numbered(agenda, sessions, acronym, zone);
        var days = DaysOf(meeting, events);
        // Both schemas insist on a day, EventFahrplan on its date: where none is known, the one of the release stands in, and is empty.
        if (days.Count == 0) days = [DateOnly.FromDateTime((release?.PublishedAt ?? meeting.AgendaWithdrawnAt ?? DateTimeOffset.UnixEpoch).UtcDateTime)];
        return new ConferenceSchedule(
            MeetingFacts.Name(meeting),
            acronym,
            (release?.Number ?? 0).ToString(CultureInfo.InvariantCulture),
            zone?.Id,
            days[0],
            days[^1],
            [.. events.Select(e => e.Track).Where(t => t.Length > 0).Distinct()],
            [.. events.Select(e => e.Room).Distinct().Select(r => Room(agenda, r, []))],
            [.. days.Select((day, i) => new ScheduleDay(i + 1, day, ZonedTimes.Midnight(day, zone), ZonedTimes.Midnight(day.AddDays(1), zone), [.. events.Where(e => DateOnly.FromDateTime(e.Starts.DateTime) == day).GroupBy(e => e.Room).Select(r => Room(agenda, r.Key, [.. r]))]))]);
    }

    // The XSD wants [a-z0-9_-]{4,}, the JSON schema no hyphen after the first character.
    private static string AcronymOf(string slug)
    {
        var acronym = Slug.From(slug).Replace('-', '_');
        return acronym.Length < 4 ? "meeting_" + acronym : acronym;
    }

    private static ScheduleRoom Room(PublishedAgenda agenda, string name, IReadOnlyList<ScheduleEvent> events) => new(name, NameUuid.Of($"{agenda.AddressOf("/meetings")}#{agenda.Meeting.Id}/rooms/{name}"), events);

    private static List<DateOnly> DaysOf(Meeting meeting, IReadOnlyList<ScheduleEvent> events)
    {
        var days = events.Select(e => DateOnly.FromDateTime(e.Starts.DateTime)).ToHashSet();
        if (MeetingFacts.Days(meeting) is { } known && known.Last.DayNumber - known.First.DayNumber < MostDays) days.UnionWith(Enumerable.Range(0, known.Last.DayNumber - known.First.DayNumber + 1).Select(known.First.AddDays));
        return [.. days.Order()];
    }

    private static List<ScheduleEvent> Numbered(PublishedAgenda agenda, IReadOnlyList<TimedSession> sessions, string acronym, DateTimeZone? zone)
    {
        // The store's numbers, if each session has one of its own; a session that was published before it was saved has none.
        var ids = sessions.Select(s => s.Session.SessionId).ToList();
        if (ids.Exists(id => id <= 0) || ids.Distinct().Count() < ids.Count) ids = [.. sessions.Select(s => s.Session.Position + 1)];
        var next = ids.DefaultIfEmpty().Max();
        var events = new List<ScheduleEvent>();
        foreach (var (timed, id) in sessions.Zip(ids))
        {
            var parts = Parts(timed, zone);
            foreach (var (index, (starts, minutes)) in parts.Index())
            {
                var session = timed.Session;
                var code = parts.Count == 1 ? session.Code : FormattableString.Invariant($"{session.Code}P{index + 1}");
                events.Add(new ScheduleEvent(
                    index == 0 ? id : ++next,
                    index == 0 ? session.Uid : NameUuid.Of(FormattableString.Invariant($"{session.Uid}/{index + 1}")),
                    code,
                    Slug.From($"{acronym} {code}"),
                    CleanText.Line(session.Title) + (parts.Count == 1 ? "" : FormattableString.Invariant($" ({index + 1}/{parts.Count})")),
                    session.IsBreak ? "break" : "session",
                    starts,
                    minutes,
                    CleanText.Line(session.Room),
                    CleanText.Line(session.Track),
                    CleanText.Line(session.Language),
                    CleanText.Lines(session.Abstract),
                    [.. agenda.FacilitatorsOf(session).Select(CleanText.Line)],
                    agenda.SessionAddress(session)));
            }
        }
        return events;
    }

    // Giggity reads a duration as a clock time and fails as a whole at 24:00, so what lasts that long is one event a calendar day.
    private static List<(DateTimeOffset Starts, int Minutes)> Parts(TimedSession timed, DateTimeZone? zone)
    {
        const int longest = (24 * 60) - 1;
        if (timed.Minutes <= longest) return [(timed.Starts, timed.Minutes)];
        var parts = new List<(DateTimeOffset, int)>();
        for (var starts = timed.Starts; starts < timed.Ends;)
        {
            var midnight = ZonedTimes.In(ZonedTimes.Midnight(DateOnly.FromDateTime(starts.DateTime).AddDays(1), zone), zone);
            var ends = midnight < timed.Ends ? midnight : timed.Ends;
            parts.Add((starts, Math.Min((int)(ends - starts).TotalMinutes, longest)));
            starts = ends;
        }
        return parts;
    }
}

/// <summary>A calendar day of a schedule.</summary>
internal sealed record ScheduleDay(int Index, DateOnly Date, DateTimeOffset Starts, DateTimeOffset Ends, IReadOnlyList<ScheduleRoom> Rooms);

/// <summary>A room, and what is in it on one day; its name may be empty.</summary>
internal sealed record ScheduleRoom(string Name, Guid Guid, IReadOnlyList<ScheduleEvent> Events);

/// <summary>A session or break, or the part of one on one day; texts are clean, and empty where nothing is known.</summary>
internal sealed record ScheduleEvent(int Id, Guid Guid, string Code, string Slug, string Title, string Type, DateTimeOffset Starts, int Minutes, string Room, string Track, string Language, string Abstract, IReadOnlyList<string> Persons, string Address)
{
    /// <summary>When it ends.</summary>
    public DateTimeOffset Ends(DateTimeZone? zone) => ZonedTimes.In(Starts.AddMinutes(Minutes), zone);

    /// <summary>How long it lasts as hh:mm, always under 24 hours.</summary>
    public string Duration => FormattableString.Invariant($"{Minutes / 60:00}:{Minutes % 60:00}");
}
