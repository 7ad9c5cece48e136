using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Series;

/// <summary>A series: its cord, and what became of what its editions agreed.</summary>
[AllowAnonymous]
[Kept]
public sealed class SeriesModel(HubDbContext database, OutcomeRegister register) : PageModel
{
    // The register has the rest.
    private const int MostShown = 20;

    public SeriesCord Series { get; private set; } = null!; // OnGet sets them or answers 404.

    /// <summary>What nobody has settled yet: what has waited longest, first.</summary>
    public IReadOnlyList<OutcomeItem> StillOpen { get; private set; } = [];

    /// <summary>How much is open in all.</summary>
    public int OpenCount { get; private set; }

    /// <summary>The last edition, since which things were done.</summary>
    public SeriesCord.Edition? Last { get; private set; }

    /// <summary>What was said to be done at or since the last edition, the newest first.</summary>
    public IReadOnlyList<OutcomeItem> Done { get; private set; } = [];

    public MeetingMap? Map { get; private set; }

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string series, CancellationToken cancel)
    {
        if ((await SeriesCord.LoadAsync(database, series, cancel)).SingleOrDefault() is not { } cord) return NotFound();
        HttpContext.DependsOn(FreshnessTags.Anything);
        Series = cord;
        // The oldest promise first: it has waited longest.
        var open = await register.FindAsync(RegisterFilter.StillOpen(cord.Slug), cancel);
        OpenCount = open.Count;
        List<int> still = [.. open.Take(MostShown)];
        Last = cord.Editions.LastOrDefault(e => e.Status == MeetingStatus.Held && e.Starts?.Year is not null);
        var done = Last is { } last ? await DoneSinceAsync(last, cord.Id, cancel) : [];
        // What is open is not done: one list, asked for at once.
        var outcomes = await register.LoadAsync([.. still, .. done], cancel);
        (StillOpen, Done) = ([.. outcomes.Take(still.Count)], [.. outcomes.Skip(still.Count)]);
        Map = MeetingMap.Of(
            [.. cord.Editions.Where(e => e.Status != MeetingStatus.Withdrawn).Select(e => (e.City, e.Country, e.Year))],
            await database.Delegations.AsNoTracking().Where(d => d.Meeting!.SeriesId == cord.Id && d.Role != DelegationRole.Apologies && d.Role != DelegationRole.Funder).Select(d => d.Country ?? d.Affiliate!.Country).ToListAsync(cancel));
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Series, [cord.Id]), (RecordKind.Outcome, [.. StillOpen.Concat(Done).Select(o => o.Id).Distinct()])], cancel);
        return Page();
    }

    private async Task<List<int>> DoneSinceAsync(SeriesCord.Edition last, int seriesId, CancellationToken cancel)
    {
        var start = new DateTimeOffset(new DateTime(last.Starts!.Year!.Value, last.Starts.Month ?? 1, last.Starts.Day ?? 1, 0, 0, 0, DateTimeKind.Utc)); // it was chosen for its year
        return await database.Outcomes.AsNoTracking()
            .Where(o => o.Meeting!.SeriesId == seriesId && o.Status == OutcomeStatus.Done)
            .Select(o => new { o.Id, At = o.FollowUps.Where(f => f.To == OutcomeStatus.Done && f.From != OutcomeStatus.Done && (f.At >= start || f.MeetingId == last.Id)).Max(f => (DateTimeOffset?)f.At) })
            .Where(o => o.At != null).OrderByDescending(o => o.At).ThenBy(o => o.Id).Select(o => o.Id).Take(MostShown).ToListAsync(cancel);
    }
}
