using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sources;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database) : PageModel
{
    private const int PageSize = 60;

    public IReadOnlyList<Row> Sources { get; private set; } = [];

    public PagerLinks Pager { get; private set; } = new(Shared.Pager.Whole, new FilterBar("/Sources/Index", []));

    public async Task<IActionResult> OnGetAsync(int part = 1, CancellationToken cancel = default)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (Shared.Pager.For(part, await database.Sources.CountAsync(cancel), PageSize) is not { } pager) return NotFound();
        Pager = Pager with { Pager = pager };
        Sources = await database.Sources.AsNoTracking().OrderByDescending(s => s.Id).Skip(pager.Skip).Take(PageSize).Select(s => new Row(
            s.Id, s.Title ?? s.Name, s.Name, s.Language, s.Evidence.Count,
            s.Meeting == null ? null : new MeetingRef(s.Meeting.Slug, s.Meeting.Name, s.Meeting.Language, s.Meeting.City, s.Meeting.Year))).ToListAsync(cancel);
        return Page();
    }

    public sealed record Row(int Id, string Title, string Name, string? Language, int Spans, MeetingRef? Meeting);
}
