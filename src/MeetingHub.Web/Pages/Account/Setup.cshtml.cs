using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Account;

/// <summary>Makes the first organizer. Once there is an account, the page is gone.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Setup)]
public sealed class SetupModel([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, FirstRun firstRun, NewAccount newAccount, SignIns signIns) : PageModel
{
    [BindProperty]
    public NewAccount.Input Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Whether the link opens nothing: used, over, or never made. Nobody is told which.</summary>
    public bool IsEnded { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await IsOpenAsync(cancel) ? Page() : Ended();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        // Asked while nobody else can write: of two that come at once, the second finds an account.
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        if (!await IsOpenAsync(cancel)) return Ended();
        if (!ModelState.IsValid || await newAccount.MakeAsync(Input, AccountRole.Organizer, ModelState) is not { } account) return Page();
        await transaction.CommitAsync(cancel);
        await signIns.StartAsync(account, cancel);
        return RedirectToPage("/People/Index");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancel) =>
        await IsOpenAsync(cancel) ? Content(await newAccount.PasskeyOptionsAsync(Input), "application/json") : NotFound();

    private PageResult Ended()
    {
        IsEnded = true;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<bool> IsOpenAsync(CancellationToken cancel) => firstRun.Opens(Token) && !await database.Users.AnyAsync(cancel);
}
