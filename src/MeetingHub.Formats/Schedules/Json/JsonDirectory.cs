using System.Text.Json;
using MeetingHub.Formats.Schedules.Text;

namespace MeetingHub.Formats.Schedules.Json;

/// <summary>What a JSON file lists beside its sessions and names in them by id only: rooms, people, tracks, categories.</summary>
internal sealed class JsonDirectory
{
    private readonly Dictionary<string, JsonElement> rooms = [];
    private readonly Dictionary<string, JsonElement> people = [];
    private readonly Dictionary<string, JsonElement> tracks = [];
    private readonly Dictionary<string, (ScheduleColumn Meaning, string Name)> categories = [];

    public JsonDirectory(IEnumerable<JsonElement> containers)
    {
        foreach (var container in containers)
        {
            Index(container.Get("rooms"), rooms);
            Index(container.Get("speakers"), people);
            Index(container.Get("persons", "people"), people);
            Index(container.Get("tracks"), tracks);
            foreach (var category in container.Get("categories") is { ValueKind: JsonValueKind.Array } list ? list.Items() : [])
                foreach (var item in category.Get("items") is { } items ? items.Items() : [])
                    if (item.Text("id") is { } id && item.Text("name") is { } name) categories.TryAdd(id, (ColumnWords.MeaningOf(category.Text("title") ?? ""), name));
        }
        DeclaredRooms = [.. rooms.Values.Select(room => room.Text("name")).OfType<string>().Distinct()];
    }

    public IReadOnlyList<string> DeclaredRooms { get; }

    public bool IsRoom(string id) => rooms.ContainsKey(id);

    public string? Room(JsonElement? room) => Named(room, rooms);

    public string? Track(JsonElement? track) => Named(track, tracks);

    /// <summary>What a session's categories say about one thing.</summary>
    public string? Category(JsonElement session, ScheduleColumn meaning)
    {
        foreach (var item in session.Get("categoryItems") is { } items ? items.Items() : [])
            if (item.Localised() is { } id && categories.TryGetValue(id, out var category) && category.Meaning == meaning) return category.Name;
        return null;
    }

    /// <summary>The names of people, who are written in full, by id or as they are called.</summary>
    public IEnumerable<string> People(JsonElement session)
    {
        var list = session.Get("persons", "speakers", "presenters", "facilitators");
        if (list is not { } found) return [];
        var each = found.ValueKind == JsonValueKind.Array ? found.Items() : [found];
        return each.Select(person => ScheduleText.Line(NameOf(person))).Where(name => name.Length > 0);
    }

    private string? NameOf(JsonElement person)
    {
        if (person.ValueKind is JsonValueKind.String or JsonValueKind.Number) return person.Localised() is { } id && people.TryGetValue(id, out var known) ? Full(known) ?? id : person.ValueKind == JsonValueKind.String ? person.Localised() : null;
        return Full(person) ?? (person.Text("id", "code") is { } reference && people.TryGetValue(reference, out var listed) ? Full(listed) : null);
    }

    private static string? Full(JsonElement person)
    {
        if (person.Text("full_public_name", "public_name", "fullName", "full_name", "name", "display_name", "displayName") is { } name) return name;
        var parts = $"{person.Text("firstName", "first_name", "givenName")} {person.Text("lastName", "last_name", "familyName")}".Trim();
        return parts.Length == 0 ? null : parts;
    }

    private static string? Named(JsonElement? value, Dictionary<string, JsonElement> list)
    {
        if (value is not { } found) return null;
        if (found.ValueKind is JsonValueKind.String or JsonValueKind.Number && found.Localised() is { } id && list.TryGetValue(id, out var known)) return known.Text("name", "title");
        return found.ValueKind is JsonValueKind.String or JsonValueKind.Object ? found.Localised() : null;
    }

    private static void Index(JsonElement? list, Dictionary<string, JsonElement> index)
    {
        foreach (var item in list is { } found ? found.Items() : [])
            foreach (var key in (string[])["id", "code", "guid", "uuid"])
                if (item.Text(key) is { } id) index.TryAdd(id, item);
    }
}
