using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, Texts texts, Here here) : PageModel
{
    private const int PageSize = 48;

    public FilterBar Filters { get; private set; } = null!; // OnGet sets it or answers otherwise.

    public IReadOnlyList<MeetingCard> Meetings { get; private set; } = [];

    public int Total { get; private set; }

    public Pager Pager { get; private set; } = Pager.Whole;

    public async Task<IActionResult> OnGetAsync(string? series, string? country, int? year, string? status, int part = 1, CancellationToken cancel = default)
    {
        var isCountry = string.IsNullOrEmpty(country) || Country.TryParse(country) is not null;
        if (!ModelState.IsValid || !isCountry || !Choice.TryParse<MeetingStatus>(status, out var state)) return BadRequest();
        var all = await database.Series.AsNoTracking().Select(s => new { s.Id, s.Slug, s.Name }).ToListAsync(cancel);
        var index = (await MeetingIndex.LoadAsync(database, cancel)).Rows;
        int? seriesId = string.IsNullOrEmpty(series) ? null : all.Find(s => s.Slug == series)?.Id ?? 0;
        var place = Country.TryParse(country);
        var found = index.Where(m => (seriesId is null || m.SeriesId == seriesId) && (place is null || m.Country == place) && (year is null || m.Year == year) && (state is null || m.Status == state)).ToList();
        Total = found.Count;
        if (Pager.For(part, found.Count, PageSize) is not { } pager) return NotFound();
        Pager = pager;
        var shown = found.Skip(pager.Skip).Take(PageSize).Select(m => m.Id).ToList();
        var cards = await database.Meetings.AsNoTracking().Where(m => shown.Contains(m.Id)).Select(MeetingCard.Of).ToDictionaryAsync(c => c.Id, cancel);
        Meetings = [.. shown.Select(id => cards[id])];
        var present = index.Select(m => m.SeriesId).ToHashSet();
        Filters = new FilterBar("/Meetings/Index",
        [
            new("series", texts["Filter.Series"], series, [.. all.Where(s => present.Contains(s.Id)).OrderBy(s => s.Name, here.Alphabet).Select(s => new Option(s.Slug, s.Name))]),
            new("country", texts["Filter.Country"], place?.Code, [.. index.Select(m => m.Country).OfType<Country>().Distinct().Select(c => new Option(c.Code, c.Name(CultureInfo.CurrentUICulture))).OrderBy(c => c.Label, here.Alphabet)]),
            new("year", texts["Filter.Year"], year?.ToString(CultureInfo.InvariantCulture), [.. index.Select(m => m.Year).OfType<int>().Distinct().OrderDescending().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new Option(y, y))]),
            new("status", texts["Filter.Status"], Choice.Name(state), [.. index.Select(m => m.Status).Distinct().Order().Select(s => new Option(Choice.Name<MeetingStatus>(s)!, texts.Of(s)))]),
        ]);
        return Page();
    }
}
