using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sessions;

[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, RecordEditor editor) : PageModel
{
    public EditForm Form { get; private set; } = null!; // both handlers set it or answer 404

    public async Task<IActionResult> OnGetAsync(string meeting, string code, CancellationToken cancel)
    {
        if (await FindAsync(meeting, code, cancel) is not { } found) return NotFound();
        Form = editor.Show(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string meeting, string code, CancellationToken cancel)
    {
        if (await FindAsync(meeting, code, cancel) is not { } found) return NotFound();
        Form = editor.Read(found, Request.Form);
        if (Form.IsRight && await editor.SaveAsync(Form, cancel)) return RedirectToPage("/Sessions/Session", new { meeting, code });
        // Somebody was faster between loading and saving: now their version is the stored one.
        if (Form.IsRight && await FindAsync(meeting, code, cancel) is { } newer) Form = editor.Read(newer, Request.Form);
        Response.StatusCode = Form.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private Task<Session?> FindAsync(string meeting, string code, CancellationToken cancel) => database.Sessions.SingleOrDefaultAsync(s => s.Meeting!.Slug == meeting && s.Code == code, cancel);
}
