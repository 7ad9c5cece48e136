using System.ComponentModel.DataAnnotations;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.People;

/// <summary>What one person may do: their role, a note-taker's meetings, whether they may sign in, and a way back in.</summary>
[Authorize(Policies.Organize)]
public sealed class AccountModel(HubDbContext database, UserManager<Accounts.Account> accounts, AccountMail mail, Here here, Texts texts, TimeProvider clock) : PageModel
{
    private const int MostMeetings = 60;

    [BindProperty]
    public Form Input { get; set; } = new();

    public Accounts.Account Person { get; private set; } = null!; // every handler loads it or answers 404

    /// <summary>The latest meetings, and those assigned already.</summary>
    public IReadOnlyList<Assignable> Meetings { get; private set; } = [];

    public IReadOnlyList<Option> Roles => [.. Enum.GetValues<AccountRole>().Select(role => new Option(role.ToString(), texts.Of(role)))];

    /// <summary>A recovery link that was just made; it is shown this once.</summary>
    public MadeLink? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Input = new Form { Role = Person.Role, Meetings = [.. Person.Assignments.Select(a => a.MeetingId)] };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (Input.Role != AccountRole.Organizer && await accounts.IsLastOrganizerAsync(Person, cancel)) ModelState.AddModelError("Input.Role", "People.LastOrganizer");
        // What is for organizers only a note-taker does not see, and could not write for.
        if (Input.Role == AccountRole.NoteTaker && Meetings.Any(m => m.IsRestricted && Input.Meetings.Contains(m.Id))) ModelState.AddModelError("Input.Meetings", "People.MeetingRestricted");
        if (!ModelState.IsValid) return Page();
        Person.Role = Input.Role!.Value; // validation asked for it
        Person.Assignments.RemoveAll(a => !Input.Meetings.Contains(a.MeetingId));
        Person.Assignments.AddRange(Meetings.Select(m => m.Id).Intersect(Input.Meetings).Except(Person.Assignments.Select(a => a.MeetingId)).Select(meeting => new MeetingAssignment(meeting)));
        await database.SaveChangesAsync(cancel);
        return Said("Form.Saved");
    }

    public async Task<IActionResult> OnPostDisableAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        ModelState.Clear();
        if (await accounts.IsLastOrganizerAsync(Person, cancel))
        {
            ModelState.AddModelError("", "People.LastOrganizer");
            return Page();
        }
        Person.DisabledAt = clock.GetUtcNow();
        await database.SaveChangesAsync(cancel);
        // Enabled again, it begins anew: nobody is still signed in, and no old link opens it.
        await database.SignIns.Where(s => s.AccountId == Person.Id).ExecuteDeleteAsync(cancel);
        await database.AccountLinks.Where(l => l.AccountId == Person.Id).ExecuteDeleteAsync(cancel);
        return Said("People.IsDisabled");
    }

    public async Task<IActionResult> OnPostEnableAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        Person.DisabledAt = null;
        await database.SaveChangesAsync(cancel);
        return Said("People.IsEnabled");
    }

    public async Task<IActionResult> OnPostRecoverAsync(string id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        ModelState.Clear();
        var (link, secret) = AccountLink.Recover(Person, clock.GetUtcNow());
        database.AccountLinks.Add(link);
        await database.SaveChangesAsync(cancel);
        var address = here.Absolute($"/account/recovery?token={secret}");
        Made = new MadeLink(address, await mail.SendAsync(link, address, cancel) ? Person.Email : null);
        Input = new Form { Role = Person.Role, Meetings = [.. Person.Assignments.Select(a => a.MeetingId)] };
        return Page();
    }

    private RedirectToPageResult Said(string text)
    {
        TempData["Said"] = text;
        return RedirectToPage("/People/Account", pageHandler: "", new { id = Person.Id });
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancel)
    {
        if (await database.Users.Include(a => a.Assignments).SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } person) return false;
        Person = person;
        var assigned = person.Assignments.Select(a => a.MeetingId).ToList();
        var shown = (await MeetingIndex.LoadAsync(database, cancel)).Rows.Where((r, place) => place < MostMeetings || assigned.Contains(r.Id)).Select(r => r.Id).ToList();
        var meetings = await database.Meetings.AsNoTracking().Where(m => shown.Contains(m.Id)).Select(m => new Assignable(m.Id, new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year), m.Visibility == Domain.Visibility.Organizers)).ToDictionaryAsync(m => m.Id, cancel);
        Meetings = [.. shown.Select(meeting => meetings[meeting])];
        return true;
    }

    public sealed record Assignable(int Id, MeetingRef Meeting, bool IsRestricted);

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required"), EnumDataType(typeof(AccountRole), ErrorMessage = "Form.NotUnderstood")]
        public AccountRole? Role { get; set; }

        public int[] Meetings { get; set; } = [];
    }
}
