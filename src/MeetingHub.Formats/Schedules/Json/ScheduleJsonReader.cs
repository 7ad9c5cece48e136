using System.Globalization;
using System.Text.Json;
using MeetingHub.Formats.Schedules.Text;
using MeetingHub.Formats.Schedules.Times;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Json;

/// <summary>
/// Reads schedule JSON of frab, pretalx and the voc, lists of pretalx' submissions, Sessionize's views and dumps that
/// nest days, rooms and slots: what looks like a session is one, wherever it stands.
/// </summary>
internal sealed class ScheduleJsonReader
{
    // Lists of what sessions refer to, and of what is not the agenda's.
    private static readonly HashSet<string> NotWalked = new(["speakers", "persons", "people", "tracks", "categories", "questions", "answers", "resources", "organizers", "tags", "sponsors", "links", "attachments", "availabilities", "submission_types"], StringComparer.Ordinal);

    // An object that holds one of these holds sessions and is none.
    private static readonly string[] Containers = ["days", "rooms", "sessions", "talks", "events", "schedule", "conference", "contributions", "results"];

    private readonly FoundSchedule found = new();
    private readonly JsonDirectory directory;

    private ScheduleJsonReader(JsonElement root)
    {
        var schedule = root.Get("schedule") ?? root;
        var conference = schedule.Get("conference") ?? root.Get("conference", "event") ?? root;
        found.Title = ScheduleText.Name(conference.Text("title", "name"));
        found.ZoneName = conference.Text("time_zone_name", "timezone", "time_zone") ?? root.Text("time_zone_name", "timezone");
        BaseAddress = schedule.Text("base_url");
        directory = new JsonDirectory([root, schedule, conference]);
        found.Rooms.AddRange(directory.DeclaredRooms);
    }

    private string? BaseAddress { get; }

    public static bool Reads(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("//") || start.StartsWith("/*")) start = start[(start.IndexOf('\n') + 1)..].TrimStart();
        if (start.IsEmpty) return false;
        // "[10:00] Opening" is a line of an agenda.
        var next = start[1..].TrimStart();
        return start[0] == '{' ? next.IsEmpty || next[0] is '"' or '}' or '/' : start[0] == '[' && (next.IsEmpty || next[0] is '{' or '[' or ']' or '/');
    }

    public static FoundSchedule Read(string text)
    {
        var (document, fault) = JsonRepair.Parse(text);
        if (document is null)
        {
            var nothing = new FoundSchedule();
            nothing.Problems.Error(fault, "Schedule.NotReadable");
            return nothing;
        }
        using (document)
        {
            var reader = new ScheduleJsonReader(document.RootElement);
            if (fault is not null) reader.found.Problems.Warn(fault, "Schedule.CutShort");
            reader.Walk(document.RootElement, new Context());
            return reader.found;
        }
    }

    private void Walk(JsonElement element, Context context)
    {
        if (found.IsFull) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Walk(item, context);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (IsSession(element, context)) AddSession(element, context);
            else if (element.Get("rooms") is { } rooms && Instants.Read(element.Text("date")) is { } date) WalkDay(rooms, date);
            else
                foreach (var property in element.EnumerateObject().Where(p => !NotWalked.Contains(p.Name)))
                    Walk(property.Value, Below(property.Name, context));
        }
    }

    private void WalkDay(JsonElement rooms, Moment date)
    {
        var day = new FoundDay(date.Written?.Date ?? date.Day);
        found.Days.Add(day);
        var context = new Context { Day = day, Date = day.Date };
        if (rooms.ValueKind == JsonValueKind.Object)
            foreach (var room in rooms.EnumerateObject()) WalkRoom(room.Name, room.Value, context);
        else
            foreach (var room in rooms.Items()) WalkRoom(room.Text("name"), room, context);
    }

    private void WalkRoom(string? name, JsonElement sessions, Context context)
    {
        if (name is not null) found.Rooms.Add(name);
        Walk(sessions.ValueKind == JsonValueKind.Object ? sessions.Get("sessions", "events", "talks", "slots") ?? sessions : sessions, context with { Room = name });
    }

    // A key may be a day, the minute of the day or a room: PyConFR's dump nests all three.
    private Context Below(string key, Context context)
    {
        if (key.Length == 10 && Instants.Read(key) is { Day: { } date }) return context with { Date = date, Minute = null };
        if (context is { Date: not null, Minute: null } && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 2 * 24 * 60 && !directory.IsRoom(key)) return context with { Minute = minute };
        return directory.IsRoom(key) ? context with { RoomId = key } : context;
    }

    private static bool IsSession(JsonElement element, Context context)
    {
        if (Array.Exists(Containers, name => element.Get(name) is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } inner && !(name == "rooms" && inner.ValueKind == JsonValueKind.Array && element.Get("startsAt", "start") is not null))) return false;
        if (element.Get("title", "name") is not { ValueKind: JsonValueKind.String or JsonValueKind.Object }) return false;
        if (context is { Date: not null, Minute: not null } || element.Get("start", "date", "startsAt", "starts_at", "start_time", "startTime", "startDate", "start_date", "slot", "slots") is not null) return true;
        return element.Get("title") is not null && element.Get("duration", "speakers", "persons", "abstract") is not null;
    }

    private void AddSession(JsonElement element, Context context)
    {
        var language = element.Text("language", "content_locale", "locale");
        var title = ScheduleText.Line(element.Get("title", "name")?.Localised(language));
        if (element.Text("state", "status") is { } state && ScheduleWords.Has("cancelled", state.Trim().ToLowerInvariant()))
        {
            found.Problems.Warn(null, "Schedule.Cancelled", title);
            return;
        }
        var slots = element.Get("slots") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(s => s.ValueKind == JsonValueKind.Object).ToList() : [];
        if (slots.Count == 0) slots.Add(element.Get("slot") is { ValueKind: JsonValueKind.Object } one ? one : element);
        var people = directory.People(element).ToList();
        foreach (var slot in slots)
        {
            var (when, minutes) = When(element, slot, context);
            var own = directory.Room(slot.Get("room", "roomId", "room_id", "location")) ?? element.Text("roomName") ?? directory.Room(element.Get("room", "roomId", "room_id", "location"));
            var id = element.Text("id", "code");
            found.Add(new FoundSession
            {
                Origins = [element.Text("guid", "uuid"), id, slots.Count > 1 && slot.Text("id") is { } number ? $"{id}-{number}" : null],
                Title = title,
                Abstract = ScheduleText.Joined(title, element.Get("subtitle")?.Localised(language), element.Get("abstract")?.Localised(language), element.Get("description")?.Localised(language)),
                Kind = ScheduleText.Name(element.Text("type", "submission_type", "session_type", "kind")),
                // Sessionize's service sessions are what nobody leads: registration, lunch.
                IsBreak = element.Get("isServiceSession") is { ValueKind: JsonValueKind.True } && people.Count == 0,
                When = when,
                CountedOn = context.Day,
                Minutes = minutes,
                Room = context.Room ?? own ?? (context.RoomId is null ? null : directory.Room(JsonSerializer.SerializeToElement(context.RoomId))),
                Track = ScheduleText.Name(directory.Track(element.Get("track")) ?? directory.Category(element, ScheduleColumn.Track)),
                Language = LanguageTags.First(language ?? directory.Category(element, ScheduleColumn.Language)),
                Facilitators = people,
                Links = [.. LinksOf(element)],
            });
        }
    }

    private (Moment When, int? Minutes) When(JsonElement element, JsonElement slot, Context context)
    {
        var written = Value(slot, "date") ?? Value(slot, "start", "startsAt", "starts_at", "start_time", "startTime", "startDate", "start_date");
        var date = Instants.Read(written);
        var start = Instants.Clock(slot.Text("start", "start_time", "startTime"));
        if (date is null && start is null && written is not null) found.Problems.Warn(null, "Schedule.NotATime", written);
        var when = date is null && start is null && context is { Date: { } day, Minute: { } minute }
            ? new Moment(day.PlusDays(minute / 1440), new LocalTime(minute % 1440 / 60, minute % 60))
            : Clocks.Join(date, start, context.Date, null);
        var duration = element.Text("duration");
        var minutes = Durations.Minutes(slot.Text("duration") ?? duration);
        if (minutes is null && duration is not null && duration.Any(c => c is >= '1' and <= '9')) found.Problems.Warn(null, "Schedule.NotADuration", duration);
        return (when, minutes ?? Clocks.MinutesBetween(date ?? when, Instants.Read(Value(slot, "end", "endsAt", "ends_at", "end_time", "endTime", "endDate", "end_date"))));
    }

    // Indico writes an instant as an object of date, time and zone.
    private string? Value(JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.Get(names) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Object) return value.Localised();
        found.ZoneName ??= value.Text("tz");
        return value.Text("date") is { } date ? $"{date}T{value.Text("time")}" : null;
    }

    private IEnumerable<(string? Title, string Address)> LinksOf(JsonElement element)
    {
        foreach (var link in element.Get("links") is { } links ? links.Items() : [])
            if (Links.Address(link.ValueKind == JsonValueKind.String ? link.Localised() : link.Text("url", "href"), BaseAddress) is { } address)
                yield return (link.ValueKind == JsonValueKind.String ? null : ScheduleText.Name(link.Text("title", "description", "name")), address);
    }

    private sealed record Context
    {
        public FoundDay? Day { get; init; }

        public LocalDate? Date { get; init; }

        public int? Minute { get; init; }

        public string? Room { get; init; }

        public string? RoomId { get; init; }
    }
}
