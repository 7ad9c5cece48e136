using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Account;

/// <summary>Lets whoever holds a recovery link choose a new password; it signs the account out everywhere else.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class RecoveryModel([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, UserManager<Accounts.Account> accounts, SignIns signIns, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Whether the link opens nothing: used, over, or never made. Nobody is told which.</summary>
    public bool IsEnded { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LinkAsync(cancel) is null ? Ended() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LinkAsync(cancel) is not { Account: { } account } link) return Ended();
        if (!ModelState.IsValid) return Page();
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        // Taken first: of two that use the link at once, or of one that uses it while it is revoked, one finds it closed.
        var now = clock.GetUtcNow();
        if (await database.AccountLinks.Where(l => l.Id == link.Id && l.UsedAt == null && l.RevokedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), cancel) == 0) return Ended();
        var changed = await accounts.SetPasswordAsync(account, Input.Password!); // validation asked for it
        if (!changed.Succeeded)
        {
            foreach (var error in changed.Errors) NewAccount.AddTo(ModelState, error.Code);
            return Page();
        }
        await signIns.EndAllAsync(account.Id, exceptThis: false, cancel);
        await signIns.RevokeLinksAsync(account.Id, cancel);
        await transaction.CommitAsync(cancel);
        await signIns.StartAsync(account, cancel);
        return RedirectToPage("/Account/Index");
    }

    private PageResult Ended()
    {
        IsEnded = true;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<AccountLink?> LinkAsync(CancellationToken cancel)
    {
        var digest = AccountLink.DigestOf(Token ?? "");
        var link = await database.AccountLinks.Include(l => l.Account).SingleOrDefaultAsync(l => l.Digest == digest && l.Purpose == LinkPurpose.Recovery, cancel);
        return link?.IsOpen(clock.GetUtcNow()) is true && link.Account is { DisabledAt: null } ? link : null;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), StringLength(AccountRules.LongestPassword, MinimumLength = AccountRules.ShortestPassword, ErrorMessage = "Form.PasswordLength")]
        public string? Password { get; set; }
    }
}
