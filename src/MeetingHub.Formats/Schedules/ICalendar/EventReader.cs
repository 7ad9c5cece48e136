using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules.ICalendar;

/// <summary>Makes sessions of a calendar's events.</summary>
internal sealed class EventReader
{
    private readonly FoundSchedule found;
    private readonly CalendarZones zones;
    private readonly string? owner;

    // Occurrences that an event of its own replaces, by the UID and day of the one replaced.
    private readonly HashSet<(string Uid, LocalDate Day)> replaced = [];

    public EventReader(FoundSchedule found, CalendarZones zones, List<List<ContentLine>> events)
    {
        (this.found, this.zones) = (found, zones);
        var organizers = events.Select(e => e.Find(line => line.Name == "ORGANIZER")?.Value).ToList();
        // Who organises every event keeps the calendar and leads no session.
        if (organizers.Count > 1 && organizers[0] is { } first && organizers.TrueForAll(o => o == first)) owner = first;
        foreach (var each in events)
            if (Find(each, "RECURRENCE-ID") is { } id && Instants.Read(id.Value)?.Written is { } day) replaced.Add((Find(each, "UID")?.Value ?? "", day.Date));
    }

    public void Read(List<ContentLine> lines)
    {
        var line = lines[0].Number;
        var title = ScheduleText.Line(Find(lines, "SUMMARY")?.Text());
        if (Find(lines, "STATUS")?.Value.Trim() is { } status && ScheduleWords.Has("cancelled", status.ToLowerInvariant()))
        {
            found.Problems.Warn(line, "Schedule.Cancelled", title);
            return;
        }
        var uid = Find(lines, "UID")?.Value.Trim();
        var start = Find(lines, "DTSTART");
        var (when, zone) = When(start);
        if (when is { Clock: null, Exact: null }) found.Problems.Warn(line, when.Day is null ? "Schedule.NoTime" : "Schedule.WholeDay", title);
        var end = Find(lines, "DTEND");
        var session = new FoundSession
        {
            Line = line,
            Origins = [string.IsNullOrEmpty(uid) ? null : uid],
            Title = title,
            Abstract = ScheduleText.Joined(title, (Find(lines, "DESCRIPTION") ?? Find(lines, "X-ALT-DESC"))?.Text()),
            When = when,
            Minutes = when is { Clock: null, Exact: null } ? null : Durations.Minutes(Find(lines, "DURATION")?.Value) ?? Clocks.MinutesBetween(when, end is null ? null : When(end).When),
            Room = ScheduleText.Name(Find(lines, "LOCATION")?.Text()),
            Track = ScheduleText.Name(Find(lines, "CATEGORIES")?.Text().Split(',')[0]),
            Language = LanguageTags.First(Find(lines, "SUMMARY")?.Parameters.GetValueOrDefault("LANGUAGE")),
            Facilitators = [.. People(lines)],
            Links = [.. lines.Where(l => l.Name is "URL" or "CONFERENCE").Select(l => ((string?)null, Links.Address(l.Value))).Where(l => l.Item2 is not null).Select(l => (l.Item1, l.Item2!))], // Not null: the condition before.
        };
        foreach (var days in Occurrences(lines, session)) found.Add(days == 0 ? session : session with { When = Later(when, days, zone) });
    }

    private static ContentLine? Find(List<ContentLine> lines, string name) => lines.Find(line => line.Name == name);

    private (Moment When, DateTimeZone? Zone) When(ContentLine? line)
    {
        if (line is null) return default;
        if (Instants.Read(line.Value) is not { } when)
        {
            found.Problems.Warn(line.Number, "Schedule.NotATime", line.Value);
            return default;
        }
        if (when.Clock is null || when.Written is not { } written || line.Parameters.GetValueOrDefault("TZID") is not { Length: > 0 } name) return (when, null);
        if (zones.Find(name) is not { } zone)
        {
            found.Problems.Warn(line.Number, "Schedule.ZoneNotKnown", name);
            return (when, null);
        }
        return (when with { Exact = zone.AtLeniently(written).ToOffsetDateTime(), InNamedZone = true }, zone);
    }

    private static Moment Later(Moment when, int days, DateTimeZone? zone)
    {
        var written = when.Written?.PlusDays(days);
        if (when.Day is not null) when = when with { Day = when.Day.Value.PlusDays(days) };
        return when with { Exact = zone is not null && written is { } local ? zone.AtLeniently(local).ToOffsetDateTime() : when.Exact?.PlusHours(24 * days) };
    }

    // The days from the first occurrence to each.
    private IEnumerable<int> Occurrences(List<ContentLine> lines, FoundSession session)
    {
        var first = session.When.Written?.Date ?? session.When.Day;
        if (Find(lines, "RRULE") is not { } rule || first is not { } start || Find(lines, "RECURRENCE-ID") is not null) return [0];
        if (Recurrence.Days(rule.Value, start) is not { } days)
        {
            found.Problems.Warn(rule.Number, "Schedule.Recurrence", session.Title);
            return [0];
        }
        var left = lines.Where(line => line.Name == "EXDATE").SelectMany(line => line.Value.Split(',')).Select(value => Instants.Read(value)).Select(m => m?.Written?.Date ?? m?.Day).ToHashSet();
        var uid = Find(lines, "UID")?.Value ?? "";
        return days.Where(day => !left.Contains(start.PlusDays(day)) && !replaced.Contains((uid, start.PlusDays(day))));
    }

    // Who is asked by mail is a guest of a calendar's owner; programmes name their speakers without an address.
    private IEnumerable<string> People(List<ContentLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.Name is not ("ORGANIZER" or "ATTENDEE") || (line.Name == "ORGANIZER" && line.Value == owner)) continue;
            if (line.Parameters.GetValueOrDefault("CUTYPE") is "ROOM" or "RESOURCE" or "GROUP") continue;
            var chairs = string.Equals(line.Parameters.GetValueOrDefault("ROLE"), "CHAIR", StringComparison.OrdinalIgnoreCase);
            if (!chairs && line.Value.Trim().StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) continue;
            var name = ScheduleText.Line(line.Parameters.GetValueOrDefault("CN") ?? (line.Value.Contains(':', StringComparison.Ordinal) ? null : line.Text()));
            if (name.Length > 0 && !name.Contains('@', StringComparison.Ordinal)) yield return name;
        }
    }
}
