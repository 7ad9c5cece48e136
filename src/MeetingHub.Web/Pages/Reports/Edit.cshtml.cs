using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>A report's own words, or its finances.</summary>
[Authorize(Policies.Report)]
public sealed class EditModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel)
    {
        var meeting = await database.Meetings.AsNoTracking().Where(m => m.Slug == Route("meeting")).Select(m => new { m.Id, m.Language }).SingleOrDefaultAsync(cancel);
        if (meeting is null) return null;
        // A meeting has one of each, which is made when the first word is said.
        return Route("kind") == "words"
            ? await database.MeetingReports.SingleOrDefaultAsync(r => r.MeetingId == meeting.Id, cancel) ?? new MeetingReport(meeting.Id, meeting.Language)
            : await database.MeetingFinances.SingleOrDefaultAsync(f => f.MeetingId == meeting.Id, cancel) ?? new MeetingFinances(meeting.Id);
    }

    protected override IActionResult Saved(Record record) => RedirectToPage("/Reports/Report", new { meeting = Route("meeting"), edition = "internal" });
}
