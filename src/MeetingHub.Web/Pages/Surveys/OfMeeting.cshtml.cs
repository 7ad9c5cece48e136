using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Surveys;

/// <summary>The surveys of a meeting: those that can be answered or read, and for organizers a new one.</summary>
[AllowAnonymous]
public sealed class OfMeetingModel(HubDbContext database, Viewer viewer) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // Each handler sets it or answers 404.

    public IReadOnlyList<Row> Surveys { get; private set; } = [];

    [BindProperty]
    public SurveyMoment Moment { get; set; }

    [BindProperty]
    public bool IsAnonymous { get; set; } = true;

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel) => await LoadAsync(meeting, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (!viewer.May(Policies.Organize)) return viewer.IsSignedIn ? Forbid() : Challenge();
        if (!ModelState.IsValid) return BadRequest();
        if (!await LoadAsync(meeting, cancel)) return NotFound();
        var survey = new Survey(Head.Id, Moment, IsAnonymous, AccountLink.NewSecret());
        database.Surveys.Add(survey);
        await database.SaveChangesAsync(cancel);
        return RedirectToPage("/Surveys/Edit", new { id = survey.Id });
    }

    private async Task<bool> LoadAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return false;
        Head = head;
        Surveys = await database.Surveys.AsNoTracking().Where(s => s.MeetingId == head.Id).OrderBy(s => s.Moment == SurveyMoment.After).ThenBy(s => s.Id)
            .Select(s => new Row(s.Id, s.Moment, s.IsAnonymous, s.IsOpen, s.IsPublic, s.Questions.Count)).ToListAsync(cancel);
        return true;
    }

    public sealed record Row(int Id, SurveyMoment Moment, bool IsAnonymous, bool IsOpen, bool IsPublic, int Questions);
}
