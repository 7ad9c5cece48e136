using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

/// <summary>An aim, a survey result or somebody who was there, typed by hand.</summary>
[Authorize(Policies.Organize)]
public sealed class NewPartModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => await database.Meetings.Include(m => m.Goals).Include(m => m.Surveys).AsSplitQuery().SingleOrDefaultAsync(m => m.Slug == Route("meeting"), cancel) is not { } meeting ? null : Route("kind") switch
    {
        "goals" => meeting.AddGoal("", meeting.Language),
        "surveys" => meeting.AddSurvey("", meeting.Language),
        _ => new Participation(meeting),
    };

    protected override IActionResult Saved(Record record) => RedirectToPage(Route("kind") == "people" || Route("kind") == "delegations" ? "/Meetings/Participants" : "/Meetings/Meeting", new { meeting = Route("meeting") });
}
