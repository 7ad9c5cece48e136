using System.ComponentModel.DataAnnotations;
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

/// <summary>What became of an outcome: an entry with a step, or with words alone.</summary>
[Authorize(Policies.TakeNotes)]
public sealed class FollowModel(HubDbContext database, Viewer viewer, Here here, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public Outcome Outcome { get; private set; } = null!; // Each handler sets it or answers 404.

    /// <summary>What it may become, as it is now first.</summary>
    public IReadOnlyList<Option> Steps => [.. OutcomeSteps.From(Outcome.Status).Prepend(Outcome.Status).Select(s => new Option(Choice.Name<OutcomeStatus>(s)!, texts.Of(s)))]; // a value that there is has a name

    /// <summary>The meetings that it can be reported at or for, newest first.</summary>
    public IReadOnlyList<Option> Meetings { get; private set; } = [];

    /// <summary>The outcomes that could take its place.</summary>
    public IReadOnlyList<Option> Successors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string meeting, int id, CancellationToken cancel) => await LoadAsync(meeting, id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, int id, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, id, cancel)) return NotFound();
        if (!Choice.TryParse<OutcomeStatus>(Input.Status, out var to) || to is null) return BadRequest();
        if (Input.Link is { } link && !(Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) ModelState.AddModelError("Input.Link", "Form.Url");
        try
        {
            if (!ModelState.IsValid) return Refused();
            Outcome.Follow(
                new OutcomeStep(to.Value, Input.Text ?? "", here.Language.Tag, Known(Meetings, Input.Meeting), to == OutcomeStatus.Superseded ? Known(Successors, Input.Successor) : null, Input.Link?.Trim()),
                viewer.Name ?? "", clock.GetUtcNow());
        }
        catch (DomainRuleException refused)
        {
            ModelState.AddModelError(refused.Rule.StartsWith("Rule.Superseded", StringComparison.Ordinal) ? "Input.Successor" : refused.Rule == "Rule.OutcomeStep" ? "Input.Status" : "Input.Text", refused.Rule);
            return Refused();
        }
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Form.Saved";
        return RedirectToPage("/Outcomes/OfMeeting", pageHandler: null, new { meeting }, $"outcome-{id}");
    }

    // Only what was offered: the rest is not for this visitor to see.
    private static int? Known(IReadOnlyList<Option> options, string? chosen) =>
        options.Any(o => o.Value == chosen) ? int.Parse(chosen!, CultureInfo.InvariantCulture) : null; // one of those offered, which are numbers

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> LoadAsync(string meeting, int id, CancellationToken cancel)
    {
        if (await database.Outcomes.Include(o => o.FollowUps).SingleOrDefaultAsync(o => o.Meeting!.Slug == meeting && o.Id == id, cancel) is not { } outcome) return false;
        Outcome = outcome;
        var born = await database.Meetings.Where(m => m.Id == outcome.MeetingId).Select(m => new { m.Id, m.SeriesId }).SingleAsync(cancel);
        var editions = await database.Meetings.Where(m => m.Id == born.Id || (born.SeriesId != null && m.SeriesId == born.SeriesId))
            .Select(m => new { m.Id, Ref = new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year) }).ToDictionaryAsync(m => m.Id, m => m.Ref, cancel);
        // The newest first; how dates known in part order is the domain's to say.
        Meetings = [.. (await MeetingIndex.LoadAsync(database, cancel)).Rows.Where(m => editions.ContainsKey(m.Id)).Select(m => new Option(m.Id.ToString(CultureInfo.InvariantCulture), editions[m.Id].Label))];
        var successors = await database.Outcomes.Where(o => o.Id != id && editions.Keys.Contains(o.MeetingId)).Select(o => new { o.Id, o.Text }).ToListAsync(cancel);
        Successors = [.. successors.OrderBy(o => o.Text, here.Alphabet).Select(o => new Option(o.Id.ToString(CultureInfo.InvariantCulture), o.Text))];
        return true;
    }

    /// <summary>What is typed.</summary>
    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required")]
        public string? Status { get; set; }

        [StringLength(4000, ErrorMessage = "Form.TooLong")]
        public string? Text { get; set; }

        public string? Meeting { get; set; }

        public string? Successor { get; set; }

        [StringLength(2000, ErrorMessage = "Form.TooLong")]
        public string? Link { get; set; }
    }
}
