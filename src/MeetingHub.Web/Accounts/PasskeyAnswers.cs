using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Accounts;

/// <summary>What a browser answers about passkeys. Anybody can send anything, and an answer to no question is no passkey.</summary>
public static class PasskeyAnswers
{
    /// <summary>A passkey that was made, or null.</summary>
    public static async Task<PasskeyAttestationResult?> MadeAsync(this SignInManager<Account> passkeys, string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await passkeys.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? made : null;
        }
        catch (InvalidOperationException)
        {
            // How Identity says that it asked nothing.
            return null;
        }
    }

    /// <summary>Whose passkey was shown, with its new count, or null.</summary>
    public static async Task<PasskeyAssertionResult<Account>?> ShownAsync(this SignInManager<Account> passkeys, string? credential)
    {
        if (string.IsNullOrEmpty(credential)) return null;
        try
        {
            return await passkeys.PerformPasskeyAssertionAsync(credential) is { Succeeded: true } shown ? shown : null;
        }
        catch (InvalidOperationException)
        {
            // As above.
            return null;
        }
    }
}
