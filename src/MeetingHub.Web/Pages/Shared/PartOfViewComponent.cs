using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Shared;

/// <summary><c>&lt;vc:part-of/&gt;</c>: the meeting or programme in the page's address as its crumbs, so that a form says what its record belongs to.</summary>
public sealed class PartOfViewComponent(HubDbContext database) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var owner = RouteData.Values["meeting"] is string meeting
            ? await database.Meetings.AsNoTracking().Where(m => m.Slug == meeting).Select(m => new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year)).SingleOrDefaultAsync(cancel)
            : RouteData.Values["programme"] is string programme
                ? await database.Programmes.AsNoTracking().Where(p => p.Slug == programme).Select(p => new MeetingRef(p.Slug, p.Name, p.Language, null, null)).SingleOrDefaultAsync(cancel)
                : null;
        // Binned while its part was being edited: then there is no page to lead to.
        return owner is null ? Content("") : View("~/Pages/Shared/_PartOf.cshtml", owner);
    }
}
