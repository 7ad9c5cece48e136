using MeetingHub.Web.Database;
using MeetingHub.Web.Following;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Where the links of mails lead: confirming that one wants to follow, and ending it. A link alone does neither, because programs open links too.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class FollowedModel(HubDbContext database, FollowerLinks links, TimeProvider clock) : PageModel
{
    public Follower? Follower { get; private set; }

    /// <summary>What they follow, by name.</summary>
    public string? Followed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        if (links.Read(token) is not { } id) return NotFound();
        await FindAsync(id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string token, CancellationToken cancel)
    {
        if (links.Read(token) is not { } id) return NotFound();
        await FindAsync(id, cancel);
        if (Follower is not null)
        {
            Follower.Confirm(clock.GetUtcNow(), await database.Meetings.Where(m => m.Id == Follower.MeetingId).Select(m => m.LastRelease).SingleOrDefaultAsync(cancel));
            await database.SaveChangesAsync(cancel);
        }
        return RedirectToPage(null, pageHandler: "");
    }

    public async Task<IActionResult> OnPostStopAsync(string token, CancellationToken cancel)
    {
        if (links.Read(token) is not { } id) return NotFound();
        await database.Followers.Where(f => f.Id == id).ExecuteDeleteAsync(cancel);
        return RedirectToPage(null, pageHandler: "");
    }

    private async Task FindAsync(int id, CancellationToken cancel)
    {
        Follower = await database.Followers.SingleOrDefaultAsync(f => f.Id == id, cancel);
        Followed = Follower switch
        {
            { MeetingId: { } meeting } => await database.Meetings.Where(m => m.Id == meeting).Select(m => m.Name).SingleOrDefaultAsync(cancel),
            { AffiliateId: { } affiliate } => await database.Affiliates.Where(a => a.Id == affiliate).Select(a => a.Name).SingleOrDefaultAsync(cancel),
            _ => null,
        };
    }
}
