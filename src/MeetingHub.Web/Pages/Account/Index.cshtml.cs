using System.Buffers.Text;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Account;

/// <summary>One's own account: the ways in, and the browsers one is signed in with.</summary>
[Authorize(Policies.OwnAccount)]
public sealed class IndexModel(
    HubDbContext database, UserManager<Accounts.Account> accounts, SignInManager<Accounts.Account> passkeys, SignIns signIns, IAuthenticationSchemeProvider schemes) : PageModel
{
    private const int MostPasskeys = 20;

    public Accounts.Account Account { get; private set; } = null!; // every handler loads it first

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<SignIn> SignIns { get; private set; } = [];

    /// <summary>The meetings that a note-taker writes for, the newest first.</summary>
    public IReadOnlyList<MeetingRef> Meetings { get; private set; } = [];

    /// <summary>The OAuth 2 provider that can be connected, if one is configured.</summary>
    public string? Provider { get; private set; }

    public bool IsConnected { get; private set; }

    /// <summary>Taking the only way in away would lock its owner out.</summary>
    public bool MayRemoveAWayIn => Passkeys.Count + (Account.PasswordHash is null ? 0 : 1) + (IsConnected ? 1 : 0) > 1;

    public bool IsThis(SignIn signIn) => signIn.Id == Accounts.SignIns.NumberIn(User);

    public async Task OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        return Content(await passkeys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = Account.Id, Name = Account.Email ?? "", DisplayName = Account.Name }), "application/json");
    }

    public async Task<IActionResult> OnPostAddPasskeyAsync(string? credential, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (Passkeys.Count < MostPasskeys && await passkeys.MadeAsync(credential) is { Passkey: { } passkey, UserEntity: { } owner } && owner.Id == Account.Id
            && (await accounts.AddOrUpdatePasskeyAsync(Account, passkey)).Succeeded)
            return Said("Account.PasskeyAdded");
        ModelState.AddModelError("", "Form.PasskeyFailed");
        return Page();
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var passkey = Passkeys.FirstOrDefault(p => Base64Url.EncodeToString(p.CredentialId) == id);
        if (passkey is null) return NotFound();
        if (!MayRemoveAWayIn)
        {
            ModelState.AddModelError("", "Account.OnlyWayIn");
            return Page();
        }
        await accounts.RemovePasskeyAsync(Account, passkey.CredentialId);
        return Said("Account.PasskeyRemoved");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel)
    {
        var owner = accounts.GetUserId(User);
        return await database.SignIns.Where(s => s.Id == id && s.AccountId == owner).ExecuteDeleteAsync(cancel) == 0 ? NotFound() : Said("Account.SessionEnded");
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel)
    {
        await signIns.EndAllAsync(accounts.GetUserId(User)!, exceptThis: true, cancel); // signed in, says the policy
        return Said("Account.SessionsEnded");
    }

    /// <summary>Sends the account's owner to the other provider, to be known by it from then on.</summary>
    public async Task<IActionResult> OnPostConnectAsync() => await schemes.GetSchemeAsync(HubAccounts.OAuth) is not { DisplayName: { } provider }
        ? NotFound()
        : await this.LeaveForAsync(provider, passkeys.ConfigureExternalAuthenticationProperties(HubAccounts.OAuth, Url.Page("/Account/Index", "Connected"), accounts.GetUserId(User)));

    public async Task<IActionResult> OnGetConnectedAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        var external = await passkeys.GetExternalLoginInfoAsync(accounts.GetUserId(User));
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        // Only whoever set out may arrive, so that nobody can be made to connect another's account.
        if (external is not null && (await accounts.AddLoginAsync(Account, external)).Succeeded) return Said("Account.Connected");
        ModelState.AddModelError("", "Account.NotConnected");
        return Page();
    }

    public async Task<IActionResult> OnPostDisconnectAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!MayRemoveAWayIn)
        {
            ModelState.AddModelError("", "Account.OnlyWayIn");
            return Page();
        }
        foreach (var login in await accounts.GetLoginsAsync(Account)) await accounts.RemoveLoginAsync(Account, login.LoginProvider, login.ProviderKey);
        return Said("Account.Disconnected");
    }

    private RedirectToPageResult Said(string text)
    {
        TempData["Said"] = text;
        return RedirectToPage("/Account/Index", pageHandler: "");
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Account = await accounts.GetUserAsync(User) ?? throw new InvalidOperationException("A signed-in account is gone.");
        Passkeys = [.. (await accounts.GetPasskeysAsync(Account)).OrderBy(p => p.CreatedAt)];
        SignIns = await database.SignIns.AsNoTracking().Where(s => s.AccountId == Account.Id).OrderByDescending(s => s.SeenAt).ToListAsync(cancel);
        if (Account.Role == AccountRole.NoteTaker)
            Meetings = await database.Meetings.AsNoTracking().Where(m => database.MeetingAssignments.Any(a => a.MeetingId == m.Id && a.AccountId == Account.Id))
                .OrderByDescending(m => m.Year).ThenBy(m => m.Name).Select(m => new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year)).ToListAsync(cancel);
        Provider = (await schemes.GetSchemeAsync(HubAccounts.OAuth))?.DisplayName;
        IsConnected = (await accounts.GetLoginsAsync(Account)).Count > 0;
    }
}
