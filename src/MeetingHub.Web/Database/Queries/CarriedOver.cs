using MeetingHub.Domain;
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

    /// <summary>What earlier editions of a meeting's series agreed and nobody has settled, except what was taken along to it already; what has waited longest first.</summary>
    public static async Task<IReadOnlyList<OutcomeItem>> OpenBeforeAsync(HubDbContext database, OutcomeRegister register, int meetingId, CancellationToken cancel)
    {
        var index = await MeetingIndex.LoadAsync(database, cancel);
        if (index.Rows.FirstOrDefault(m => m.Id == meetingId) is not { SeriesId: { } series } meeting) return [];
        // Newest first, so that what comes after it is earlier; of a meeting without a year nobody knows, and the others are all taken for earlier.
        var editions = index.Rows.Where(m => m.SeriesId == series).Select(m => m.Id).ToList();
        var earlier = editions.Where((id, place) => id != meetingId && (meeting.Year is null || place > editions.IndexOf(meetingId))).ToHashSet();
        var open = (await register.IndexAsync(cancel)).Rows.Where(r => earlier.Contains(r.Meeting.Id) && !OutcomeSteps.IsSettled(r.Status) && !r.CarriedTo.Contains(meetingId));
        return await register.LoadAsync([.. open.OrderByDescending(r => r.Meeting.Place).ThenBy(r => r.Position).Select(r => r.Id)], cancel);
    }
}
