using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace MeetingHub.Web.Pages.Account;

[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class LoginModel(SignIns signIns, SignInManager<Accounts.Account> passkeys, UserManager<Accounts.Account> accounts, IAuthenticationSchemeProvider schemes) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where whoever signs in was on the way to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Whether the other provider sent the visitor back without letting them in.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Refused { get; set; }

    /// <summary>The configured OAuth 2 provider, if there is one.</summary>
    public string? Provider { get; private set; }

    public async Task OnGetAsync() => await ShowAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync();
        if (!ModelState.IsValid) return Page();
        if (await signIns.WithPasswordAsync(Input.Email!, Input.Password!, cancel)) return Enter(); // validation asked for both
        ModelState.AddModelError("", "Login.Failed");
        return Page();
    }

    /// <summary>What the browser needs to ask for a passkey. It knows by itself which ones it has for this site.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await passkeys.ShownAsync(credential) is { Passkey: { } passkey, User: { DisabledAt: null } account })
        {
            await accounts.AddOrUpdatePasskeyAsync(account, passkey);
            await signIns.StartAsync(account, cancel);
            return Enter();
        }
        await ShowAsync();
        ModelState.AddModelError("", "Login.PasskeyFailed");
        return Page();
    }

    /// <summary>Sends the visitor to the other provider.</summary>
    public async Task<IActionResult> OnPostOAuthAsync() => await schemes.GetSchemeAsync(HubAccounts.OAuth) is not { DisplayName: { } provider }
        ? NotFound()
        : await this.LeaveForAsync(provider, passkeys.ConfigureExternalAuthenticationProperties(HubAccounts.OAuth, Url.Page("/Account/Login", "OAuth", new { to = To })));

    /// <summary>Back from the other provider: whoever has connected it with an account is that account.</summary>
    public async Task<IActionResult> OnGetOAuthAsync(CancellationToken cancel)
    {
        var external = await passkeys.GetExternalLoginInfoAsync();
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (external is not null && await accounts.FindByLoginAsync(external.LoginProvider, external.ProviderKey) is { DisabledAt: null } account)
        {
            await signIns.StartAsync(account, cancel);
            return Enter();
        }
        await ShowAsync();
        ModelState.AddModelError("", "Login.NotConnected");
        return Page();
    }

    private LocalRedirectResult Enter() => LocalRedirect(To is null ? Url.Content("~/") : LocalAddress.Of(To));

    private async Task ShowAsync()
    {
        Provider = (await schemes.GetSchemeAsync(HubAccounts.OAuth))?.DisplayName;
        if (Refused) ModelState.AddModelError("", "Login.Refused");
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), StringLength(254, ErrorMessage = "Form.TooLong")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Form.Required"), StringLength(AccountRules.LongestPassword, ErrorMessage = "Form.TooLong")]
        public string? Password { get; set; }
    }
}
