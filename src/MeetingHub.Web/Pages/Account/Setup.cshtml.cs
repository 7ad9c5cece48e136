using MeetingHub.Web.Accounts;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Account;

/// <summary>Makes the first organizer. Once there is an account, the page is gone.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Setup)]
public sealed class SetupModel(FirstRun firstRun, NewAccount newAccount, SignIns signIns, UserManager<Accounts.Account> accounts) : PageModel
{
    [BindProperty]
    public NewAccount.Input Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await IsOpenAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await IsOpenAsync(cancel)) return NotFound();
        if (!ModelState.IsValid || await newAccount.MakeAsync(Input, AccountRole.Organizer, ModelState) is not { } account) return Page();
        await signIns.StartAsync(account, cancel);
        return RedirectToPage("/People/Index");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancel) =>
        await IsOpenAsync(cancel) ? Content(await newAccount.PasskeyOptionsAsync(Input), "application/json") : NotFound();

    private async Task<bool> IsOpenAsync(CancellationToken cancel) => firstRun.Opens(Token) && !await accounts.Users.AnyAsync(cancel);
}
