using MeetingHub.Domain;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Bin;

/// <summary>Asks before something is deleted.</summary>
[Authorize(Policies.Organize)]
public sealed class AddModel(Editing.Bin bin) : PageModel
{
    public RecordKind Kind { get; private set; }

    public string Label { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(RecordKind kind, int id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await bin.FindAsync(kind, id, cancel) is not { BinnedAt: null }) return NotFound();
        (Kind, Label) = (kind, await bin.LabelAsync(kind, id, cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(RecordKind kind, int id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await bin.FindAsync(kind, id, cancel) is not { BinnedAt: null } record) return NotFound();
        await bin.AddAsync(record, cancel);
        TempData["Said"] = "Bin.Done";
        return RedirectToPage("/Bin/Index");
    }
}
