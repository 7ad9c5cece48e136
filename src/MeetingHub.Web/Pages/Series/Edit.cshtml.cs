using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Series;

[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => await database.Series.SingleOrDefaultAsync(r => r.Slug == Route("series"), cancel);

    protected override IActionResult Saved(Record record) => RedirectToPage("/Series/Series", new { series = ((MeetingSeries)record).Slug });
}
