using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Shared;

/// <summary><c>&lt;vc:history records="…"/&gt;</c>: who changed these records, when, from what to what; for those who may read everything.</summary>
public sealed class HistoryViewComponent(HubDbContext database, Viewer viewer) : ViewComponent
{
    private const int MostShown = 100;

    public async Task<IViewComponentResult> InvokeAsync(IReadOnlyCollection<(RecordKind Kind, int Id)> records)
    {
        if (!viewer.May(Policies.ReadEverything)) return Content("");
        var first = records.First();
        var queries = records.GroupBy(r => r.Kind, r => r.Id).Select(kind => database.Changes.AsNoTracking().Where(c => c.RecordKind == kind.Key && kind.Contains(c.RecordId)));
        var changes = await queries.Aggregate((all, some) => all.Concat(some)).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(MostShown).ToListAsync(HttpContext.RequestAborted);
        // Of the record that the page is about nobody needs the name.
        var others = changes.Select(c => (c.RecordKind, c.RecordId)).Distinct().Where(r => r != first).ToList();
        var links = await RecordLinks.LoadAsync(database, others, HttpContext.RequestAborted);
        return View("~/Pages/Shared/_History.cshtml", changes.ConvertAll(c => new HistoryLine(c, links.GetValueOrDefault((c.RecordKind, c.RecordId)))));
    }
}
