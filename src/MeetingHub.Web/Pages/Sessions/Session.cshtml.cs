using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sessions;

[AllowAnonymous]
public sealed class SessionModel(HubDbContext database) : PageModel
{
    public View Session { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<Facilitator> Facilitators { get; private set; } = [];

    public IReadOnlyList<Neighbour> Agenda { get; private set; } = [];

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    /// <summary>Its place in the agenda, from 1.</summary>
    public int Number => Agenda.TakeWhile(s => s.Code != Session.Code).Count() + 1;

    public Neighbour? Previous => Agenda.ElementAtOrDefault(Number - 2);

    public Neighbour? Next => Agenda.ElementAtOrDefault(Number);

    public async Task<IActionResult> OnGetAsync(string meeting, string code, CancellationToken cancel)
    {
        var found = await database.Sessions.AsNoTracking().Where(s => s.Meeting!.Slug == meeting && s.Code == code && !s.IsBreak).Select(s => new View(
            s.Id, s.MeetingId, s.Code, s.Title, s.Language, s.Abstract, s.Day, s.Start, s.Minutes, s.Room, s.Track, s.Meeting!.TimeZone,
            new MeetingRef(s.Meeting.Slug, s.Meeting.Name, s.Meeting.Language, s.Meeting.City, s.Meeting.Year))).SingleOrDefaultAsync(cancel);
        if (found is null) return NotFound();
        Session = found;
        // A person may be named more than once at a meeting; one affiliate is enough to say whom they come from.
        Facilitators = [.. (await (
            from facilitator in database.SessionFacilitators
            join part in database.Participations.Where(p => p.MeetingId == found.MeetingId && p.AffiliateId != null) on facilitator.PersonId equals part.PersonId into parts
            from part in parts.DefaultIfEmpty()
            where facilitator.SessionId == found.Id
            orderby facilitator.Id, part.Id
            select new Facilitator(facilitator.PersonId, facilitator.Person!.Name, part.Affiliate!.Slug, part.Affiliate.Name, part.Affiliate.Language)).ToListAsync(cancel)).DistinctBy(f => f.PersonId)];
        Agenda = await database.Sessions.AsNoTracking().Where(s => s.MeetingId == found.MeetingId && !s.IsBreak).OrderBy(s => s.Position)
            .Select(s => new Neighbour(s.Code, s.Title, s.Language)).ToListAsync(cancel);
        Outcomes = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.SessionId == found.Id).OrderBy(o => o.Position).Select(OutcomeItem.Of).ToListAsync(cancel);
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Session, [found.Id]), (RecordKind.Outcome, [.. Outcomes.Select(o => o.Id)])], cancel);
        return Page();
    }

    public sealed record View(
        int Id, int MeetingId, string Code, string Title, string? Language, string? Abstract, DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room, string? Track,
        string? TimeZone, MeetingRef Meeting);

    public sealed record Facilitator(int PersonId, string Name, string? AffiliateSlug, string? Affiliate, string? AffiliateLanguage);

    public sealed record Neighbour(string Code, string Title, string? Language);
}
