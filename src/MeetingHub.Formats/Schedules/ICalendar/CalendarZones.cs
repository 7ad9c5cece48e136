using MeetingHub.Formats.Schedules.Times;
using NodaTime;
using NodaTime.Text;

namespace MeetingHub.Formats.Schedules.ICalendar;

/// <summary>The zones that a calendar's events name: by their names, else by what the calendar says of them, where that is simple.</summary>
internal sealed class CalendarZones
{
    private static readonly OffsetPattern Offsets = OffsetPattern.CreateWithInvariantCulture("+HHmm");

    private readonly Dictionary<string, DateTimeZone?> known = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> uses = [];

    public CalendarZones(IEnumerable<List<ContentLine>> zones)
    {
        foreach (var zone in zones)
        {
            if (zone.Find(line => line.Name == "TZID")?.Value.Trim() is not { Length: > 0 } name) continue;
            known.TryAdd(name, ZoneNames.Find(name) ?? ZoneNames.Find(zone.Find(line => line.Name == "X-LIC-LOCATION")?.Value) ?? OneOffset(zone));
        }
    }

    /// <summary>The zone of most events; null where they name none.</summary>
    public string? MostUsed => uses.Count == 0 ? null : uses.MaxBy(use => use.Value).Key;

    public DateTimeZone? Find(string name)
    {
        if (!known.TryGetValue(name, out var zone)) known[name] = zone = ZoneNames.Find(name);
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone.Id) is not null) uses[zone.Id] = uses.GetValueOrDefault(zone.Id) + 1;
        return zone;
    }

    // Rules of summer time that only the file knows are not worked out: a zone with one offset has none.
    private static DateTimeZone? OneOffset(List<ContentLine> zone)
    {
        var offsets = zone.Where(line => line.Name == "TZOFFSETTO").Select(line => line.Value.Trim()).Distinct().ToList();
        return offsets is [var only] && Offsets.Parse(only) is { Success: true } offset ? DateTimeZone.ForOffset(offset.Value) : null;
    }
}
