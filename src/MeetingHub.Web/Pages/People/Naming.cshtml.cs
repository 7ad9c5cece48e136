using System.ComponentModel.DataAnnotations;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.People;

/// <summary>On what ground somebody who took part in a meeting is named in public: a consent is recorded, a name withdrawn, or either taken back.</summary>
[Authorize(Policies.Organize)]
public sealed class NamingModel(HubDbContext database, Viewer viewer, TimeProvider clock) : PageModel
{
    public Person Person { get; private set; } = null!; // every handler loads it or answers 404

    /// <summary>Whether a source document names them.</summary>
    public bool IsInSource { get; private set; }

    /// <summary>The code of the session that they lead, where they are looked at from there.</summary>
    public string? LedSession => RouteData.Values["code"] as string;

    /// <summary>The name as corrected.</summary>
    [BindProperty, Required(ErrorMessage = "Form.Required"), StringLength(200, ErrorMessage = "Form.TooLong")]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync(string meeting, int id, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, id, cancel)) return NotFound();
        Name = Person.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostRenameAsync(string meeting, int id, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, id, cancel)) return NotFound();
        var (name, before) = (Name?.Trim(), Person.Name);
        if (ModelState.IsValid && name is { Length: > 0 } && name != before)
        {
            var key = NameKey.Of(name);
            // Two who are one are merged, which keeps what both have done.
            if (await database.People.AnyAsync(p => p.Id != Person.Id && p.Key == key, cancel)) ModelState.AddModelError(nameof(Name), "Naming.Taken");
        }
        if (!ModelState.IsValid || name is not { Length: > 0 })
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (name != before)
        {
            Person.Rename(name);
            database.Changes.Add(new Change(RecordKind.Person, Person.Id, "name", before, name, clock.GetUtcNow(), viewer.Name ?? ""));
            await database.SaveChangesAsync(cancel);
        }
        TempData["Said"] = "Form.Saved";
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    public Task<IActionResult> OnPostConsentAsync(string meeting, int id, CancellationToken cancel) => ChangeAsync(meeting, id, person => person.Consent(clock.GetUtcNow()), cancel);

    public Task<IActionResult> OnPostWithdrawAsync(string meeting, int id, CancellationToken cancel) => ChangeAsync(meeting, id, person => person.WithdrawName(), cancel);

    public Task<IActionResult> OnPostForgetAsync(string meeting, int id, CancellationToken cancel) => ChangeAsync(meeting, id, person => person.ForgetNaming(IsInSource), cancel);

    private async Task<IActionResult> ChangeAsync(string meeting, int id, Action<Person> change, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, id, cancel)) return NotFound();
        var before = Person.Naming;
        change(Person);
        database.Changes.Add(new Change(RecordKind.Person, Person.Id, Change.Naming, before.ToString(), Person.Naming.ToString(), clock.GetUtcNow(), viewer.Name ?? ""));
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Form.Saved";
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private async Task<bool> LoadAsync(string meeting, int id, CancellationToken cancel)
    {
        // Who leads a session and has no other part in the meeting is found with the session, in the draft or as published, by their own number.
        var found = LedSession is { } code
            ? database.People.Where(p => p.Id == id && (
                database.Sessions.Any(s => s.Meeting!.Slug == meeting && s.Code == code && s.Facilitators.Any(f => f.PersonId == id))
                || database.ReleasedSessions.Any(s => s.Release!.Meeting!.Slug == meeting && s.Code == code && s.Facilitators.Any(f => f.PersonId == id))))
            : database.Participations.Where(p => p.Id == id && p.Meeting!.Slug == meeting).Select(p => p.Person);
        if (await found.FirstOrDefaultAsync(cancel) is not { } person) return false;
        await database.Entry(person).Collection(p => p.Aliases).LoadAsync(cancel);
        Person = person;
        IsInSource = await database.Evidence.AnyAsync(
            e => (e.RecordKind == RecordKind.Participation && database.Participations.Any(p => p.Id == e.RecordId && p.PersonId == person.Id))
                || (e.RecordKind == RecordKind.Session && e.Field == "facilitators" && database.SessionFacilitators.Any(f => f.SessionId == e.RecordId && f.PersonId == person.Id)),
            cancel);
        return true;
    }
}
