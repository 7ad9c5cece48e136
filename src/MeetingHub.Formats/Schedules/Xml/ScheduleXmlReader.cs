using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Xml;

/// <summary>Reads the schedule XML that frab, pretalx, wafer and others write, each in its own way.</summary>
internal static class ScheduleXmlReader
{
    /// <summary>Whether a text is such a file.</summary>
    public static bool Reads(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 8_000));
        for (var at = head.IndexOf("<schedule", StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var after = at + "<schedule".Length;
            if (after >= head.Length || head[after] is '>' or '/' || char.IsWhiteSpace(head[after])) return true;
            var next = head[after..].IndexOf("<schedule", StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? -1 : after + next;
        }
        return false;
    }

    public static FoundSchedule Read(string text)
    {
        var (root, fault, isCut) = LenientMarkup.Read(text);
        var found = new FoundSchedule();
        if (isCut) found.Problems.Warn(fault, "Schedule.CutShort");
        else if (fault is not null) found.Problems.Warn(fault, "Schedule.NotWellFormed");
        var schedule = root.Child("schedule") ?? root;
        var conference = schedule.Child("conference");
        found.Title = ScheduleText.Name(conference?.TextOf("title"));
        found.ZoneName = conference?.TextOf("time_zone_name")?.Trim();
        var context = new Context(conference?.TextOf("base_url") ?? schedule.TextOf("base_url"), Instants.Clock(conference?.TextOf("day_change"))?.Clock, null, null);
        Walk(found, schedule, context);
        return found;
    }

    // Events stand in rooms in days; some files leave the rooms out.
    private static void Walk(FoundSchedule found, MarkupElement parent, Context context)
    {
        foreach (var child in parent.Children)
        {
            if (found.IsFull) return;
            switch (child.Name)
            {
                case "day":
                    var day = new FoundDay(Instants.Read(child.Attribute("date")) is { } date ? date.Written?.Date ?? date.Day : null);
                    found.Days.Add(day);
                    Walk(found, child, context with { Day = day });
                    break;
                case "room" when child.Attribute("name") is { } name:
                    found.Rooms.Add(name);
                    Walk(found, child, context with { Room = name });
                    break;
                case "event":
                    found.Add(Session(found, child, context));
                    break;
                case "conference":
                    break;
                default:
                    Walk(found, child, context);
                    break;
            }
        }
    }

    private static FoundSession Session(FoundSchedule found, MarkupElement element, Context context)
    {
        var title = ScheduleText.Line(element.TextOf("title"));
        var duration = element.TextOf("duration");
        var minutes = Durations.Minutes(duration);
        if (minutes is null && duration is not null && duration.Any(c => c is >= '1' and <= '9')) found.Problems.Warn(element.Line, "Schedule.NotADuration", duration.Trim());
        return new FoundSession
        {
            Line = element.Line,
            Origins = [element.Attribute("guid") ?? element.TextOf("guid")?.Trim(), element.Attribute("id") ?? element.TextOf("id")?.Trim()],
            Title = title,
            Abstract = ScheduleText.Joined(title, element.TextOf("subtitle"), element.TextOf("abstract"), element.TextOf("description")),
            Kind = ScheduleText.Name(element.TextOf("type")),
            When = When(found, element, context),
            CountedOn = context.Day,
            Minutes = minutes,
            // Where the room around an event and the room in it differ, the grid that visitors see has the one around.
            Room = context.Room ?? ScheduleText.Name(element.TextOf("room")),
            Track = ScheduleText.Name(element.TextOf("track")),
            Language = LanguageTags.First(element.TextOf("language")),
            Facilitators = [.. People(element)],
            Links = [.. LinksOf(element, context.BaseAddress)],
        };
    }

    private static Moment When(FoundSchedule found, MarkupElement element, Context context)
    {
        var date = Instants.Read(element.TextOf("date"));
        var start = Instants.Clock(element.TextOf("start"));
        if (start is null && Instants.Read(element.TextOf("start")) is { } whole) date ??= whole;
        if (date is null && start is null && (element.TextOf("date") ?? element.TextOf("start")) is { } odd) found.Problems.Warn(element.Line, "Schedule.NotATime", odd.Trim());
        return Clocks.Join(date, start, context.Day?.Date, context.DayChange);
    }

    private static IEnumerable<string> People(MarkupElement element) =>
        element.ChildrenOf("persons", "speakers").SelectMany(list => list.ChildrenOf("person", "speaker"))
            .Select(person => ScheduleText.Line(person.Child("name")?.Text ?? (string.IsNullOrWhiteSpace(person.Text) ? person.Attribute("full_public_name") ?? person.Attribute("public_name") ?? person.Attribute("name") : person.Text)))
            .Where(name => name.Length > 0);

    private static IEnumerable<(string? Title, string Address)> LinksOf(MarkupElement element, string? baseAddress)
    {
        foreach (var link in element.ChildrenOf("links", "recording").SelectMany(list => list.ChildrenOf("link")))
            if (Links.Address(link.Attribute("href") ?? link.Text, baseAddress) is { } address) yield return (link.Attribute("href") is null ? link.Attribute("title") : ScheduleText.Name(link.Text) ?? link.Attribute("title"), address);
    }

    private sealed record Context(string? BaseAddress, LocalTime? DayChange, FoundDay? Day, string? Room);
}
