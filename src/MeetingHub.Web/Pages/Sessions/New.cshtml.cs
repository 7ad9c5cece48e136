using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sessions;

[Authorize(Policies.Organize)]
public sealed class NewModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => await database.Meetings.Include(m => m.Sessions).SingleOrDefaultAsync(m => m.Slug == Route("meeting"), cancel) is { } meeting ? meeting.AddSession("", meeting.Language) : null;

    protected override IActionResult Saved(Record record) => RedirectToPage("/Sessions/Session", new { meeting = Route("meeting"), code = ((Session)record).Code });
}
