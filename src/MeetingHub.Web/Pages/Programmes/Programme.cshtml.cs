using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Programmes;

[AllowAnonymous]
public sealed class ProgrammeModel(HubDbContext database) : PageModel
{
    public View Programme { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<MeetingCard> Meetings { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken cancel)
    {
        var found = await database.Programmes.AsNoTracking().AsSplitQuery().Where(p => p.Slug == programme).Select(p => new View(
            p.Id, p.Slug, p.Name, p.Language, p.Acronym, p.Starts, p.Ends,
            p.Parties.OrderBy(x => x.Id).Select(x => new Party(x.Role, x.Affiliate!.Slug, x.Affiliate.Name, x.Affiliate.Language)).ToList(),
            p.Calls.OrderBy(c => c.Position).Select(c => new Call(c.Id, c.Text, c.Language, c.Number, c.Selected)).ToList(),
            p.Visits.Select(v => new Visited(v.Id, v.Affiliate!.Slug, v.Affiliate.Name, v.Affiliate.Language, v.Country ?? v.Affiliate.Country)).ToList(),
            database.Exchanges.Where(x => x.ProgrammeId == p.Id).OrderBy(x => x.Id).Select(x => new Exchanged(
                x.Id, x.First!.Slug, x.First.Name, x.First.Language, x.Second!.Slug, x.Second.Name, x.Second.Language, x.Starts, x.Topic, x.FirstLearned, x.SecondLearned, x.Language)).ToList())).SingleOrDefaultAsync(cancel);
        if (found is null) return NotFound();
        Programme = found;
        var meetings = await database.Meetings.AsNoTracking().Where(m => m.ProgrammeId == found.Id).Select(MeetingCard.Of).ToListAsync(cancel);
        Meetings = [.. meetings.OrderBy(m => m.IsMentionOnly).ThenBy(m => m.Starts is null).ThenBy(m => m.Starts).ThenBy(m => m.Id)];
        Evidence = await Excerpts.LoadAsync(database,
        [
            (RecordKind.Programme, [found.Id]),
            (RecordKind.Call, [.. found.Calls.Select(c => c.Id)]),
            (RecordKind.Visit, [.. found.Visits.Select(v => v.Id)]),
        ], cancel);
        return Page();
    }

    /// <summary>The sentences that name the organisations of a role.</summary>
    public IReadOnlyList<Excerpt> Naming(ProgrammeRole role) => role switch
    {
        ProgrammeRole.Fund => Evidence.For(RecordKind.Programme, Programme.Id, "funds"),
        ProgrammeRole.Funder => Evidence.For(RecordKind.Programme, Programme.Id, "funders"),
        _ => [],
    };

    public sealed record View(
        int Id, string Slug, string Name, string? Language, string? Acronym, PartialDate? Starts, PartialDate? Ends,
        IReadOnlyList<Party> Parties, IReadOnlyList<Call> Calls, IReadOnlyList<Visited> Visits, IReadOnlyList<Exchanged> Exchanges);

    public sealed record Party(ProgrammeRole Role, string Slug, string Name, string? Language);

    public sealed record Call(int Id, string Text, string? Language, int? Number, int? Selected);

    /// <summary>Two organisations, and what each learned from the other.</summary>
    public sealed record Exchanged(
        int Id, string FirstSlug, string First, string? FirstLanguage, string SecondSlug, string Second, string? SecondLanguage, PartialDate? Starts, string? Topic, string? FirstLearned, string? SecondLearned, string? Language);

    public sealed record Visited(int Id, string Slug, string Name, string? Language, Country? Country);
}
