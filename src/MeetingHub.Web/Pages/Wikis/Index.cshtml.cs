using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Wikis;

/// <summary>The wikis that reports can be published to, and the form that connects another one.</summary>
[Authorize(Policies.Organize)]
public sealed class IndexModel(HubDbContext database, WikiHttp wikis, WikiPublisher publisher, Viewer viewer, Here here, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<WikiConnection> Connections { get; private set; } = [];

    /// <summary>What the wiki says of its refusal, in its own words.</summary>
    public string? Said { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    /// <summary>Tries to log in and to find out whether that may edit; only what works is kept.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await LoadAsync(cancel);
        if (!ModelState.IsValid) return this.Refused(StatusCodes.Status400BadRequest);
        try
        {
            var (api, name) = await wikis.FindAsync(Input.Address!, cancel); // validation asked for all three
            var user = Input.User!.Trim();
            if (Connections.Any(c => c.Api == api.AbsoluteUri && c.User == user))
            {
                ModelState.AddModelError("Input.User", "Wikis.Known");
                return this.Refused(StatusCodes.Status409Conflict);
            }
            await publisher.CheckAsync(api, user, Input.Password!, cancel);
            database.WikiConnections.Add(new WikiConnection(string.IsNullOrWhiteSpace(Input.Name) ? $"{name} ({api.Host})" : Input.Name.Trim(), api.AbsoluteUri, user, publisher.Seal(Input.Password!), viewer.Name ?? "", clock.GetUtcNow()));
            await database.SaveChangesAsync(cancel);
        }
        catch (WikiRefusedException refused)
        {
            Said = refused.Said;
            ModelState.AddModelError(FieldOf(refused.Refusal), $"WikiRefusal.{refused.Refusal}");
            return this.Refused(StatusCodes.Status422UnprocessableEntity);
        }
        TempData["Said"] = "Wikis.Connected";
        return RedirectToPage();
    }

    /// <summary>The field that a refusal is about.</summary>
    internal static string FieldOf(WikiRefusal refusal) => refusal switch
    {
        WikiRefusal.Unreachable or WikiRefusal.NotSecure or WikiRefusal.NotAWiki or WikiRefusal.AddressNotAllowed or WikiRefusal.TooMuch => "Input.Address",
        WikiRefusal.WrongPassword => "Input.Password",
        _ => "Input.User",
    };

    private async Task LoadAsync(CancellationToken cancel) => Connections = [.. (await database.WikiConnections.AsNoTracking().ToListAsync(cancel)).OrderBy(c => c.Name, here.Alphabet)];

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), StringLength(WikiConnection.LongestText, ErrorMessage = "Form.TooLong")]
        public string? Address { get; set; }

        [Required(ErrorMessage = "Form.Required"), StringLength(WikiConnection.LongestText, ErrorMessage = "Form.TooLong")]
        public string? User { get; set; }

        [Required(ErrorMessage = "Form.Required"), StringLength(WikiConnection.LongestText, ErrorMessage = "Form.TooLong")]
        public string? Password { get; set; }

        [StringLength(WikiConnection.LongestText, ErrorMessage = "Form.TooLong")]
        public string? Name { get; set; }
    }
}
