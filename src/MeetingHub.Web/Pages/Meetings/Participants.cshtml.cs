using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

[AllowAnonymous]
public sealed class ParticipantsModel(HubDbContext database) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<Row> Delegations { get; private set; } = [];

    public IReadOnlyList<Named> People { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        Head = head;
        Delegations = await database.Delegations.AsNoTracking().Where(d => d.MeetingId == head.Id).Select(d => new Row(
            d.Id, d.Role, d.Attendance, d.Country ?? d.Affiliate!.Country, d.HeadCount, d.Came, d.PaidBy, d.Affiliate!.Slug, d.Affiliate.Name, d.Affiliate.Language)).ToListAsync(cancel);
        People = await database.Participations.AsNoTracking().Where(p => p.MeetingId == head.Id).OrderBy(p => p.Id).Select(p => new Named(
            p.Id, p.Person!.Name, p.Role, p.Affiliate!.Slug, p.Affiliate.Name, p.Affiliate.Language)).ToListAsync(cancel);
        Evidence = await Excerpts.LoadAsync(database,
            [(RecordKind.Delegation, [.. Delegations.Select(d => d.Id)]), (RecordKind.Participation, [.. People.Select(p => p.Id)])], cancel);
        return Page();
    }

    /// <summary>Delegations by country and role, which add up: each stands in one country, or in none that is known, and in one role.</summary>
    public IReadOnlyList<(Country? Country, IReadOnlyList<int> Delegations, long People)> Totals(IReadOnlyList<DelegationRole> roles) =>
        [.. Delegations.GroupBy(d => d.Country).Select(c => (c.Key, (IReadOnlyList<int>)[.. roles.Select(r => c.Count(d => d.Role == r))], c.Sum(d => (long)(d.People ?? 0))))];

    public IEnumerable<IGrouping<DelegationRole, Row>> ByRole() => Delegations.GroupBy(d => d.Role).OrderBy(g => MeetingModel.Delegation.Rank(g.Key));

    public sealed record Row(int Id, DelegationRole Role, Attendance Attendance, Country? Country, int? HeadCount, int? Came, string? PaidBy, string? Slug, string? Name, string? Language)
    {
        /// <summary>How many people, as far as known: those who came, else those who were announced.</summary>
        public int? People => Came ?? HeadCount;
    }

    public sealed record Named(int Id, string Name, ParticipationRole Role, string? AffiliateSlug, string? Affiliate, string? AffiliateLanguage);
}
