using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Affiliates;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, Texts texts, Here here) : PageModel
{
    private const int PageSize = 200;

    public FilterBar Filters { get; private set; } = null!; // OnGet sets it or answers otherwise.

    public IReadOnlyList<Row> Affiliates { get; private set; } = [];

    public int Total { get; private set; }

    public Pager Pager { get; private set; } = Pager.Whole;

    public async Task<IActionResult> OnGetAsync(string? kind, string? country, int part = 1, CancellationToken cancel = default)
    {
        var isCountry = string.IsNullOrEmpty(country) || Country.TryParse(country) is not null;
        if (!ModelState.IsValid || !isCountry || !Choice.TryParse<AffiliateKind>(kind, out var sort)) return BadRequest();
        // Names order by the page's language, which the store does not speak.
        var all = await database.Affiliates.AsNoTracking().Select(a => new Row(a.Slug, a.Name, a.Language, a.AffiliateKind, a.Country)).ToListAsync(cancel);
        var place = Country.TryParse(country);
        var found = all.Where(a => (sort is null || a.Kind == sort) && (place is null || a.Country == place)).OrderBy(a => a.Name, here.Alphabet).ToList();
        Total = found.Count;
        if (Pager.For(part, found.Count, PageSize) is not { } pager) return NotFound();
        (Pager, Affiliates) = (pager, [.. found.Skip(pager.Skip).Take(PageSize)]);
        Filters = new FilterBar("/Affiliates/Index",
        [
            new("kind", texts["Filter.Kind"], Choice.Name(sort), [.. all.Select(a => a.Kind).Distinct().Order().Select(k => new Option(Choice.Name<AffiliateKind>(k)!, texts.Of(k)))]),
            new("country", texts["Filter.Country"], place?.Code, [.. all.Select(a => a.Country).OfType<Country>().Distinct().Select(c => new Option(c.Code, c.Name(CultureInfo.CurrentUICulture))).OrderBy(c => c.Label, here.Alphabet)]),
        ]);
        return Page();
    }

    public sealed record Row(string Slug, string Name, string? Language, AffiliateKind Kind, Country? Country);
}
