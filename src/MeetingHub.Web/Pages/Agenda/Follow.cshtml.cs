using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Following;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Mail;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>How one learns of a new release: by a feed, by a calendar, or by mail, which has to be confirmed.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class FollowModel(HubDbContext database, HubMail mail, FollowerLinks links, FollowMail following, Here here, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The sessions that were starred where one comes from.</summary>
    [BindProperty(SupportsGet = true, Name = "s")]
    public string[] Starred { get; set; } = [];

    public MeetingHead Head { get; private set; } = null!; // Both handlers set it or answer 404.

    public bool ByMail => mail.IsConfigured && links.IsPossible;

    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        Head = head;
        Input.Codes = string.Join(' ', Starred);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head || !ByMail) return NotFound();
        Head = head;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var email = Input.Email!.Trim().ToLowerInvariant(); // validation asked for it
        var follower = await database.Followers.SingleOrDefaultAsync(f => f.MeetingId == head.Id && f.Email == email, cancel);
        if (follower is null) database.Followers.Add(follower = new Follower(head.Id, affiliateId: null, email, here.Language.Tag, clock.GetUtcNow()));
        // Whoever confirmed has said what they want; somebody else could not change it for them.
        if (follower.ConfirmedAt is null) follower.Choose(Input.Codes, here.Language.Tag);
        await database.SaveChangesAsync(cancel);
        // The answer is the same whoever follows already, so that nobody learns it here.
        if (follower.ConfirmedAt is null) await following.AskAsync(follower, head.Name, cancel);
        IsAsked = true;
        return Page();
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), EmailAddress(ErrorMessage = "Form.Email"), StringLength(254, ErrorMessage = "Form.TooLong")]
        public string? Email { get; set; }

        [StringLength(4000, ErrorMessage = "Form.TooLong")]
        public string? Codes { get; set; }
    }
}
