using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

[Authorize(Policies.Organize)]
public sealed class EditPartModel(HubDbContext database, RecordEditor editor) : PageModel
{
    public EditForm Form { get; private set; } = null!; // both handlers set it or answer 404

    public async Task<IActionResult> OnGetAsync(string meeting, string kind, int id, CancellationToken cancel)
    {
        if (await FindAsync(meeting, kind, id, cancel) is not { } found) return NotFound();
        Form = editor.Show(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string meeting, string kind, int id, CancellationToken cancel)
    {
        if (await FindAsync(meeting, kind, id, cancel) is not { } found) return NotFound();
        Form = editor.Read(found, Request.Form);
        if (Form.IsRight && await editor.SaveAsync(Form, cancel)) return RedirectToPage(kind is "delegations" or "people" ? "/Meetings/Participants" : "/Meetings/Meeting", new { meeting });
        // Somebody was faster between loading and saving: now their version is the stored one.
        if (Form.IsRight && await FindAsync(meeting, kind, id, cancel) is { } newer) Form = editor.Read(newer, Request.Form);
        Response.StatusCode = Form.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<Record?> FindAsync(string meeting, string kind, int id, CancellationToken cancel) => kind switch
    {
        "goals" => await database.Goals.SingleOrDefaultAsync(g => g.Id == id && database.Meetings.Any(m => m.Id == g.MeetingId && m.Slug == meeting), cancel),
        "surveys" => await database.Surveys.SingleOrDefaultAsync(s => s.Id == id && database.Meetings.Any(m => m.Id == s.MeetingId && m.Slug == meeting), cancel),
        "delegations" => await database.Delegations.SingleOrDefaultAsync(d => d.Id == id && d.Meeting!.Slug == meeting, cancel),
        _ => await database.Participations.SingleOrDefaultAsync(p => p.Id == id && p.Meeting!.Slug == meeting, cancel),
    };
}
