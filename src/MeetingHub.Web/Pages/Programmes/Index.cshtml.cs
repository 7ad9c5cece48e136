using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Programmes;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, Here here) : PageModel
{
    public IReadOnlyList<Row> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = await database.Programmes.AsNoTracking()
            .Select(p => new Row(p.Slug, p.Name, p.Language, p.Acronym, p.Starts, p.Ends, p.Meetings.Count, p.Visits.Count)).ToListAsync(cancel);
        Programmes = [.. rows.OrderBy(p => p.Name, here.Alphabet)];
    }

    public sealed record Row(string Slug, string Name, string? Language, string? Acronym, PartialDate? Starts, PartialDate? Ends, int Meetings, int Visits);
}
