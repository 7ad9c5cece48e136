using System.Globalization;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Affiliates;

[Authorize(Policies.Organize)]
public sealed class MergeModel(HubDbContext database, Merging merging) : MergePage(merging, Merging.Kind.Affiliates)
{
    private readonly Merging merging = merging;

    public override string Back => Url.Page("/Affiliates/Affiliate", pageHandler: "", new { affiliate = RouteData.Values["affiliate"] })!; // the page exists

    protected override async Task<Merge?> FindAsync(CancellationToken cancel)
    {
        var slug = RouteData.Values["affiliate"] as string;
        if (await database.Affiliates.Where(a => a.Slug == slug).Select(a => new { a.Id, a.Name }).SingleOrDefaultAsync(cancel) is not { } kept) return null;
        var others = await database.Affiliates.Where(a => a.Id != kept.Id).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        var other = With is null ? null : await database.Affiliates.SingleOrDefaultAsync(a => a.Id == With && a.Id != kept.Id, cancel);
        return new Merge((kept.Id, kept.Name), [.. others.Select(o => new Option(o.Id.ToString(CultureInfo.InvariantCulture), o.Name))], other?.Name, other is null ? [] : await merging.CountAsync(other, cancel), other is null ? [] : await merging.DoublesAsync(kept.Id, other, cancel));
    }
}
