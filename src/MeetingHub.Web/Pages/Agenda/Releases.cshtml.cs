using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

[AllowAnonymous]
[Kept]
public sealed class ReleasesModel(HubDbContext database) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets it or answers 404.

    public int? Current { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Row> Releases { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        HttpContext.DependsOn(FreshnessTags.Meeting(head.Id), FreshnessTags.Names);
        Head = head;
        Current = await database.Meetings.Where(m => m.Id == head.Id).Select(m => m.CurrentRelease).SingleAsync(cancel);
        Releases = await database.AgendaReleases.AsNoTracking().Where(r => r.MeetingId == head.Id).OrderByDescending(r => r.Number)
            .Select(r => new Row(r.Number, r.PublishedAt, r.Comment, r.Republishes, r.Sessions.Count(s => !s.IsBreak && !s.IsDropped))).ToListAsync(cancel);
        return Page();
    }

    public sealed record Row(int Number, DateTimeOffset PublishedAt, string? Comment, int? Republishes, int Sessions);
}
