using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Maps;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>Where meetings were, and from which countries delegations came.</summary>
public sealed record MeetingMap(IReadOnlyList<MeetingMap.Row> Rows, IReadOnlyList<MapPlace> Places)
{
    /// <summary>The map of some meetings; null where nothing of it is known.</summary>
    public static async Task<MeetingMap?> LoadAsync(HubDbContext database, IQueryable<Meeting> meetings, CancellationToken cancel)
    {
        var hosts = await meetings.AsNoTracking().Where(m => m.Status != MeetingStatus.Withdrawn && (m.City != null || m.Country != null)).Select(m => new ValueTuple<string?, Country?, int?>(m.City, m.Country, m.Year)).ToListAsync(cancel);
        var ids = meetings.Select(m => m.Id);
        var delegations = await database.Delegations.AsNoTracking().Where(d => ids.Contains(d.MeetingId) && d.Role != DelegationRole.Apologies && d.Role != DelegationRole.Funder).Select(d => d.Country ?? d.Affiliate!.Country).ToListAsync(cancel);
        return Of(hosts, delegations);
    }

    /// <summary>The map of meetings in these places, with a delegation from each of these countries; null where nothing of it is known.</summary>
    public static MeetingMap? Of(IReadOnlyCollection<(string? City, Country? Country, int? Year)> hosts, IEnumerable<Country?> delegations)
    {
        var counts = delegations.OfType<Country>().CountBy(c => c).ToDictionary();
        var places = hosts.Where(h => h.City is not null).GroupBy(h => (h.City, h.Country))
            .Select(h => WorldMap.PlaceOf(h.Key.City!, h.Key.Country, Label(h.Key.City!, h.Select(m => m.Year)))).OfType<MapPlace>().ToList(); // asked for above
        var rows = counts.Keys.Concat(hosts.Select(h => h.Country).OfType<Country>()).Distinct()
            .Select(c => new Row(c, counts.GetValueOrDefault(c), [.. hosts.Where(h => h.Country == c).OrderBy(h => h.Year).Select(h => Label(h.City ?? "", [h.Year]))])).ToList();
        return rows.Count == 0 ? null : new MeetingMap(rows, places);
    }

    /// <summary>The drawing.</summary>
    public MapDrawing Draw() => WorldMap.Draw(Rows.Where(r => r.Delegations > 0).ToDictionary(r => r.Country, r => r.Delegations), Places);

    private static string Label(string city, IEnumerable<int?> years) =>
        string.Join(' ', new[] { city, string.Join(", ", years.OfType<int>().Order().Select(y => y.ToString(CultureInfo.InvariantCulture))) }.Where(part => part.Length > 0));

    /// <summary>A country.</summary>
    /// <param name="Country">Which.</param>
    /// <param name="Delegations">How many delegations came from it.</param>
    /// <param name="Hosted">The meetings in it: city and year.</param>
    public sealed record Row(Country Country, int Delegations, IReadOnlyList<string> Hosted);
}
