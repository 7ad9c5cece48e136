using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Programmes;

/// <summary>A call for proposals, a visit or an exchange, typed by hand.</summary>
[Authorize(Policies.Organize)]
public sealed class NewPartModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => await database.Programmes.Include(p => p.Calls).SingleOrDefaultAsync(p => p.Slug == Route("programme"), cancel) is not { } programme ? null : Route("kind") switch
    {
        "calls" => programme.AddCall("", programme.Language),
        "exchanges" => new Exchange(programme),
        _ => new Visit(programme),
    };

    protected override IActionResult Saved(Record record) => RedirectToPage("/Programmes/Programme", new { programme = Route("programme") });
}
