using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Database;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Wikis;

/// <summary>One connected wiki: gets another bot password, or is removed.</summary>
[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, WikiPublisher publisher, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public WikiConnection Connection { get; private set; } = null!; // Each handler sets it or answers 404.

    /// <summary>What the wiki says of its refusal, in its own words.</summary>
    public string? Said { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Input.User = Connection.User;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (!ModelState.IsValid) return this.Refused(StatusCodes.Status400BadRequest);
        var user = Input.User!.Trim(); // validation asked for both
        if (await database.WikiConnections.AnyAsync(c => c.Id != id && c.Api == Connection.Api && c.User == user, cancel))
        {
            ModelState.AddModelError("Input.User", "Wikis.Known");
            return this.Refused(StatusCodes.Status409Conflict);
        }
        try
        {
            await publisher.CheckAsync(new Uri(Connection.Api), user, Input.Password!, cancel);
        }
        catch (WikiRefusedException refused)
        {
            Said = refused.Said;
            ModelState.AddModelError(refused.Refusal == WikiRefusal.WrongPassword ? "Input.Password" : "Input.User", $"WikiRefusal.{refused.Refusal}");
            return this.Refused(StatusCodes.Status422UnprocessableEntity);
        }
        Connection.Change(user, publisher.Seal(Input.Password!), clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Wikis.Changed";
        return RedirectToPage("/Wikis/Index");
    }

    /// <summary>Forgets the password. What was published stays known.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        database.WikiConnections.Remove(Connection);
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Wikis.Removed";
        return RedirectToPage("/Wikis/Index");
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancel)
    {
        if (await database.WikiConnections.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } found) return false;
        Connection = found;
        return true;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), StringLength(WikiConnection.LongestText, ErrorMessage = "Form.TooLong")]
        public string? User { get; set; }

        [Required(ErrorMessage = "Form.Required"), StringLength(WikiConnection.LongestText, ErrorMessage = "Form.TooLong")]
        public string? Password { get; set; }
    }
}
