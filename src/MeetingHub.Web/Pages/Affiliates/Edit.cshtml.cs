using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Affiliates;

[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, RecordEditor editor) : EditPage(editor)
{
    protected override async Task<Record?> FindAsync(CancellationToken cancel) => await database.Affiliates.Include(a => a.Aliases).SingleOrDefaultAsync(r => r.Slug == Route("affiliate"), cancel);

    protected override IActionResult Saved(Record record) => RedirectToPage("/Affiliates/Affiliate", new { affiliate = ((Affiliate)record).Slug });
}
