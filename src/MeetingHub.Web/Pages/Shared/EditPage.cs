using MeetingHub.Domain;
using MeetingHub.Web.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>A page with one record's form: shows it, takes it back, and says what is wrong or what somebody else has changed meanwhile.</summary>
public abstract class EditPage(RecordEditor editor) : PageModel
{
    public EditForm Form { get; private set; } = null!; // both handlers set it or answer 404

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid || await FindAsync(cancel) is not { } record) return NotFound();
        Form = await editor.ShowAsync(record, cancel);
        await BeginAsync(Form, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return NotFound();
        if (await FindAsync(cancel) is not { } record) return await GoneAsync(cancel);
        Form = await editor.ReadAsync(record, Request.Form, cancel);
        if (Form.IsRight && await editor.SaveAsync(Form, cancel))
        {
            TempData["Said"] = "Form.Saved";
            return Saved(record);
        }
        // Somebody was faster between loading and saving: now their version is the stored one.
        if (Form.IsRight && await FindAsync(cancel) is { } newer) Form = await editor.ReadAsync(newer, Request.Form, cancel);
        Response.StatusCode = Form.IsStale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // Binned while it was being edited: what was typed is shown, and can be saved once the record is put back.
    private async Task<IActionResult> GoneAsync(CancellationToken cancel)
    {
        if (await editor.FindGoneAsync(Request.Form["record"], Route("meeting"), cancel) is not { } gone) return NotFound();
        Form = await editor.ReadAsync(gone, Request.Form, cancel) with { IsGone = true, IsStale = false };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>The record that the address names, or one to be made; null when there is none.</summary>
    protected abstract Task<Record?> FindAsync(CancellationToken cancel);

    /// <summary>Fills in what the way to the page says already.</summary>
    protected virtual Task BeginAsync(EditForm form, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Where to go once it is saved.</summary>
    protected abstract IActionResult Saved(Record record);

    /// <summary>A value of the page's own address.</summary>
    protected string Route(string name) => RouteData.Values[name] as string ?? "";

    /// <summary>A number in the page's own address, which its route has looked at.</summary>
    protected int RouteNumber(string name) => int.Parse(Route(name), System.Globalization.CultureInfo.InvariantCulture);
}
