using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Account;

/// <summary>Makes an account for whoever holds an invitation.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class InvitationModel([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, NewAccount newAccount, SignIns signIns, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NewAccount.Input Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Whether the link opens nothing: used, over, or never made. Nobody is told which.</summary>
    public bool IsEnded { get; private set; }

    public AccountRole Role { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LinkAsync(cancel) is not { } link) return Ended();
        Input.Email = link.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await LinkAsync(cancel) is not { } link) return Ended();
        if (!ModelState.IsValid) return Page();
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        // Taken first: of two that use the link at once, one finds it used.
        var taken = await database.AccountLinks.Where(l => l.Id == link.Id && l.UsedAt == null && l.RevokedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, clock.GetUtcNow()), cancel);
        if (taken == 0) return Ended();
        if (await newAccount.MakeAsync(Input, link.Role, ModelState) is not { } account) return Page();
        await transaction.CommitAsync(cancel);
        await signIns.StartAsync(account, cancel);
        return RedirectToPage("/Account/Index");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancel) =>
        await LinkAsync(cancel) is null ? NotFound() : Content(await newAccount.PasskeyOptionsAsync(Input), "application/json");

    private PageResult Ended()
    {
        IsEnded = true;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<AccountLink?> LinkAsync(CancellationToken cancel)
    {
        var digest = AccountLink.DigestOf(Token ?? "");
        var link = await database.AccountLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Digest == digest && l.Purpose == LinkPurpose.Invitation, cancel);
        if (link?.IsOpen(clock.GetUtcNow()) is not true) return null;
        Role = link.Role;
        return link;
    }
}
