using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MeetingHub.Web.Accounts;

/// <summary>Makes an account with a password or a passkey, for the first organizer and for people who are invited.</summary>
public sealed class NewAccount(UserManager<Account> accounts, SignInManager<Account> passkeys, TimeProvider clock)
{
    /// <summary>What the browser needs to make a passkey for an account that is not there yet.</summary>
    public Task<string> PasskeyOptionsAsync(Input input) => passkeys.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
    {
        Id = Guid.NewGuid().ToString(),
        Name = input.Email ?? "",
        DisplayName = input.Name is { Length: > 0 } name ? name : input.Email ?? "",
    });

    /// <summary>The account, or null with the reasons in <paramref name="errors"/>.</summary>
    public async Task<Account?> MakeAsync(Input input, AccountRole role, ModelStateDictionary errors)
    {
        var account = new Account(input.Email!.Trim(), input.Name!.Trim(), role, clock.GetUtcNow()); // validation asked for both
        IdentityResult made;
        if (input.Credential is { Length: > 0 } credential)
        {
            if (await passkeys.MadeAsync(credential) is not { UserEntity: { } owner, Passkey: { } passkey })
            {
                errors.AddModelError("", "Form.PasskeyFailed");
                return null;
            }
            // The authenticator has been told this number and will come back with it.
            account.Id = owner.Id;
            made = await accounts.CreateAsync(account);
            if (made.Succeeded) made = await accounts.AddOrUpdatePasskeyAsync(account, passkey);
        }
        else if (input.Password is { Length: > 0 } password)
        {
            made = await accounts.CreateAsync(account, password);
        }
        else
        {
            errors.AddModelError("Input.Password", "Form.Required");
            return null;
        }
        if (made.Succeeded) return account;
        foreach (var error in made.Errors.Select(e => e.Code).Distinct()) AddTo(errors, error);
        return null;
    }

    /// <summary>Says what Identity objects to beside the field that it is about.</summary>
    public static void AddTo(ModelStateDictionary errors, string identityError)
    {
        var (field, text) = identityError switch
        {
            "DuplicateEmail" or "DuplicateUserName" => ("Input.Email", "Form.EmailTaken"),
            "InvalidEmail" or "InvalidUserName" => ("Input.Email", "Form.Email"),
            "PasswordTooShort" => ("Input.Password", "Form.PasswordLength"),
            "CommonPassword" => ("Input.Password", "Form.PasswordCommon"),
            _ => ("", "Form.NotSaved"),
        };
        // One address is both name and e-mail: once is enough.
        if (errors[field]?.Errors.Any(e => e.ErrorMessage == text) is not true) errors.AddModelError(field, text);
    }

    /// <summary>What a person types to have an account.</summary>
    public sealed class Input
    {
        [Required(ErrorMessage = "Form.Required"), StringLength(120, ErrorMessage = "Form.TooLong")]
        public string? Name { get; set; }

        [Required(ErrorMessage = "Form.Required"), EmailAddress(ErrorMessage = "Form.Email"), StringLength(254, ErrorMessage = "Form.TooLong")]
        public string? Email { get; set; }

        [StringLength(AccountRules.LongestPassword, MinimumLength = AccountRules.ShortestPassword, ErrorMessage = "Form.PasswordLength")]
        public string? Password { get; set; }

        /// <summary>What the browser answered when a passkey was made.</summary>
        public string? Credential { get; set; }
    }
}
