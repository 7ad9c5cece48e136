using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>The editor of an agenda's draft: a list with a form for each session, which a script turns into a grid to drag in.</summary>
[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, AgendaDraft draft, AgendaSteps steps, Texts texts) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // Each handler sets it or answers 404.

    public AgendaDraft.State State { get; private set; } = null!;

    public int? Current { get; private set; }

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        (Head, State) = (head, await draft.ReadAsync(head.Id, cancel));
        Current = await database.Meetings.Where(m => m.Id == head.Id).Select(m => m.CurrentRelease).SingleAsync(cancel);
        return Page();
    }

    /// <summary>The draft as it is now, for the grid.</summary>
    public async Task<IActionResult> OnGetDraftAsync(string meeting, CancellationToken cancel) =>
        await IdAsync(meeting, cancel) is { } id ? new JsonResult(await draft.ReadAsync(id, cancel)) : NotFound();

    public async Task<IActionResult> OnPostPlaceAsync(string meeting, [FromForm] AgendaDraft.Place place, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (await IdAsync(meeting, cancel) is not { } id || await draft.PlaceAsync(id, place, cancel) is not { } placed) return NotFound();
        return await AnswerAsync(id, placed ? null : "Agenda.MovedMeanwhile", cancel);
    }

    public async Task<IActionResult> OnPostAddAsync(string meeting, [FromForm] string? title, [FromForm] bool isBreak, [FromForm] AgendaDraft.Place place, CancellationToken cancel)
    {
        if (await IdAsync(meeting, cancel) is not { } id) return NotFound();
        if (string.IsNullOrWhiteSpace(title) || title.Length > 400)
        {
            if (IsScript) return new StatusCodeResult(StatusCodes.Status422UnprocessableEntity);
            return RedirectToPage("/Sessions/New", new { meeting });
        }
        await draft.AddAsync(id, title.Trim(), isBreak, place, cancel);
        return await AnswerAsync(id, null, cancel);
    }

    public async Task<IActionResult> OnPostUndoAsync(string meeting, CancellationToken cancel)
    {
        if (await IdAsync(meeting, cancel) is not { } id) return NotFound();
        return await AnswerAsync(id, await steps.UndoAsync(id, cancel) switch { UndoResult.ChangedSince => "Agenda.ChangedMeanwhile", UndoResult.Nothing => "Agenda.NothingToUndo", _ => null }, cancel);
    }

    private bool IsScript => Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal);

    private Task<int?> IdAsync(string meeting, CancellationToken cancel) => database.Meetings.Where(m => m.Slug == meeting).Select(m => (int?)m.Id).SingleOrDefaultAsync(cancel);

    // The script gets the draft as it is now, whoever has changed it; a form without script gets the page.
    private async Task<IActionResult> AnswerAsync(int id, string? refusal, CancellationToken cancel)
    {
        if (!IsScript)
        {
            TempData["Said"] = refusal ?? "Form.Saved";
            return RedirectToPage(null, pageHandler: "");
        }
        return new JsonResult(new { Draft = await draft.ReadAsync(id, cancel), Refusal = refusal is null ? null : texts[refusal] }) { StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict };
    }
}
