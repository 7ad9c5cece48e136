using System.Globalization;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>The summary report of a meeting as a page, with the parts that are wanted.</summary>
[AllowAnonymous]
public sealed class ReportModel(HubDbContext database, SummaryReports reports, Texts texts) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets them or answers otherwise.

    public ReportDocument Report { get; private set; } = null!;

    public IReadOnlyList<ReportPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string meeting, string[] part, CancellationToken cancel)
    {
        if (!ReportParts.TryParse(part, out var parts)) return BadRequest();
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head || await reports.LoadAsync(meeting, cancel) is not { } report) return NotFound();
        (Head, Parts) = (head, parts);
        Report = new ReportComposer(report, key => texts["Report." + key], CultureInfo.CurrentUICulture).Compose(parts);
        return Page();
    }
}

/// <summary>Parts of a report as addresses write them.</summary>
public static class ReportParts
{
    /// <summary>The parts that are named, in that order; all where none is. False for a word that names none.</summary>
    public static bool TryParse(IReadOnlyList<string>? words, out IReadOnlyList<ReportPart> parts)
    {
        var all = Enum.GetValues<ReportPart>();
        List<ReportPart> named = [];
        foreach (var word in words ?? [])
        {
            parts = [];
            if (!Choice.TryParse<ReportPart>(word, out var one)) return false;
            if (one is { } known && !named.Contains(known)) named.Add(known);
        }
        parts = named.Count == 0 ? all : named;
        return true;
    }
}
