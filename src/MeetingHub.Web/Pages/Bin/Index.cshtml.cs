using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Bin;

[Authorize(Policies.Organize)]
public sealed class IndexModel(Editing.Bin bin, [FromKeyedServices(HubDatabase.Whole)] HubDbContext database, HubDbContext seen) : PageModel
{
    public IReadOnlyList<Row> Records { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var binned = await bin.ListAsync(cancel);
        var labels = await RecordLinks.LoadAsync(database, binned.Select(r => (r.Kind, r.Id)), cancel);
        Records = [.. binned.Select(r => new Row(r.Kind, r.Id, labels.GetValueOrDefault((r.Kind, r.Id))?.Label ?? "", r.At, r.By))];
    }

    public async Task<IActionResult> OnPostRestoreAsync(RecordKind kind, int id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await bin.FindAsync(kind, id, cancel) is not { BinnedAt: not null } record) return NotFound();
        if (!await bin.RestoreAsync(record, cancel)) return StatusCode(StatusCodes.Status410Gone);
        TempData["Said"] = "Bin.Restored";
        // What belongs to something that still lies in the bin has no page yet.
        if ((await RecordLinks.LoadAsync(seen, [(kind, id)], cancel)).GetValueOrDefault((kind, id)) is { } link) (TempData["SaidOf"], TempData["SaidAt"]) = (link.Label, link.Path);
        return RedirectToPage("/Bin/Index", pageHandler: "");
    }

    public sealed record Row(RecordKind Kind, int Id, string Label, DateTimeOffset At, string By);
}
