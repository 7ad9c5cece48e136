using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Outcomes;

[Authorize(Policies.TakeNotes)]
public sealed class NewModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => await database.Meetings.Include(m => m.Outcomes).SingleOrDefaultAsync(m => m.Slug == Route("meeting"), cancel) is { } meeting ? meeting.AddOutcome(OutcomeKind.Agreement, "", meeting.Language) : null;

    protected override IActionResult Saved(Record record) => RedirectToPage("/Outcomes/OfMeeting", pageHandler: null, new { meeting = Route("meeting") }, $"outcome-{record.Id}");
}
