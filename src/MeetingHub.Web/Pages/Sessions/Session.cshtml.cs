using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sessions;

[AllowAnonymous]
[Kept]
public sealed class SessionModel(HubDbContext database, Viewer viewer, Here here) : PageModel
{
    public View Session { get; private set; } = null!; // OnGet sets them or answers 404.

    public IReadOnlyList<Facilitator> Facilitators { get; private set; } = [];

    public IReadOnlyList<Neighbour> Agenda { get; private set; } = [];

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    public Excerpts Evidence { get; private set; } = null!;

    /// <summary>The published notes, those in the language of the page first.</summary>
    public IReadOnlyList<Note> Notes { get; private set; } = [];

    /// <summary>Its place in the agenda, from 1.</summary>
    public int Number => Agenda.TakeWhile(s => s.Code != Session.Code).Count() + 1;

    public Neighbour? Previous => Agenda.ElementAtOrDefault(Number - 2);

    /// <summary>What the others are translations of: the notes that were begun first.</summary>
    public Note? Original => Notes.MinBy(n => n.Id);

    public Neighbour? Next => Agenda.ElementAtOrDefault(Number);

    public async Task<IActionResult> OnGetAsync(string meeting, string code, CancellationToken cancel)
    {
        if (await FindAsync(meeting, code, cancel) is not { } found) return NotFound();
        HttpContext.DependsOn(FreshnessTags.Meeting(found.MeetingId), FreshnessTags.Notes(found.Id), FreshnessTags.Names, FreshnessTags.Sources);
        Session = found;
        // A person may be named more than once at a meeting; one affiliate is enough to say whom they come from.
        Facilitators = [.. (await (found.IsDraft ? DraftFacilitators(found) : PublishedFacilitators(found)).ToListAsync(cancel)).DistinctBy(f => (f.PersonId, f.PersonId is null ? f.AffiliateSlug : null))];
        Agenda = await database.CurrentAgenda.AsNoTracking().Where(s => s.Release!.MeetingId == found.MeetingId && !s.IsBreak).OrderBy(s => s.Position)
            .Select(s => new Neighbour(s.Code, s.Title, s.Language)).ToListAsync(cancel);
        Outcomes = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.SessionId == found.Id).OrderBy(o => o.Position).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        // What was reported on them names other meetings and outcomes.
        if (Outcomes.Any(o => o.FollowUps.Count > 0)) HttpContext.DependsOn(FreshnessTags.Anything);
        Notes = [.. (await database.SessionNotes.AsNoTracking().Where(n => n.SessionId == found.Id && n.State == NoteState.Published && n.Text != "").OrderBy(n => n.Id)
            .Select(n => new Note(
                n.Id, n.Language, n.Text, n.Visibility, database.NoteRevisions.Where(r => r.NoteId == n.Id).OrderByDescending(r => r.Number).Select(r => (DateTimeOffset?)r.At).FirstOrDefault(),
                database.NoteRevisions.Where(r => r.NoteId == n.Id && r.MovedTo == null).Max(r => (DateTimeOffset?)r.At))).ToListAsync(cancel)).OrderByDescending(n => n.Language == here.Language.Tag)];
        Evidence = await Excerpts.LoadAsync(database, [(RecordKind.Session, [found.Id]), (RecordKind.Outcome, [.. Outcomes.Select(o => o.Id)])], cancel);
        return Page();
    }

    // What is published; else, for who may see drafts, the draft; else what an earlier release had, because links to it are about.
    private async Task<View?> FindAsync(string meeting, string code, CancellationToken cancel)
    {
        var released = database.ReleasedSessions.AsNoTracking().Where(s => s.Release!.Meeting!.Slug == meeting && s.Release.Number == s.Release.Meeting.CurrentRelease && s.Code == code && !s.IsBreak);
        var found = await released.Select(s => new View(
            s.SessionId, s.Release!.MeetingId, s.Code, s.Title, s.Language, s.Abstract, s.Day, s.Start, s.Minutes, s.Room, s.Track, s.Release.TimeZone, false, s.IsDropped,
            new MeetingRef(s.Release.Meeting!.Slug, s.Release.Meeting.Name, s.Release.Meeting.Language, s.Release.Meeting.City, s.Release.Meeting.Year))).SingleOrDefaultAsync(cancel);
        if (found is { IsDropped: true } && await database.Sessions.IgnoreQueryFilters().AnyAsync(s => s.Id == found.Id && s.BinnedAt != null, cancel)) found = null;
        if (found is { IsDropped: false } || !viewer.May(Policies.ReadEverything)) return found;
        return await database.Sessions.AsNoTracking().Where(s => s.Meeting!.Slug == meeting && s.Code == code && !s.IsBreak).Select(s => new View(
            s.Id, s.MeetingId, s.Code, s.Title, s.Language, s.Abstract, s.Day, s.Start, s.Minutes, s.Room, s.Track, s.Meeting!.TimeZone, true, false,
            new MeetingRef(s.Meeting.Slug, s.Meeting.Name, s.Meeting.Language, s.Meeting.City, s.Meeting.Year))).SingleOrDefaultAsync(cancel) ?? found;
    }

    private IQueryable<Facilitator> PublishedFacilitators(View session) =>
        from facilitator in database.ReleasedFacilitators
        join released in database.ReleasedSessions.Where(s => s.SessionId == session.Id && s.Release!.Number == s.Release.Meeting!.CurrentRelease) on facilitator.ReleasedSessionId equals released.Id
        join part in database.Participations.Where(p => p.MeetingId == session.MeetingId && p.AffiliateId != null) on facilitator.PersonId equals part.PersonId into parts
        from part in parts.DefaultIfEmpty()
        where facilitator.PersonId != null || facilitator.Affiliate != null
        orderby facilitator.Id, part.Id
        select new Facilitator(facilitator.PersonId, facilitator.Person!.Name, facilitator.Affiliate!.Slug ?? part.Affiliate!.Slug, facilitator.Affiliate!.Name ?? part.Affiliate!.Name, facilitator.Affiliate!.Language ?? part.Affiliate!.Language);

    private IQueryable<Facilitator> DraftFacilitators(View session) =>
        from facilitator in database.SessionFacilitators
        where facilitator.SessionId == session.Id && (facilitator.PersonId != null || facilitator.Affiliate != null)
        orderby facilitator.Id
        select new Facilitator(facilitator.PersonId, facilitator.Person!.Name, facilitator.Affiliate!.Slug, facilitator.Affiliate!.Name, facilitator.Affiliate!.Language);

    public sealed record View(
        int Id, int MeetingId, string Code, string Title, string? Language, string? Abstract, DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room, string? Track,
        string? TimeZone, bool IsDraft, bool IsDropped, MeetingRef Meeting);

    /// <summary>A person with whom they come from, or an affiliate alone.</summary>
    public sealed record Facilitator(int? PersonId, string? Name, string? AffiliateSlug, string? Affiliate, string? AffiliateLanguage);

    /// <summary>Notes to read: when they were last saved or published, and when their words last changed.</summary>
    public sealed record Note(int Id, string? Language, string Text, Visibility Visibility, DateTimeOffset? WrittenAt, DateTimeOffset? ChangedAt);

    public sealed record Neighbour(string Code, string Title, string? Language);
}
