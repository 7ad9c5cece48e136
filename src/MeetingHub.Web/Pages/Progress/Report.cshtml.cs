using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Outcomes;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Progress;

/// <summary>Where a private link leads: one affiliate's outcomes, each with a form to say what became of it. What is said waits for an organizer.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class ReportModel(HubDbContext database, Here here, TimeProvider clock) : PageModel
{
    private const int MostWaiting = 200;

    [BindProperty]
    public StepForm Input { get; set; } = new();

    /// <summary>Whose outcomes; null where the link leads nowhere any more.</summary>
    public Affiliate? Affiliate { get; private set; }

    /// <summary>What is not settled first, and of that what is due first.</summary>
    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    /// <summary>What was said and not decided, by outcome.</summary>
    public ILookup<int, ProgressReport> Waiting { get; private set; } = Array.Empty<ProgressReport>().ToLookup(r => r.OutcomeId);

    /// <summary>The outcome whose form was sent and is not right.</summary>
    public int? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (!await LoadAsync(token, cancel)) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, int id, CancellationToken cancel)
    {
        if (!await LoadAsync(token, cancel) || Affiliate is not { } affiliate)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        if (Outcomes.All(o => o.Id != id)) return NotFound();
        if (Waiting.Sum(w => w.Count()) >= MostWaiting) ModelState.AddModelError("Input.Text", "Progress.TooMany");
        var step = Input.Read(ModelState, here.Language.Tag);
        if (step?.To == OutcomeStatus.Superseded) return BadRequest();
        try
        {
            if (step is not null) database.ProgressReports.Add(new ProgressReport(await database.Outcomes.SingleAsync(o => o.Id == id, cancel), affiliate.Id, step, clock.GetUtcNow()));
        }
        catch (DomainRuleException broken)
        {
            StepForm.Refuse(ModelState, broken);
        }
        if (!ModelState.IsValid)
        {
            (Refused, Response.StatusCode) = (id, StatusCodes.Status422UnprocessableEntity);
            return Page();
        }
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Progress.Sent";
        return RedirectToPage(pageName: null, pageHandler: null, new { token }, $"outcome-{id}");
    }

    private async Task<bool> LoadAsync(string token, CancellationToken cancel)
    {
        var (digest, now) = (AccountLink.DigestOf(token), clock.GetUtcNow());
        if (await database.ProgressLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Digest == digest, cancel) is not { } link || !link.IsOpen(now)) return false;
        // Whoever was given the link takes part in what it is about.
        if (database.Sight < Sight.Participants) database.LookAs(Sight.Participants);
        if (await database.Affiliates.AsNoTracking().SingleOrDefaultAsync(a => a.Id == link.AffiliateId, cancel) is not { } affiliate) return false;
        Affiliate = affiliate;
        var items = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.Owners.Any(w => w.AffiliateId == affiliate.Id)).OrderBy(o => o.Id).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        Outcomes = [.. items.OrderBy(o => OutcomeSteps.IsSettled(o.Status)).ThenBy(o => o.Due is null).ThenBy(o => o.Due)];
        Waiting = (await database.ProgressReports.AsNoTracking().Where(r => r.AffiliateId == affiliate.Id && r.DecidedAt == null).OrderBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.OutcomeId);
        return true;
    }
}
