using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, TimeProvider clock) : PageModel
{
    private const int MostCards = 6;
    private const int MostOutcomes = 3;

    /// <summary>The next or current meeting, else the latest held; null before the first meeting is recorded.</summary>
    public MeetingCard? Featured { get; private set; }

    public bool IsComing { get; private set; }

    public IReadOnlyList<MeetingCard> Meetings { get; private set; } = [];

    public IReadOnlyList<OutcomeItem> AgreedLast { get; private set; } = [];

    public MeetingMap? Map { get; private set; }

    public IReadOnlyList<SeriesCord> Series { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var index = await MeetingIndex.LoadAsync(database, cancel);
        if (index.Featured(today) is not { } featured) return;
        IsComing = featured.IsComing(today);
        var shown = index.ByWeight().Where(r => r != featured).Take(MostCards).Prepend(featured).Select(r => r.Id).ToList();
        var cards = await database.Meetings.AsNoTracking().Where(m => shown.Contains(m.Id)).Select(MeetingCard.Of).ToDictionaryAsync(c => c.Id, cancel);
        (Featured, Meetings) = (cards[featured.Id], [.. shown.Skip(1).Select(id => cards[id])]);
        // Agreed last is what the newest meeting with outcomes agreed, a documented one before one that is only mentioned.
        var last = index.ByWeight().OrderBy(r => r.Status is not MeetingStatus.Held).ThenBy(r => r.IsMentionOnly).FirstOrDefault(r => r.HasOutcomes)?.Id;
        AgreedLast = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.MeetingId == last).OrderBy(o => o.Position).Take(MostOutcomes)
            .Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        Map = await MeetingMap.LoadAsync(database, database.Meetings, cancel);
        Series = await SeriesCord.LoadAsync(database, slug: null, cancel);
    }
}
