using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Schedules;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Shows what publishing the draft would change for the public, and publishes it, now or later; takes the agenda back.</summary>
[Authorize(Policies.Organize)]
public sealed class PublishModel(AgendaPublishing publishing, Texts texts) : PageModel
{
    private AgendaRelease? latest;

    [BindProperty]
    public Typed Input { get; set; } = new();

    public Meeting Meeting { get; private set; } = null!; // Each handler sets it or answers 404.

    public bool IsFirst => latest is null;

    public bool IsPlanning { get; private set; }

    public IReadOnlyList<AgendaChange> Changes { get; private set; } = [];

    public IReadOnlyList<AgendaWarningView> Warnings { get; private set; } = [];

    /// <summary>How many sessions have no time yet.</summary>
    public int Tray { get; private set; }

    /// <summary>The zone that a planned time is in.</summary>
    public string Zone => Meeting.TimeZone ?? "UTC";

    public string PlannedFor => ZonedTimes.In(Meeting.PublicationPlannedAt ?? default, ZonedTimes.Zone(Zone)).ToString(texts["Format.DayAndYear"] + " HH:mm", CultureInfo.CurrentCulture);

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        // Where nothing has a time, or the public sees what has none, that is not waiting for one.
        Input.WithTray = !Meeting.Sessions.Any(s => s.BinnedAt is null && s.IsScheduled) || (Meeting.CurrentRelease is not null && latest?.Agenda.Any(s => s.Starts is null) is true);
        return Show();
    }

    public async Task<IActionResult> OnPostLookAsync(string meeting, CancellationToken cancel) => await FindAsync(meeting, cancel) ? Show() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        return await TryAsync(() => publishing.PublishAsync(Meeting, latest, Input.WithTray, Comment, cancel), "Agenda.Published");
    }

    public async Task<IActionResult> OnPostPlanAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        IsPlanning = true;
        if (Input.Due is not { } due) ModelState.AddModelError("Input.Due", "Form.Required");
        else return await TryAsync(() => publishing.PlanAsync(Meeting, ZonedTimes.At(due, ZonedTimes.Zone(Zone)), Input.WithTray, Comment, cancel), "Agenda.IsPlanned", "Input.Due");
        return Refuse();
    }

    public async Task<IActionResult> OnPostCancelAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        return await TryAsync(() => publishing.CancelPlanAsync(Meeting, cancel), "Form.Saved");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        return await TryAsync(() => publishing.WithdrawAsync(Meeting, cancel), "Agenda.IsWithdrawn");
    }

    private string? Comment => string.IsNullOrWhiteSpace(Input.Comment) ? null : Input.Comment.Trim();

    private async Task<bool> FindAsync(string meeting, CancellationToken cancel)
    {
        if (await publishing.LoadAsync(meeting, cancel) is not { } found) return false;
        (Meeting, latest) = found;
        Tray = Meeting.Sessions.Count(s => s is { BinnedAt: null, IsScheduled: false });
        return true;
    }

    private async Task<IActionResult> TryAsync(Func<Task> act, string said, string field = "")
    {
        if (!ModelState.IsValid) return Refuse();
        try
        {
            await act();
            TempData["Said"] = said;
            return RedirectToPage("/Agenda/Agenda", pageHandler: "", new { meeting = Meeting.Slug });
        }
        catch (DomainRuleException broken)
        {
            ModelState.AddModelError(field, broken.Rule);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Agenda.Stale");
        }
        return Refuse();
    }

    private PageResult Refuse()
    {
        Response.StatusCode = ModelState[""]?.Errors.Any(e => e.ErrorMessage == "Agenda.Stale") is true ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Show();
    }

    private PageResult Show()
    {
        Changes = Meeting.ChangesSince(Meeting.CurrentRelease is null ? null : latest, Input.WithTray);
        Warnings = AgendaWarningView.Of(Meeting, texts);
        return Page();
    }

    public sealed class Typed
    {
        public bool WithTray { get; set; }

        [MaxLength(400, ErrorMessage = "Form.TooLong")]
        public string? Comment { get; set; }

        /// <summary>In the meeting's zone.</summary>
        public DateTime? Due { get; set; }
    }
}
