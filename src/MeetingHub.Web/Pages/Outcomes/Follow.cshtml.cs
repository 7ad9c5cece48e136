using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Outcomes;

/// <summary>What became of an outcome: an entry with a step, or with words alone. It stands under the meeting where it was agreed and under each that it was taken along to.</summary>
[Authorize(Policies.TakeNotes)]
public sealed class FollowModel(HubDbContext database, Viewer viewer, Here here, Texts texts, TimeProvider clock) : PageModel
{
    private const int Tries = 3;

    [BindProperty]
    public Form Input { get; set; } = new();

    public Outcome Outcome { get; private set; } = null!; // Each handler sets it or answers 404.

    public IReadOnlyList<Option> Steps => StepForm.Options(Outcome.Status, texts);

    /// <summary>The meetings that it can be reported at or for, newest first.</summary>
    public IReadOnlyList<Option> Meetings { get; private set; } = [];

    /// <summary>The outcomes that could take its place.</summary>
    public IReadOnlyList<Option> Successors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string meeting, int id, CancellationToken cancel) => await LoadAsync(meeting, id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, int id, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!await LoadAsync(meeting, id, cancel)) return NotFound();
            if (Input.Read(ModelState, here.Language.Tag) is not { } step) return Refused();
            try
            {
                Outcome.Follow(step with { MeetingId = Known(Meetings, Input.Meeting), SuccessorId = Known(Successors, Input.Successor) }, viewer.Name ?? "", clock.GetUtcNow());
                await database.SaveChangesAsync(cancel);
                break;
            }
            catch (DomainRuleException broken)
            {
                StepForm.Refuse(ModelState, broken);
                return Refused();
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // Somebody else was a moment faster: whether this can still follow, the rules say.
                database.ChangeTracker.Clear();
            }
        }
        TempData["Said"] = "Form.Saved";
        return RedirectToPage("/Outcomes/OfMeeting", pageHandler: null, new { meeting }, $"outcome-{id}");
    }

    // Only what was offered: the rest is not for this visitor to see.
    private static int? Known(IReadOnlyList<Option> options, string? chosen) =>
        options.Any(o => o.Value.Length > 0 && o.Value == chosen) ? int.Parse(chosen!, CultureInfo.InvariantCulture) : null; // one of those offered, which are numbers

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(string meeting, int id, CancellationToken cancel)
    {
        var at = await database.Meetings.Where(m => m.Slug == meeting).Select(m => new { m.Id, m.SeriesId }).SingleOrDefaultAsync(cancel);
        if (at is null || await database.Outcomes.Include(o => o.FollowUps).SingleOrDefaultAsync(o => o.Id == id && (o.MeetingId == at.Id || o.FollowUps.Any(f => f.IsCarriedOver && f.MeetingId == at.Id)), cancel) is not { } outcome) return false;
        Outcome = outcome;
        var editions = await database.Meetings.Where(m => m.Id == at.Id || m.Id == outcome.MeetingId || (at.SeriesId != null && m.SeriesId == at.SeriesId))
            .Select(m => new { m.Id, Ref = new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year) }).ToDictionaryAsync(m => m.Id, m => m.Ref, cancel);
        // The newest first; how dates known in part order is the domain's to say.
        Meetings = [new("", texts["FollowUp.NoMeeting"]), .. (await MeetingIndex.LoadAsync(database, cancel)).Rows.Where(m => editions.ContainsKey(m.Id)).Select(m => new Option(m.Id.ToString(CultureInfo.InvariantCulture), editions[m.Id].Label))];
        // Whoever comes from a later meeting reports it there.
        if (at.Id != outcome.MeetingId && HttpMethods.IsGet(Request.Method)) Input.Meeting = at.Id.ToString(CultureInfo.InvariantCulture);
        var successors = await database.Outcomes.Where(o => o.Id != id && editions.Keys.Contains(o.MeetingId)).Select(o => new { o.Id, o.Text }).ToListAsync(cancel);
        Successors = [new("", "–"), .. successors.OrderBy(o => o.Text, here.Alphabet).Select(o => new Option(o.Id.ToString(CultureInfo.InvariantCulture), o.Text))];
        return true;
    }

    /// <summary>What is typed, with what else a note-taker can say.</summary>
    public sealed class Form : StepForm
    {
        public string? Meeting { get; set; }

        public string? Successor { get; set; }
    }
}
