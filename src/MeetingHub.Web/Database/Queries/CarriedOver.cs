using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>What later editions ask after.</summary>
public static class CarriedOver
{
    /// <summary>What a meeting agreed, in the order of its sources, and what was taken along to it from earlier ones, by meeting.</summary>
    public static async Task<(IReadOnlyList<OutcomeItem> Own, IReadOnlyList<OutcomeItem> Carried)> AtAsync(HubDbContext database, MeetingHead meeting, CancellationToken cancel)
    {
        var all = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.MeetingId == meeting.Id || o.FollowUps.Any(f => f.IsCarriedOver && f.MeetingId == meeting.Id))
            .OrderBy(o => o.Position).ThenBy(o => o.Id).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        return ([.. all.Where(o => o.Meeting.Slug == meeting.Slug)], [.. all.Where(o => o.Meeting.Slug != meeting.Slug).OrderBy(o => o.Meeting.Year is null).ThenBy(o => o.Meeting.Year)]);
    }

    /// <summary>What earlier editions of a meeting's series agreed and nobody has settled, except what was taken along to it already.</summary>
    public static async Task<IReadOnlyList<OutcomeItem>> OpenBeforeAsync(HubDbContext database, int meetingId, CancellationToken cancel)
    {
        var index = await MeetingIndex.LoadAsync(database, cancel);
        if (index.Rows.FirstOrDefault(m => m.Id == meetingId) is not { SeriesId: { } series } meeting) return [];
        // Newest first, so that what comes after it is earlier; of a meeting without a year nobody knows, and the others are all taken for earlier.
        var editions = index.Rows.Where(m => m.SeriesId == series).ToList();
        var earlier = editions.Where((m, place) => m.Id != meetingId && (meeting.Year is null || place > editions.IndexOf(meeting))).Select(m => m.Id).ToList();
        var ids = await database.Outcomes.AsNoTracking()
            .Where(o => earlier.Contains(o.MeetingId) && RegisterFilter.Open.Contains(o.Status) && !o.FollowUps.Any(f => f.IsCarriedOver && f.MeetingId == meetingId))
            .OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancel);
        return ids.Count == 0 ? [] : await OldestFirstAsync(database, ids, cancel);
    }

    private static async Task<IReadOnlyList<OutcomeItem>> OldestFirstAsync(HubDbContext database, List<int> ids, CancellationToken cancel)
    {
        var items = await OutcomeRegister.LoadAsync(database, ids, cancel);
        var place = (await database.Meetings.AsNoTracking().Select(m => new { m.Slug, m.Starts }).ToListAsync(cancel)).OrderBy(m => m.Starts is null).ThenBy(m => m.Starts).Index().ToDictionary(m => m.Item.Slug, m => m.Index);
        return [.. items.OrderBy(o => place[o.Meeting.Slug])];
    }
}
