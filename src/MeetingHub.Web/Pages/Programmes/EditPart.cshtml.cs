using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Programmes;

[Authorize(Policies.Organize)]
public sealed class EditPartModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => Route("kind") switch
    {
        "calls" => await database.ProgrammeCalls.SingleOrDefaultAsync(c => c.Id == RouteNumber("id") && database.Programmes.Any(p => p.Id == c.ProgrammeId && p.Slug == Route("programme")), cancel),
        "exchanges" => await database.Exchanges.SingleOrDefaultAsync(x => x.Id == RouteNumber("id") && x.Programme!.Slug == Route("programme"), cancel),
        _ => await database.Visits.SingleOrDefaultAsync(v => v.Id == RouteNumber("id") && v.Programme!.Slug == Route("programme"), cancel),
    };

    protected override IActionResult Saved(Record record) => RedirectToPage("/Programmes/Programme", new { programme = Route("programme") });
}
