using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Finds the stored meeting that a document is about or mentions.</summary>
internal sealed class MeetingFinder(HubDbContext database)
{
    // What this document made is not in the store yet.
    private readonly List<Meeting> made = [];
    private readonly FreeSlugs slugs = new(database.Meetings.Select(m => m.Slug));

    /// <summary>The meeting that is meant, or null.</summary>
    /// <param name="wanted">What the document says of it.</param>
    /// <param name="mentioned">Meetings that the same document mentions or mentioned in its last version.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<Meeting?> FindAsync(MeetingWanted wanted, IReadOnlyCollection<Meeting> mentioned, CancellationToken cancel)
    {
        if (mentioned.Where(m => MeetingMatch.IsRestated(wanted, m)).Take(2).ToList() is [var restated]) return restated;
        List<Meeting> candidates = [.. made, .. mentioned];
        var (year, edition) = (wanted.Starts?.Year, wanted.Edition);
        if (wanted.Series is { Id: > 0 and var series } && (year is not null || edition is not null))
            candidates.AddRange(await database.Meetings.Where(m => m.SeriesId == series && ((edition != null && m.Edition == edition) || (year != null && m.Year == year))).ToListAsync(cancel));
        if (wanted.City is { } city && year is not null)
        {
            var cityKey = NameKey.Of(city);
            candidates.AddRange(await database.Meetings.Where(m => m.CityKey == cityKey && m.Year == year).ToListAsync(cancel));
        }
        if (wanted.HasTitle)
        {
            var key = NameKey.Of(wanted.Name);
            candidates.AddRange(await database.Meetings.Where(m => m.Key == key && (year == null || m.Year == null || m.Year == year)).OrderBy(m => m.Id).Take(20).ToListAsync(cancel));
        }
        return MeetingMatch.Best(wanted, candidates);
    }

    /// <summary>Makes a meeting that the store does not have.</summary>
    public async Task<Meeting> MakeAsync(MeetingWanted wanted, string? language, CancellationToken cancel)
    {
        // An edition's address says the series and the year, whoever wrote about it first.
        var address = wanted.Series is { } series && wanted.Starts?.Year is { } year ? MentionName.Of(series.Name, null, year) ?? wanted.Name : wanted.Name;
        // "Executive Director meeting" alone would be any of them.
        if (wanted is { IsMention: true, HasTitle: true, City: { } city } && address == wanted.Name && !Slug.From(address).Contains(Slug.From(city), StringComparison.Ordinal)) address = $"{address} {city}";
        await slugs.LookUpAsync([address], cancel);
        var meeting = new Meeting(slugs.Take(address), wanted.Name, language);
        database.Meetings.Add(meeting);
        made.Add(meeting);
        return meeting;
    }
}
