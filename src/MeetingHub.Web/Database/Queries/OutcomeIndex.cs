using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>Every outcome that a reader sees, in one short row, with what lists filter and order by. Nothing in it changes: it is made anew.</summary>
/// <param name="Rows">The outcomes.</param>
/// <param name="Meetings">The meetings that have any or ask after any, the newest first.</param>
/// <param name="Affiliates">The affiliates that are responsible for any.</param>
/// <param name="Covered">What is shown of those texts in which a name is blacked out.</param>
public sealed record OutcomeIndex(IReadOnlyList<OutcomeIndex.Row> Rows, IReadOnlyList<OutcomeIndex.At> Meetings, IReadOnlyList<OutcomeIndex.Of> Affiliates, IReadOnlyDictionary<int, string> Covered)
{
    public static async Task<OutcomeIndex> LoadAsync(HubDbContext database, CancellationToken cancel)
    {
        var meetings = (await MeetingIndex.LoadAsync(database, cancel)).Rows.Select((m, place) => new At(m.Id, place, m.Ref, m.SeriesSlug, m.Series)).ToDictionary(m => m.Id);
        var owned = await database.OutcomeOwners.AsNoTracking().Where(o => o.AffiliateId != null).Select(o => new { o.OutcomeId, Affiliate = new Of(o.AffiliateId!.Value, o.Affiliate!.Slug, o.Affiliate.Name, o.Affiliate.Language) }).ToListAsync(cancel);
        var owners = owned.ToLookup(o => o.OutcomeId, o => o.Affiliate.Id);
        var carried = (await database.FollowUps.AsNoTracking().Where(f => f.IsCarriedOver && f.MeetingId != null).Select(f => new { f.OutcomeId, f.MeetingId }).ToListAsync(cancel)).ToLookup(f => f.OutcomeId, f => f.MeetingId!.Value); // asked for
        var outcomes = await database.Outcomes.AsNoTracking().Select(o => new { o.Id, o.MeetingId, o.Position, o.Status, o.OutcomeKind, o.Due, o.Text, o.Area }).ToListAsync(cancel);
        // A meeting that came between two of these questions comes with the next index.
        outcomes.RemoveAll(o => !meetings.ContainsKey(o.MeetingId));
        var seen = outcomes.Select(o => o.Id).ToHashSet();
        return new OutcomeIndex(
            [.. outcomes.Select(o => new Row(o.Id, meetings[o.MeetingId], o.Position, o.Status, o.OutcomeKind, o.Due, [.. owners[o.Id]], [.. carried[o.Id]]))],
            [.. meetings.Values], [.. owned.Where(o => seen.Contains(o.OutcomeId)).Select(o => o.Affiliate).DistinctBy(a => a.Id)],
            outcomes.Select(o => (o.Id, Text: $"{o.Text}\n{o.Area}")).Where(o => o.Text.Contains(HiddenNames.Black)).ToDictionary(o => o.Id, o => o.Text));
    }

    /// <summary>An outcome: its numbers, and those of the affiliates responsible and of the meetings that ask after it.</summary>
    public sealed record Row(int Id, At Meeting, int Position, OutcomeStatus Status, OutcomeKind Kind, PartialDate? Due, int[] Owners, int[] CarriedTo);

    /// <summary>A meeting and its place among all, the newest first.</summary>
    public sealed record At(int Id, int Place, MeetingRef Ref, string? SeriesSlug, string? Series);

    /// <summary>An affiliate.</summary>
    public sealed record Of(int Id, string Slug, string Name, string? Language);
}
