using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Accounts;

/// <summary>Refuses the passwords that are tried first, and those made of the account's own name or address.</summary>
public sealed class CommonPasswords : IPasswordValidator<Account>
{
    // What long common passwords are made of; a password is refused when nothing else is in it.
    private static readonly string[] Parts =
    [
        "password", "passwort", "contraseña", "contrasena", "senha", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "letmein", "welcome", "bienvenido", "bienvenidos", "bemvindo",
        "admin", "administrator", "administrador", "iloveyou", "teamo", "tequiero", "monkey", "dragon", "football", "futbol", "futebol", "baseball", "sunshine", "princess", "princesa",
        "master", "shadow", "superman", "batman", "trustno1", "changeme", "default", "secret", "segredo", "secreto", "login", "access", "acceso", "acesso", "hello", "hola", "brasil", "mexico",
        "argentina", "colombia", "chile", "wikipedia", "wikimedia", "meetinghub", "meeting", "encuentro", "encontro", "abcdefghijklmnopqrstuvwxyz", "abcdefgh", "abcdef", "abcd", "abc", "1q2w3e4r5t", "1q2w3e4r",
        "qazwsxedc", "qazwsx", "correcthorsebatterystaple", "correct", "horse", "battery", "staple", "summer", "winter", "spring", "autumn", "verano", "invierno", "primavera", "january", "december",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(IsCommon(password ?? "", user) ? IdentityResult.Failed(new IdentityError { Code = "CommonPassword", Description = "The password is one of those tried first." }) : IdentityResult.Success);

    /// <summary>Whether nothing is left of a password once common words, the account's own names, digits, signs and repetitions are taken out.</summary>
    public static bool IsCommon(string password, Account account)
    {
        var rest = password.ToLowerInvariant();
        IEnumerable<string> own = [account.Email ?? "", .. (account.Email ?? "").Split('@', '.'), .. account.Name.Split(' ')];
        foreach (var part in Parts.Concat(own.Where(p => p.Length > 2)).OrderByDescending(p => p.Length)) rest = rest.Replace(part.ToLowerInvariant(), "", StringComparison.Ordinal);
        return rest.Where(char.IsLetter).Distinct().Count() < 3;
    }
}
