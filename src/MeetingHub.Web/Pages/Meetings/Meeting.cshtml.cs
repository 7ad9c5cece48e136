using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

[AllowAnonymous]
public sealed class MeetingModel(HubDbContext database) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets them or answers 404.

    public View Meeting { get; private set; } = null!;

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    /// <summary>What earlier editions agreed and this one asks after.</summary>
    public IReadOnlyList<OutcomeItem> Carried { get; private set; } = [];

    public IReadOnlyList<Link> MentionedBy { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        Head = head;
        Meeting = await database.Meetings.AsNoTracking().AsSplitQuery().Where(m => m.Id == head.Id).Select(m => new View(
            m.Venue, m.TimeZone, m.Starts, m.Ends, m.DateText,
            m.Delegations.Select(d => new Delegation(d.Id, d.Role, d.Attendance, d.Country, d.Country ?? d.Affiliate!.Country, d.Affiliate!.Slug, d.Affiliate.Name, d.Affiliate.Language)).ToList(),
            m.Goals.OrderBy(g => g.Position).Select(g => new Goal(g.Id, g.Aim, g.Language, g.Target, g.Measure, g.Achieved, g.Explanation)).ToList(),
            m.Surveys.OrderBy(s => s.Position).Select(s => new Survey(s.Id, s.Question, s.Statement, s.Language, s.Invited, s.Answered, s.Distribution)).ToList(),
            m.Links.Select(l => new Link(l.Id, l.Relation, new MeetingRef(l.Other!.Slug, l.Other.Name, l.Other.Language, l.Other.City, l.Other.Year))).ToList(),
            database.Surveys.Any(s => s.MeetingId == m.Id))).SingleAsync(cancel);
        Sessions = await database.CurrentAgenda.AsNoTracking().Where(s => s.Release!.MeetingId == head.Id).OrderBy(s => s.Position).Select(SessionRow.Of).ToListAsync(cancel);
        (Outcomes, Carried) = await CarriedOver.AtAsync(database, head, cancel);
        MentionedBy = await database.MeetingLinks.AsNoTracking().Where(l => l.OtherId == head.Id)
            .Select(l => new Link(l.Id, l.Relation, new MeetingRef(l.Meeting!.Slug, l.Meeting.Name, l.Meeting.Language, l.Meeting.City, l.Meeting.Year))).ToListAsync(cancel);
        Evidence = await Excerpts.LoadAsync(database,
        [
            (RecordKind.Meeting, [head.Id]),
            (RecordKind.Delegation, [.. Meeting.Delegations.Select(d => d.Id)]),
            (RecordKind.Outcome, [.. Outcomes.Concat(Carried).Select(o => o.Id)]),
            (RecordKind.Goal, [.. Meeting.Goals.Select(g => g.Id)]),
            (RecordKind.Survey, [.. Meeting.Surveys.Select(s => s.Id)]),
            (RecordKind.MeetingLink, [.. Meeting.Links.Concat(MentionedBy).Select(l => l.Id)]),
        ], cancel);
        return Page();
    }

    public IEnumerable<IGrouping<DelegationRole, Delegation>> ByRole() => Meeting.Delegations.GroupBy(d => d.Role).OrderBy(g => Delegation.Rank(g.Key));

    /// <summary>Where it was and who came; null where nothing of it is known.</summary>
    public MeetingMap? Map() => MeetingMap.Of([(Head.City, Head.Country, Head.Year)], Meeting.Delegations.Where(d => d.Role is not (DelegationRole.Apologies or DelegationRole.Funder)).Select(d => d.From));

    public IReadOnlyList<Excerpt> Fact(params string[] fields) => Evidence.For(RecordKind.Meeting, Head.Id, fields);

    /// <summary>The sentences that mention it: those that say where and when, else whatever there is.</summary>
    public IReadOnlyList<Excerpt> Mention() => Fact("hostCity", "startDate", "edition") is { Count: > 0 } telling ? telling : Fact();

    public sealed record View(
        string? Venue, string? TimeZone, PartialDate? Starts, PartialDate? Ends, string? DateText,
        IReadOnlyList<Delegation> Delegations, IReadOnlyList<Goal> Goals, IReadOnlyList<Survey> Surveys, IReadOnlyList<Link> Links, bool HasSurveys);

    public sealed record Delegation(int Id, DelegationRole Role, Attendance Attendance, Country? Country, Country? From, string? Slug, string? Name, string? Language)
    {
        /// <summary>Who receives and organises comes first, then who takes part.</summary>
        public static int Rank(DelegationRole role) => role switch { DelegationRole.Host => 0, DelegationRole.Organiser => 1, DelegationRole.Participant => 2, _ => (int)role };
    }

    public sealed record Goal(int Id, string Aim, string? Language, string? Target, string? Measure, string? Achieved, string? Explanation);

    public sealed record Survey(int Id, string? Question, string Statement, string? Language, int? Invited, int? Answered, string? Distribution);

    public sealed record Link(int Id, MeetingRelation Relation, MeetingRef Other);
}
