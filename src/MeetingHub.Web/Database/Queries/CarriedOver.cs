using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>What later editions ask after.</summary>
public static class CarriedOver
{
    /// <summary>What was taken along to a meeting, what has waited longest first.</summary>
    public static async Task<IReadOnlyList<OutcomeItem>> ToAsync(HubDbContext database, int meetingId, CancellationToken cancel)
    {
        var ids = await database.Outcomes.AsNoTracking().Where(o => o.FollowUps.Any(f => f.IsCarriedOver && f.MeetingId == meetingId)).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(cancel);
        return ids.Count == 0 ? [] : await OldestFirstAsync(database, ids, cancel);
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
