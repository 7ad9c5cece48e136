using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Series;

[AllowAnonymous]
public sealed class SeriesModel(HubDbContext database) : PageModel
{
    public SeriesCord Series { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<OutcomeItem> StillOpen { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string series, CancellationToken cancel)
    {
        if ((await SeriesCord.LoadAsync(database, series, cancel)).SingleOrDefault() is not { } cord) return NotFound();
        Series = cord;
        var open = await database.Outcomes.AsNoTracking().AsSplitQuery()
            .Where(o => o.Meeting!.SeriesId == cord.Id && (o.Status == OutcomeStatus.Open || o.Status == OutcomeStatus.InProgress))
            .OrderBy(o => o.MeetingId).ThenBy(o => o.Position).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        // The oldest promise first: it has waited longest.
        var place = cord.Editions.Index().ToDictionary(e => e.Item.Slug, e => e.Index);
        StillOpen = [.. open.OrderBy(o => place[o.Meeting.Slug])];
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Series, [cord.Id]), (RecordKind.Outcome, [.. StillOpen.Select(o => o.Id)])], cancel);
        return Page();
    }
}
