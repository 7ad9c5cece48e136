using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Progress;

/// <summary>What affiliates reported by their links, for an organizer to take or leave.</summary>
[Authorize(Policies.Organize)]
public sealed class WaitingModel(HubDbContext database, Viewer viewer, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Row> Reports { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Reports = await (
        from report in database.ProgressReports
        join outcome in database.Outcomes on report.OutcomeId equals outcome.Id
        join affiliate in database.Affiliates on report.AffiliateId equals affiliate.Id
        where report.DecidedAt == null
        orderby report.Id
        select new Row(
            report, new OutcomeItem.Owner(affiliate.Slug, affiliate.Name, affiliate.Language), outcome.Id, outcome.Text, outcome.Language, outcome.Status,
            new MeetingRef(outcome.Meeting!.Slug, outcome.Meeting.Name, outcome.Meeting.Language, outcome.Meeting.City, outcome.Meeting.Year))).AsNoTracking().ToListAsync(cancel);

    public async Task<IActionResult> OnPostAcceptAsync(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report || await database.Outcomes.Include(o => o.FollowUps).SingleOrDefaultAsync(o => o.Id == report.OutcomeId, cancel) is not { } outcome) return await DecidedAsync(cancel);
        try
        {
            report.Accept(outcome, viewer.Name ?? "", clock.GetUtcNow());
        }
        catch (DomainRuleException broken)
        {
            ModelState.AddModelError("", broken.Rule);
            Response.StatusCode = StatusCodes.Status409Conflict;
            await OnGetAsync(cancel);
            return Page();
        }
        return await SavedAsync("Progress.Accepted", cancel);
    }

    public async Task<IActionResult> OnPostDeclineAsync(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } report) return await DecidedAsync(cancel);
        report.Decline(clock.GetUtcNow());
        return await SavedAsync("Progress.Declined", cancel);
    }

    private async Task<IActionResult> SavedAsync(string said, CancellationToken cancel)
    {
        try
        {
            await database.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return await DecidedAsync(cancel);
        }
        TempData["Said"] = said;
        return RedirectToPage();
    }

    private Task<ProgressReport?> FindAsync(int id, CancellationToken cancel) => database.ProgressReports.SingleOrDefaultAsync(r => r.Id == id && r.DecidedAt == null, cancel);

    // Another organizer was faster, or the outcome went to the bin or became something else a moment ago.
    private async Task<IActionResult> DecidedAsync(CancellationToken cancel)
    {
        ModelState.AddModelError("", "Progress.Decided");
        Response.StatusCode = StatusCodes.Status409Conflict;
        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>A report with what it is about.</summary>
    public sealed record Row(ProgressReport Report, OutcomeItem.Owner Affiliate, int OutcomeId, string Text, string? Language, OutcomeStatus Status, MeetingRef Meeting);
}
