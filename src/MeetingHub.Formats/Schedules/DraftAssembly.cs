using MeetingHub.Domain;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules;

/// <summary>Makes the draft of what a reader found: settles the times, counts the days, keeps what names are unique.</summary>
internal static class DraftAssembly
{
    public static ScheduleDraft ToDraft(this FoundSchedule found, ScheduleOptions options)
    {
        var times = TimeReading.Of(found, options);
        var origins = Origins(found.Sessions);
        var rooms = new RoomNames(found.Sessions.Select(s => s.Room).OfType<string>().Concat(found.Rooms));
        var sessions = new List<ScheduledSession>(found.Sessions.Count);
        var starts = new List<LocalDateTime?>(found.Sessions.Count);
        for (var i = 0; i < found.Sessions.Count; i++)
        {
            var session = found.Sessions[i];
            var start = times.StartOf(session.When);
            var day = start?.Date ?? session.When.Day;
            starts.Add(start ?? day?.AtMidnight());
            var (room, several) = rooms.First(session.Room);
            if (several) found.Problems.Warn(session.Line, "Schedule.SeveralRooms", session.Room);
            sessions.Add(new ScheduledSession
            {
                Line = session.Line,
                Origin = origins[i],
                Title = session.Title,
                Abstract = session.Abstract,
                IsBreak = session.IsBreak || BreakWords.IsBreak(session.Kind, session.Title),
                Day = day is { } d ? new DateOnly(d.Year, d.Month, d.Day) : null,
                Start = start is { } s ? new TimeOnly(s.Hour, s.Minute) : null,
                Minutes = session.Minutes,
                Room = room,
                Track = session.Track,
                Language = session.Language,
                Facilitators = [.. session.Facilitators.Distinct()],
                Links = session.Links,
            });
        }
        if (sessions.Count == 0 && !found.Problems.ToList().Any(p => p.Severity == DiagnosticSeverity.Error)) found.Problems.Error(null, "Schedule.NoSessions", found.Title);
        return new ScheduleDraft
        {
            Title = found.Title,
            TimeZone = times.FileZone?.Id,
            Sessions = sessions,
            Days = Days(found, starts),
            Rooms = rooms.Declared(found.Rooms),
            Problems = found.Problems.ToList(),
            ZoneQuestion = times.Question,
            Columns = found.Columns,
        };
    }

    // Of a session's names the first counts that no other session of the file bears: ids repeat, and so do UIDs.
    private static string?[] Origins(List<FoundSession> sessions)
    {
        var uses = new Dictionary<(int Rank, string Name), int>();
        foreach (var session in sessions)
            for (var rank = 0; rank < session.Origins.Count; rank++)
                if (session.Origins[rank] is { } name) uses[(rank, name)] = uses.GetValueOrDefault((rank, name)) + 1;
        return [.. sessions.Select(session => session.Origins.Where((name, rank) => name is not null && uses[(rank, name)] == 1).FirstOrDefault())];
    }

    private static List<(DateOnly, int)> Days(FoundSchedule found, List<LocalDateTime?> starts)
    {
        if (found.Days.Count == 0)
            return [.. starts.OfType<LocalDateTime>().GroupBy(start => start.Date).OrderBy(day => day.Key).Select(day => (new DateOnly(day.Key.Year, day.Key.Month, day.Key.Day), day.Count()))];

        var counts = found.Days.ToDictionary(day => day, _ => (Sessions: 0, First: (LocalDate?)null));
        var onTheirDay = false;
        for (var i = 0; i < found.Sessions.Count; i++)
        {
            if (found.Sessions[i].CountedOn is not { } day || !counts.TryGetValue(day, out var count)) continue;
            var date = starts[i]?.Date;
            counts[day] = (count.Sessions + 1, count.First is { } first && date >= first ? first : date ?? count.First);
            onTheirDay |= date == day.Date;
        }
        // Wafer writes the UTC date of a day that begins before midnight UTC, a day early: then no session is on its day.
        var shift = onTheirDay ? null : found.Days.Select(day => day.Date is { } written && counts[day].First is { } first ? Period.DaysBetween(written, first) : (int?)null).FirstOrDefault(days => days is not null);
        return [.. found.Days
            .Select(day => (Date: (shift is >= -1 and <= 1 ? day.Date?.PlusDays(shift.Value) : day.Date) ?? counts[day].First, counts[day].Sessions))
            .Where(day => day.Date is not null).Select(day => (new DateOnly(day.Date!.Value.Year, day.Date.Value.Month, day.Date.Value.Day), day.Sessions))]; // Not null: the line above.
    }
}
