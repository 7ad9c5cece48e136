using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MeetingHub.Web.Pages.Account;

/// <summary>Changes one's own password, and ends every other sign-in.</summary>
[Authorize(Policies.OwnAccount)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasswordModel(UserManager<Accounts.Account> accounts, SignIns signIns) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether there is a password that must be known to change it.</summary>
    public bool HasOne { get; private set; }

    public async Task OnGetAsync() => HasOne = (await AccountAsync()).PasswordHash is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var account = await AccountAsync();
        HasOne = account.PasswordHash is not null;
        if (HasOne && !await accounts.CheckPasswordAsync(account, Input.Present ?? "")) ModelState.AddModelError("Input.Present", "Account.WrongPassword");
        if (!ModelState.IsValid) return Page();
        var changed = await accounts.SetPasswordAsync(account, Input.Password!); // validation asked for it
        if (!changed.Succeeded)
        {
            foreach (var error in changed.Errors) NewAccount.AddTo(ModelState, error.Code);
            return Page();
        }
        await signIns.EndAllAsync(account.Id, exceptThis: true, cancel);
        await signIns.RevokeLinksAsync(account.Id, cancel);
        TempData["Said"] = "Account.PasswordChanged";
        return RedirectToPage("/Account/Index");
    }

    private async Task<Accounts.Account> AccountAsync() => await accounts.GetUserAsync(User) ?? throw new InvalidOperationException("A signed-in account is gone.");

    public sealed class Form
    {
        public string? Present { get; set; }

        [Required(ErrorMessage = "Form.Required"), StringLength(AccountRules.LongestPassword, MinimumLength = AccountRules.ShortestPassword, ErrorMessage = "Form.PasswordLength")]
        public string? Password { get; set; }
    }
}
