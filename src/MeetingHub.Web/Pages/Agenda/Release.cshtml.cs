using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>What one release changed. An organizer can bring it back.</summary>
[AllowAnonymous]
[Kept]
public sealed class ReleaseModel(HubDbContext database, Viewer viewer, AgendaPublishing publishing) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // Both handlers set them or answer 404.

    public AgendaRelease Release { get; private set; } = null!;

    public int? Current { get; private set; }

    /// <summary>Against the release before it; null for the first.</summary>
    public IReadOnlyList<AgendaChange>? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(string meeting, int number, CancellationToken cancel) => await FindAsync(meeting, number, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, int number, CancellationToken cancel)
    {
        if (!viewer.May(Policies.Organize)) return Forbid();
        if (!await FindAsync(meeting, number, cancel)) return NotFound();
        await publishing.RepublishAsync(meeting, number, cancel);
        TempData["Said"] = "Agenda.Published";
        return RedirectToPage("/Agenda/Agenda", pageHandler: "", new { meeting });
    }

    private async Task<bool> FindAsync(string meeting, int number, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head || await database.ReleaseAsync(head.Id, number, cancel) is not { } release) return false;
        HttpContext.DependsOn(FreshnessTags.Meeting(head.Id), FreshnessTags.Names);
        (Head, Release) = (head, release);
        Current = await database.Meetings.Where(m => m.Id == head.Id).Select(m => m.CurrentRelease).SingleAsync(cancel);
        if (number > 1 && await database.ReleaseAsync(head.Id, number - 1, cancel) is { } before) Changes = AgendaChange.Between(before.Sessions, release.Sessions);
        return true;
    }
}
