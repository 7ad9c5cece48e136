using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>A series as a cord: its editions in order, each with the state of what it agreed.</summary>
public sealed record SeriesCord(int Id, string Slug, string Name, string? Language, IReadOnlyList<SeriesCord.Edition> Editions)
{
    /// <summary>One series, or all by name when no slug is given.</summary>
    public static async Task<IReadOnlyList<SeriesCord>> LoadAsync(HubDbContext database, string? slug, CancellationToken cancel)
    {
        var series = await database.Series.AsNoTracking().AsSplitQuery().Where(s => slug == null || s.Slug == slug).OrderBy(s => s.Name).Select(s => new SeriesCord(
            s.Id, s.Slug, s.Name, s.Language,
            s.Editions.Select(m => new Edition(
                m.Id, m.Slug, m.Name, m.Language, m.City, m.Country, m.Starts, m.Ends, m.DateText, m.Year, m.Edition, m.Status, m.IsMentionOnly,
                m.Outcomes.OrderBy(o => o.Position).Select(o => o.Status).ToList())).ToList())).ToListAsync(cancel);
        return [.. series.Select(s => s with { Editions = [.. s.Editions.OrderBy(e => e.Starts is null).ThenBy(e => e.Starts).ThenBy(e => e.Number).ThenBy(e => e.Id)] })];
    }

    /// <summary>One meeting of the series.</summary>
    public sealed record Edition(
        int Id, string Slug, string Name, string? Language, string? City, Country? Country, PartialDate? Starts, PartialDate? Ends, string? DateText, int? Year, int? Number,
        MeetingStatus Status, bool IsMentionOnly, IReadOnlyList<OutcomeStatus> Knots)
    {
        public string Headline => City ?? Name;

        /// <summary>How its pendant hangs: dashed when withdrawn, dotted when only mentioned.</summary>
        public string? Strand => Status == MeetingStatus.Withdrawn ? "withdrawn" : IsMentionOnly ? "mentioned" : null;
    }
}
