using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

[AllowAnonymous]
public sealed class AgendaModel(HubDbContext database) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets it or answers 404.

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        Head = head;
        Sessions = await database.Sessions.AsNoTracking().Where(s => s.MeetingId == head.Id).OrderBy(s => s.Position).Select(SessionRow.Of).ToListAsync(cancel);
        return Page();
    }
}
