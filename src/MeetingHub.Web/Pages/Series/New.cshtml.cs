using MeetingHub.Domain;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace MeetingHub.Web.Pages.Series;

[Authorize(Policies.Organize)]
public sealed class NewModel(RecordEditor editor, Here here) : EditPage(editor)
{
    protected override Task<Record?> FindAsync(CancellationToken cancel) => Task.FromResult<Record?>(new MeetingSeries("", "", here.Language.Tag));

    protected override IActionResult Saved(Record record) => RedirectToPage("/Series/Series", new { series = ((MeetingSeries)record).Slug });
}
