using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Series;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, Here here) : PageModel
{
    public IReadOnlyList<SeriesCord> Series { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Series = [.. (await SeriesCord.LoadAsync(database, slug: null, cancel)).OrderBy(s => s.Name, here.Alphabet)];
}
