using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

[Authorize(Policies.Organize)]
public sealed class NewModel(HubDbContext database, RecordEditor editor, Here here) : EditPage(editor)
{
    protected override Task<Record?> FindAsync(CancellationToken cancel) => Task.FromResult<Record?>(new Meeting("", "", here.Language.Tag));

    /// <summary>Whoever comes from a series or a programme finds it chosen.</summary>
    protected override async Task BeginAsync(EditForm form, CancellationToken cancel)
    {
        var (series, programme) = (Request.Query["series"].ToString(), Request.Query["programme"].ToString());
        if (series.Length > 0) Choose("series", await database.Series.Where(s => s.Slug == series).Select(s => (int?)s.Id).SingleOrDefaultAsync(cancel));
        if (programme.Length > 0) Choose("programme", await database.Programmes.Where(p => p.Slug == programme).Select(p => (int?)p.Id).SingleOrDefaultAsync(cancel));

        void Choose(string name, int? id)
        {
            if (id is { } number && form.Fields.FirstOrDefault(f => f.Name == name) is { } field) field.Value = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A new edition begins with what earlier ones left open.</summary>
    protected override IActionResult Saved(Record record)
    {
        var meeting = (Meeting)record;
        return meeting.SeriesId is null ? RedirectToPage("/Meetings/Meeting", new { meeting = meeting.Slug }) : RedirectToPage("/Outcomes/Carry", new { meeting = meeting.Slug, isNew = true });
    }
}
