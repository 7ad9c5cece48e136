using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.People;

/// <summary>Makes a link by which one person gets one role.</summary>
[Authorize(Policies.Organize)]
public sealed class InviteModel(HubDbContext database, AccountMail mail, Here here, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Option> Roles => [.. Enum.GetValues<AccountRole>().Select(role => new Option(role.ToString(), texts.Of(role)))];

    /// <summary>What was made; it is shown this once.</summary>
    public MadeLink? Made { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Page();
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Input.Email.Trim();
        var (link, secret) = AccountLink.Invite(Input.Role!.Value, email, clock.GetUtcNow()); // validation asked for it
        database.AccountLinks.Add(link);
        await database.SaveChangesAsync(cancel);
        var address = here.Absolute($"/account/invitation?token={secret}");
        Made = new MadeLink(address, await mail.SendAsync(link, address, cancel) ? email : null);
        return Page();
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(AccountRole), ErrorMessage = "Form.NotUnderstood")]
        public AccountRole? Role { get; set; } = AccountRole.NoteTaker;

        [EmailAddress(ErrorMessage = "Form.Email"), StringLength(254, ErrorMessage = "Form.TooLong")]
        public string? Email { get; set; }
    }
}
