using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

[Authorize(Policies.Organize)]
public sealed class EditPartModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => Route("kind") switch
    {
        "goals" => await database.Goals.SingleOrDefaultAsync(g => g.Id == RouteNumber("id") && database.Meetings.Any(m => m.Id == g.MeetingId && m.Slug == Route("meeting")), cancel),
        "surveys" => await database.SurveyResults.SingleOrDefaultAsync(s => s.Id == RouteNumber("id") && database.Meetings.Any(m => m.Id == s.MeetingId && m.Slug == Route("meeting")), cancel),
        "delegations" => await database.Delegations.SingleOrDefaultAsync(d => d.Id == RouteNumber("id") && d.Meeting!.Slug == Route("meeting"), cancel),
        _ => await database.Participations.SingleOrDefaultAsync(p => p.Id == RouteNumber("id") && p.Meeting!.Slug == Route("meeting"), cancel),
    };

    protected override IActionResult Saved(Record record) => RedirectToPage(Route("kind") == "people" || Route("kind") == "delegations" ? "/Meetings/Participants" : "/Meetings/Meeting", new { meeting = Route("meeting") });
}
