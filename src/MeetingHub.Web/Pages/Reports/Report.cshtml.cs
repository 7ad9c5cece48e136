using MeetingHub.Domain;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>The summary report of a meeting as a page, with the parts that are wanted, for whom it is wanted.</summary>
[AllowAnonymous]
[Kept(Queries = ["profile"])]
public sealed class ReportModel(HubDbContext database, ReportWriter writer, ReportProfiles profiles, Here here, Viewer viewer) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets them or answers otherwise.

    public ReportDocument Report { get; private set; } = null!;

    public ReportChoice Choice { get; private set; } = null!;

    public IReadOnlyList<ReportProfiles.Item> Profiles { get; private set; } = [];

    /// <summary>Whether everybody may see the meeting at all; else there is no public edition.</summary>
    public bool IsPublic => Head.Visibility == Visibility.Public;

    /// <summary>The name that was typed for a profile and cannot be one.</summary>
    public string? RefusedName { get; private set; }

    public bool CanWrite(string format) => writer.CanWrite(format);

    public Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel) => ShowAsync(meeting, cancel);

    /// <summary>Keeps the parts that are shown as a profile.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string meeting, string? name, CancellationToken cancel)
    {
        if (!viewer.May(Policies.Report)) return viewer.IsSignedIn ? Forbid() : Challenge();
        if (await ReportChoice.ReadAsync(Request.Query, profiles, cancel) is not { } choice) return BadRequest();
        try
        {
            var key = await profiles.KeepAsync((name ?? "").Trim(), choice.Parts, cancel);
            TempData["Said"] = "Form.Saved";
            return RedirectToPage(new { meeting, profile = key, edition = choice.IsInternal ? "internal" : null });
        }
        catch (DomainRuleException)
        {
            RefusedName = name ?? "";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(meeting, cancel);
        }
    }

    /// <summary>Keeps a profile no longer.</summary>
    public async Task<IActionResult> OnPostDropAsync(string meeting, string key, CancellationToken cancel)
    {
        if (!viewer.May(Policies.Report)) return viewer.IsSignedIn ? Forbid() : Challenge();
        await profiles.DropAsync(key, cancel);
        TempData["Said"] = "Form.Saved";
        return RedirectToPage(new { meeting });
    }

    private async Task<IActionResult> ShowAsync(string meeting, CancellationToken cancel)
    {
        if (await ReportChoice.ReadAsync(Request.Query, profiles, cancel) is not { } choice) return BadRequest();
        if (choice.IsInternal && !viewer.IsSignedIn) return Challenge();
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        HttpContext.DependsOn(FreshnessTags.Anything);
        (Head, Choice) = (head, choice);
        // What staff call theirs may be a funder's name.
        Profiles = [.. (await profiles.AllAsync(cancel)).Where(p => !p.IsKept || viewer.May(Policies.Report))];
        if (await writer.ComposeAsync(new ReportWish(meeting, choice.Parts, choice.Sight(database, IsPublic), here.Absolute), cancel) is not { } report) return NotFound();
        Report = report;
        return Page();
    }
}
