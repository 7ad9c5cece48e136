using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Accounts;

/// <summary>What holds for all accounts together.</summary>
public static class AccountRules
{
    /// <summary>Length is what makes a password hard to guess; no kinds of characters are asked for.</summary>
    public const int ShortestPassword = 12;

    public const int LongestPassword = 256;

    /// <summary>Whether taking this account away as an organizer would leave none who could let anybody in.</summary>
    public static async Task<bool> IsLastOrganizerAsync(this UserManager<Account> accounts, Account account, CancellationToken cancel = default) =>
        account is { Role: AccountRole.Organizer, DisabledAt: null } && !await accounts.Users.AnyAsync(a => a.Id != account.Id && a.Role == AccountRole.Organizer && a.DisabledAt == null, cancel);
}
