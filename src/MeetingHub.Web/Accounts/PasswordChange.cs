using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Accounts;

/// <summary>Sets a password where the way in has been proven otherwise.</summary>
public static class PasswordChange
{
    /// <summary>Replaces the password, whatever it was, or gives an account its first.</summary>
    public static async Task<IdentityResult> SetPasswordAsync(this UserManager<Account> accounts, Account account, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } refused) return refused;
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        return await accounts.UpdateSecurityStampAsync(account);
    }
}
