using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>
/// Every meeting in one short row, newest first: what lists filter, count and page by.
/// A hub has hundreds of meetings, and dates known in part order in C#, not in SQL.
/// </summary>
public sealed class MeetingIndex
{
    private MeetingIndex(IReadOnlyList<Row> rows) => Rows = rows;

    /// <summary>Newest first by what is known of the date; those without a year come last, documented ones before mentions.</summary>
    public IReadOnlyList<Row> Rows { get; }

    public static async Task<MeetingIndex> LoadAsync(HubDbContext database, CancellationToken cancel)
    {
        var rows = await database.Meetings.AsNoTracking()
            .Select(m => new Row(m.Id, m.SeriesId, m.Country, m.Year, m.Status, m.IsMentionOnly, m.Starts, m.Ends, m.Outcomes.Any(), new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year), m.Series!.Slug, m.Series.Name))
            .ToListAsync(cancel);
        return new MeetingIndex([.. rows.OrderBy(r => r.Year is null).ThenByDescending(r => r.Year is null ? null : r.Starts).ThenBy(r => r.IsMentionOnly).ThenByDescending(r => r.Id)]);
    }

    /// <summary>
    /// The meeting that the front page shows large: the next or current one, else the latest held. What a document is about
    /// comes before what is only mentioned, and a date that is not known cannot be next.
    /// </summary>
    public Row? Featured(DateOnly today)
    {
        var open = Rows.Where(r => r.Status != MeetingStatus.Withdrawn).ToList();
        return Best(open.Where(r => !r.IsMentionOnly)) ?? Best(open) ?? (Rows is [var first, ..] ? first : null);

        Row? Best(IEnumerable<Row> meetings) =>
            meetings.LastOrDefault(r => r.IsComing(today)) ?? meetings.FirstOrDefault(r => r.Status == MeetingStatus.Held) ?? meetings.FirstOrDefault();
    }

    /// <summary>The meetings in the order in which lists show what was agreed: documented ones first, newest first.</summary>
    public IEnumerable<Row> ByWeight() => Rows.OrderBy(r => r.IsMentionOnly);

    public sealed record Row(
        int Id, int? SeriesId, Country? Country, int? Year, MeetingStatus Status, bool IsMentionOnly, PartialDate? Starts, PartialDate? Ends, bool HasOutcomes, MeetingRef Ref, string? SeriesSlug, string? Series)
    {
        /// <summary>Whether it may still end on this day or later, as far as its date is known.</summary>
        public bool IsComing(DateOnly today) =>
            Status != MeetingStatus.Held && (Ends ?? Starts)?.LastDay() >= today;
    }
}
