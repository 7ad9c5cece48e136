using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Affiliates;

[AllowAnonymous]
public sealed class AffiliateModel(HubDbContext database) : PageModel
{
    public View Affiliate { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string affiliate, CancellationToken cancel)
    {
        var found = await database.Affiliates.AsNoTracking().AsSplitQuery().Where(a => a.Slug == affiliate).Select(a => new View(
            a.Id, a.Slug, a.Name, a.Language, a.AffiliateKind, a.Country,
            a.Aliases.Select(x => x.Name).ToList(),
            a.Delegations.Select(d => new Stay(d.Id, d.Role, d.Attendance,
                new MeetingRef(d.Meeting!.Slug, d.Meeting.Name, d.Meeting.Language, d.Meeting.City, d.Meeting.Year), d.Meeting.Starts, d.Meeting.Ends, d.Meeting.DateText)).ToList(),
            database.Visits.Where(v => v.AffiliateId == a.Id).Select(v => new Part(v.Id, v.Programme!.Slug, v.Programme.Name, v.Programme.Language, null)).ToList(),
            database.ProgrammeParties.Where(p => p.AffiliateId == a.Id).Join(database.Programmes, p => p.ProgrammeId, p => p.Id, (party, programme) =>
                new Part(party.Id, programme.Slug, programme.Name, programme.Language, party.Role)).ToList(), a.Visibility)).SingleOrDefaultAsync(cancel);
        if (found is null) return NotFound();
        Affiliate = found with { Stays = [.. found.Stays.OrderBy(s => s.Meeting.Year is null).ThenByDescending(s => s.Starts).ThenBy(s => s.Id)] };
        var outcomes = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.Owners.Any(w => w.AffiliateId == found.Id)).OrderBy(o => o.Id).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        // What is open comes first, and of that what is due first.
        Outcomes = [.. outcomes.OrderBy(o => OutcomeSteps.IsSettled(o.Status)).ThenBy(o => o.Due is null).ThenBy(o => o.Due).ThenByDescending(o => o.Meeting.Year)];
        Evidence = await Excerpts.LoadAsync(database,
        [
            (RecordKind.Affiliate, [found.Id]),
            (RecordKind.Delegation, [.. found.Stays.Select(s => s.Id)]),
            (RecordKind.Visit, [.. found.Visits.Select(v => v.Id)]),
            (RecordKind.Outcome, [.. Outcomes.Select(o => o.Id)]),
        ], cancel);
        return Page();
    }

    public sealed record View(
        int Id, string Slug, string Name, string? Language, AffiliateKind Kind, Country? Country, IReadOnlyList<string> Aliases,
        IReadOnlyList<Stay> Stays, IReadOnlyList<Part> Visits, IReadOnlyList<Part> Programmes, Visibility Visibility);

    /// <summary>Its being at a meeting.</summary>
    public sealed record Stay(int Id, DelegationRole Role, Attendance Attendance, MeetingRef Meeting, PartialDate? Starts, PartialDate? Ends, string? DateText);

    /// <summary>Its part in a programme, or a visit within one.</summary>
    public sealed record Part(int Id, string Slug, string Name, string? Language, ProgrammeRole? Role);
}
