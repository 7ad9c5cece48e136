using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Progress;

/// <summary>The private links by which one affiliate can report what became of its outcomes: made, listed, revoked.</summary>
[Authorize(Policies.Organize)]
public sealed class LinksModel(HubDbContext database, Viewer viewer, Here here, TimeProvider clock) : PageModel
{
    public Affiliate Affiliate { get; private set; } = null!; // Each handler sets it or answers 404.

    /// <summary>Those that can be used.</summary>
    public IReadOnlyList<ProgressLink> Open { get; private set; } = [];

    /// <summary>What was made; it is shown this once.</summary>
    public MadeLink? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(string affiliate, CancellationToken cancel) => await LoadAsync(affiliate, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string affiliate, CancellationToken cancel)
    {
        if (!await LoadAsync(affiliate, cancel)) return NotFound();
        var (link, secret) = ProgressLink.For(Affiliate.Id, viewer.Name ?? "", clock.GetUtcNow());
        database.ProgressLinks.Add(link);
        await database.SaveChangesAsync(cancel);
        Made = new MadeLink(here.Absolute($"/progress/{secret}"), MailedTo: null);
        await LoadAsync(affiliate, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string affiliate, int id, CancellationToken cancel)
    {
        if (!await LoadAsync(affiliate, cancel) || await database.ProgressLinks.SingleOrDefaultAsync(l => l.Id == id && l.AffiliateId == Affiliate.Id, cancel) is not { } link) return NotFound();
        link.Revoke(clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Progress.Revoked";
        return RedirectToPage(new { affiliate });
    }

    private async Task<bool> LoadAsync(string affiliate, CancellationToken cancel)
    {
        if (await database.Affiliates.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == affiliate, cancel) is not { } found) return false;
        Affiliate = found;
        var now = clock.GetUtcNow();
        Open = await database.ProgressLinks.AsNoTracking().Where(l => l.AffiliateId == found.Id && l.RevokedAt == null && l.ExpiresAt > now).OrderBy(l => l.Id).ToListAsync(cancel);
        return true;
    }
}
