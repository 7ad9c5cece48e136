using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Shared;

/// <summary><c>&lt;vc:history records="…"/&gt;</c>: who changed these records, when, from what to what; for those who may read everything.</summary>
public sealed class HistoryViewComponent(HubDbContext database, Viewer viewer) : ViewComponent
{
    private const int MostShown = 100;

    public async Task<IViewComponentResult> InvokeAsync(IEnumerable<(RecordKind Kind, int Id)> records)
    {
        if (!viewer.May(Policies.ReadEverything)) return Content("");
        var queries = records.GroupBy(r => r.Kind, r => r.Id).Select(kind => database.Changes.AsNoTracking().Where(c => c.RecordKind == kind.Key && kind.Contains(c.RecordId)));
        var changes = await queries.Aggregate((all, some) => all.Concat(some)).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(MostShown).ToListAsync(HttpContext.RequestAborted);
        return View("~/Pages/Shared/_History.cshtml", changes);
    }
}
