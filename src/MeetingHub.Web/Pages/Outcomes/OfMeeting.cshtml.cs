using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Outcomes;

[AllowAnonymous]
public sealed class OfMeetingModel(HubDbContext database) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    /// <summary>What earlier editions agreed and this one asks after.</summary>
    public IReadOnlyList<OutcomeItem> Carried { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        Head = head;
        (Outcomes, Carried) = await CarriedOver.AtAsync(database, head, cancel);
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Outcome, [.. Outcomes.Concat(Carried).Select(o => o.Id)])], cancel);
        return Page();
    }
}
