using System.ComponentModel.DataAnnotations;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Following;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Mail;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Affiliates;

/// <summary>How one is reminded of what an affiliate has to do: by a feed, by a calendar, or by mail, which has to be confirmed.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class FollowModel(HubDbContext database, HubMail mail, FollowerLinks links, FollowMail following, Here here, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Affiliate Affiliate { get; private set; } = null!; // Both handlers set it or answer 404.

    public bool ByMail => mail.IsConfigured && links.IsPossible;

    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string affiliate, CancellationToken cancel) => await LoadAsync(affiliate, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string affiliate, CancellationToken cancel)
    {
        if (!await LoadAsync(affiliate, cancel) || !ByMail) return NotFound();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var email = Input.Email!.Trim().ToLowerInvariant(); // validation asked for it
        var follower = await database.Followers.SingleOrDefaultAsync(f => f.AffiliateId == Affiliate.Id && f.Email == email, cancel);
        if (follower is null) database.Followers.Add(follower = new Follower(meetingId: null, Affiliate.Id, email, here.Language.Tag, clock.GetUtcNow()));
        await database.SaveChangesAsync(cancel);
        // The answer is the same whoever follows already, so that nobody learns it here.
        if (follower.ConfirmedAt is null) await following.AskOfDueAsync(follower, Affiliate.Name, cancel);
        IsAsked = true;
        return Page();
    }

    private async Task<bool> LoadAsync(string affiliate, CancellationToken cancel)
    {
        if (await database.Affiliates.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == affiliate, cancel) is not { } found) return false;
        Affiliate = found;
        return true;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), EmailAddress(ErrorMessage = "Form.Email"), StringLength(254, ErrorMessage = "Form.TooLong")]
        public string? Email { get; set; }
    }
}
