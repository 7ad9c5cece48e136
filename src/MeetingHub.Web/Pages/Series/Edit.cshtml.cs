using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Series;

[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, RecordEditor editor) : PageModel
{
    public EditForm Form { get; private set; } = null!; // both handlers set it or answer 404

    public async Task<IActionResult> OnGetAsync(string series, CancellationToken cancel)
    {
        if (await FindAsync(series, cancel) is not { } found) return NotFound();
        Form = editor.Show(found);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string series, CancellationToken cancel)
    {
        if (await FindAsync(series, cancel) is not { } found) return NotFound();
        Form = editor.Read(found, Request.Form);
        if (Form.IsRight && await editor.SaveAsync(Form, cancel)) return RedirectToPage("/Series/Series", new { series });
        // Somebody was faster between loading and saving: now their version is the stored one.
        if (Form.IsRight && await FindAsync(series, cancel) is { } newer) Form = editor.Read(newer, Request.Form);
        Response.StatusCode = Form.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private Task<MeetingSeries?> FindAsync(string slug, CancellationToken cancel) => database.Series.SingleOrDefaultAsync(r => r.Slug == slug, cancel);
}
