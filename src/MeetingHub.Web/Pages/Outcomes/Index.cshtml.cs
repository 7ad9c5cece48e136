using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Outcomes;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, Texts texts, Here here) : PageModel
{
    private const int PageSize = 40;

    public FilterBar Filters { get; private set; } = null!; // OnGet sets it or answers otherwise.

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public int Total { get; private set; }

    public Pager Pager { get; private set; } = Pager.Whole;

    public async Task<IActionResult> OnGetAsync(string? affiliate, string? status, string? kind, string? series, int part = 1, CancellationToken cancel = default)
    {
        if (!ModelState.IsValid || !Choice.TryParse<OutcomeStatus>(status, out var state) || !Choice.TryParse<OutcomeKind>(kind, out var sort)) return BadRequest();
        var rows = await database.Outcomes.AsNoTracking()
            .Where(o => (state == null || o.Status == state) && (sort == null || o.OutcomeKind == sort)
                && (string.IsNullOrEmpty(series) || o.Meeting!.Series!.Slug == series)
                && (string.IsNullOrEmpty(affiliate) || o.Owners.Any(w => w.Affiliate!.Slug == affiliate)))
            .Select(o => new { o.Id, o.MeetingId, o.Position }).ToListAsync(cancel);
        Total = rows.Count;
        if (Pager.For(part, rows.Count, PageSize) is not { } pager) return NotFound();
        Pager = pager;
        // The newest meeting's outcomes come first; how dates known in part order is the domain's to say.
        var place = (await MeetingIndex.LoadAsync(database, cancel)).Rows.Index().ToDictionary(m => m.Item.Id, m => m.Index);
        var shown = rows.OrderBy(r => place[r.MeetingId]).ThenBy(r => r.Position).Skip(pager.Skip).Take(PageSize).Select(r => r.Id).ToList();
        var items = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => shown.Contains(o.Id)).OrderBy(o => o.Id).Select(OutcomeItem.Of(database)).ToDictionaryAsync(o => o.Id, cancel);
        Outcomes = [.. shown.Select(id => items[id])];
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Outcome, shown)], cancel);
        var owners = await database.OutcomeOwners.AsNoTracking().Select(o => new { o.Affiliate!.Slug, o.Affiliate.Name }).Distinct().ToListAsync(cancel);
        var allSeries = await database.Series.AsNoTracking().Where(s => s.Editions.Any(m => m.Outcomes.Any())).Select(s => new { s.Slug, s.Name }).ToListAsync(cancel);
        Filters = new FilterBar("/Outcomes/Index",
        [
            new("status", texts["Filter.Status"], Choice.Name(state), [.. Enum.GetValues<OutcomeStatus>().Select(s => new Option(Choice.Name<OutcomeStatus>(s)!, texts.Of(s)))]),
            new("kind", texts["Filter.Kind"], Choice.Name(sort), [.. Enum.GetValues<OutcomeKind>().Select(k => new Option(Choice.Name<OutcomeKind>(k)!, texts.Of(k)))]),
            new("affiliate", texts["Filter.Affiliate"], affiliate, [.. owners.OrderBy(o => o.Name, here.Alphabet).Select(o => new Option(o.Slug, o.Name))]),
            new("series", texts["Filter.Series"], series, [.. allSeries.OrderBy(s => s.Name, here.Alphabet).Select(s => new Option(s.Slug, s.Name))]),
        ]);
        return Page();
    }
}
