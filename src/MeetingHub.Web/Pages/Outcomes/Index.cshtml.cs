using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Outcomes;

/// <summary>The register: what was agreed at any meeting, and what became of it.</summary>
[AllowAnonymous]
// What is due depends on the day, so that is asked each time.
[Kept(Queries = ["q", "series", "meeting", "affiliate", "status", "kind", "order", "part"])]
public sealed class IndexModel(HubDbContext database, OutcomeRegister register, Texts texts, Here here, Viewer viewer) : PageModel
{
    private const int PageSize = 40;

    public FilterBar Filters { get; private set; } = null!; // OnGet sets them or answers otherwise.

    public RegisterFilter Filter { get; private set; } = null!;

    /// <summary>The outcomes of this page under the headings of their order.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public int Total { get; private set; }

    /// <summary>How many reports of affiliates wait for an organizer.</summary>
    public int Reports { get; private set; }

    public Pager Pager { get; private set; } = Pager.Whole;

    public async Task<IActionResult> OnGetAsync(int part = 1, CancellationToken cancel = default)
    {
        if (!ModelState.IsValid || RegisterFilter.Parse(Request.Query) is not { } filter) return BadRequest();
        HttpContext.DependsOn(FreshnessTags.Anything);
        Filter = filter;
        var found = await register.FindAsync(filter, cancel);
        Total = found.Count;
        if (Pager.For(part, found.Count, PageSize) is not { } pager) return NotFound();
        Pager = pager;
        var outcomes = await register.LoadAsync([.. found.Skip(pager.Skip).Take(PageSize)], cancel);
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Outcome, [.. outcomes.Select(o => o.Id)])], cancel);
        Groups = Under(outcomes);
        Filters = Bar(filter, await register.IndexAsync(cancel));
        if (viewer.May(Policies.Organize)) Reports = await database.ProgressReports.CountAsync(r => r.DecidedAt == null, cancel);
        return Page();
    }

    // They are in the order already, so that what has one heading stands together.
    private List<Group> Under(IReadOnlyList<OutcomeItem> outcomes)
    {
        List<Group> groups = [];
        foreach (var outcome in outcomes)
        {
            var heading = HeadingOf(outcome);
            if (groups is not [.., var last] || last.Heading != heading) groups.Add(last = new Group(heading, []));
            last.Outcomes.Add(outcome);
        }
        return groups;
    }

    private Heading HeadingOf(OutcomeItem outcome) => Filter.Order switch
    {
        RegisterOrder.Due => new(outcome.Due switch { null => texts["Due.Undated"], { Year: { } year } => year.ToString(CultureInfo.InvariantCulture), _ => texts["Due.NoYear"] }, null, null),
        RegisterOrder.Status => new(texts.Of(outcome.Status), null, null),
        RegisterOrder.Kind => new(texts.Of(outcome.Kind), null, null),
        RegisterOrder.Affiliate => outcome.Owners.Where(o => o.Slug is not null).MinBy(o => o.Name, here.Alphabet) is { } owner ? new(owner.Name, owner.Language, $"/affiliates/{owner.Slug}") : new(texts["Outcomes.Nobodys"], null, null),
        _ => new(outcome.Meeting.Label, outcome.Meeting.LabelLanguage, $"/meetings/{outcome.Meeting.Slug}"),
    };

    private FilterBar Bar(RegisterFilter filter, OutcomeIndex index)
    {
        var meetings = index.Rows.Select(r => r.Meeting).Distinct().OrderBy(m => m.Place).ToList();
        return new FilterBar("/Outcomes/Index",
        [
            new("q", texts["Filter.Words"], filter.Words, [], FilterSort.Words),
            new("status", texts["Filter.Status"], filter.StatusWord, [new(RegisterFilter.Unsettled, texts["Series.StillOpen"]), .. Values<OutcomeStatus>(texts.Of)]),
            new("due", texts["Filter.Due"], Choice.Name(filter.Due), [.. Values<DueIn>(d => texts["Due." + d])]),
            new("kind", texts["Filter.Kind"], Choice.Name(filter.Kind), [.. Values<OutcomeKind>(texts.Of)]),
            new("affiliate", texts["Filter.Affiliate"], filter.Affiliate, [.. index.Affiliates.OrderBy(a => a.Name, here.Alphabet).Select(a => new Option(a.Slug, a.Name))]),
            new("series", texts["Filter.Series"], filter.Series, [.. meetings.Where(m => m.SeriesSlug is not null).Select(m => new Option(m.SeriesSlug!, m.Series!)).Distinct().OrderBy(s => s.Label, here.Alphabet)]),
            new("meeting", texts["Filter.Meeting"], filter.Meeting, [.. meetings.Select(m => new Option(m.Ref.Slug, m.Ref.Label))]),
            new("order", texts["Filter.Order"], filter.Order == RegisterOrder.Newest ? null : Choice.Name<RegisterOrder>(filter.Order), [.. Enum.GetValues<RegisterOrder>().Select(o => new Option(o == RegisterOrder.Newest ? "" : Choice.Name<RegisterOrder>(o)!, texts["RegisterOrder." + o]))], FilterSort.Order),
        ]);
    }

    private static IEnumerable<Option> Values<T>(Func<T, string> label)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => new Option(Choice.Name<T>(value)!, label(value))); // a value that there is has a name

    /// <summary>What some outcomes have in common, and where that leads to.</summary>
    public sealed record Heading(string Label, string? Language, string? Address);

    /// <summary>Outcomes under one heading.</summary>
    public sealed record Group(Heading Heading, List<OutcomeItem> Outcomes);
}
