using MeetingHub.Domain;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MeetingHub.Web.Pages.Meetings;

[Authorize(Policies.Organize)]
public sealed class NewModel(RecordEditor editor, Here here) : EditPage(editor)
{
    protected override Task<Record?> FindAsync(CancellationToken cancel) => Task.FromResult<Record?>(new Meeting("", "", here.Language.Tag));

    protected override IActionResult Saved(Record record) => RedirectToPage("/Meetings/Meeting", new { meeting = ((Meeting)record).Slug });
}
