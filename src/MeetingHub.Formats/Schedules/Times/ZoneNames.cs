using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>Finds the IANA zone that a name means, also one of Windows or with a calendar program's path before it.</summary>
internal static class ZoneNames
{
    private static readonly FrozenDictionary<string, string> Known = DateTimeZoneProviders.Tzdb.Ids.Select(id => KeyValuePair.Create(id, id))
        .Concat(TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping)
        .DistinctBy(name => name.Key, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(name => name.Key, name => name.Value, StringComparer.OrdinalIgnoreCase);

    public static DateTimeZone? Find(string? name)
    {
        if (name is not { Length: < 200 }) return null;
        name = name.Trim().Trim('"').Replace(' ', ' ');
        if (Known.TryGetValue(name, out var id)) return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        // "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Salta": the last three parts or two are the zone.
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var take = Math.Min(3, parts.Length - 1); take >= 2; take--)
            if (Known.TryGetValue(string.Join('/', parts[^take..]), out id)) return DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
        // "Buenos Aires" for "Buenos_Aires".
        return name.Contains(' ', StringComparison.Ordinal) && Known.TryGetValue(name.Replace(' ', '_'), out id) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
    }

    /// <summary>Whether a zone is the world's and no place's: what programs write where nobody chose one.</summary>
    public static bool IsPlaceless(DateTimeZone zone) => zone.MinOffset == Offset.Zero && zone.MaxOffset == Offset.Zero;
}
