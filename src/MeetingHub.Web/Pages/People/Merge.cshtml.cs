using System.Globalization;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.People;

[Authorize(Policies.Organize)]
public sealed class MergeModel(HubDbContext database, Merging merging) : MergePage(merging, Merging.Kind.People)
{
    private readonly Merging merging = merging;

    public override string Back => Url.Page("/Meetings/Participants", pageHandler: "", new { meeting = RouteData.Values["meeting"] })!; // the page exists

    protected override async Task<Merge?> FindAsync(CancellationToken cancel)
    {
        var meeting = RouteData.Values["meeting"] as string;
        if (!int.TryParse(RouteData.Values["id"] as string, CultureInfo.InvariantCulture, out var id)) return null;
        if (await database.Participations.Where(p => p.Id == id && p.Meeting!.Slug == meeting).Select(p => new { p.Person!.Id, p.Person.Name }).SingleOrDefaultAsync(cancel) is not { } kept) return null;
        var others = await database.People.Where(p => p.Id != kept.Id).OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        var other = With is null ? null : await database.People.SingleOrDefaultAsync(p => p.Id == With && p.Id != kept.Id, cancel);
        return new Merge((kept.Id, kept.Name), [.. others.Select(o => new Option(o.Id.ToString(CultureInfo.InvariantCulture), o.Name))], other?.Name, other is null ? [] : await merging.CountAsync(other, cancel), other is null ? [] : await merging.DoublesAsync(kept.Id, other, cancel));
    }
}
