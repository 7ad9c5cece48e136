using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

/// <summary>All published notes of a meeting as one document, in the order of the agenda, with who was there and what was agreed.</summary>
[AllowAnonymous]
[Kept]
public sealed class MinutesModel(HubDbContext database, Here here) : PageModel
{
    public MeetingHead Head { get; private set; } = null!; // OnGet sets it or answers 404.

    public IReadOnlyList<Item> Sessions { get; private set; } = [];

    public IReadOnlyList<OutcomeItem> Outcomes { get; private set; } = [];

    /// <summary>Who was there, by role.</summary>
    public IReadOnlyList<(DelegationRole Role, IReadOnlyList<string> Names)> Attendance { get; private set; } = [];

    public IEnumerable<OutcomeItem> OutcomesOf(Item session) => Outcomes.Where(o => o.Session?.Code == session.Code);

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return NotFound();
        Head = head;
        var sessions = await database.CurrentAgenda.AsNoTracking().Where(s => s.Release!.MeetingId == head.Id && !s.IsBreak).OrderBy(s => s.Day).ThenBy(s => s.Start).ThenBy(s => s.Position)
            .Select(s => new { s.SessionId, s.Code, s.Title, s.Language, s.Day, s.Start, s.Room }).ToListAsync(cancel);
        HttpContext.DependsOn([FreshnessTags.Meeting(head.Id), FreshnessTags.Names, .. sessions.Select(s => FreshnessTags.Notes(s.SessionId))]);
        var ids = sessions.ConvertAll(s => s.SessionId);
        var notes = (await database.SessionNotes.AsNoTracking().Where(n => ids.Contains(n.SessionId) && n.State == NoteState.Published && n.Text != "").OrderBy(n => n.Id)
            .Select(n => new { n.Id, n.SessionId, n.Language, n.Text }).ToListAsync(cancel)).ToLookup(n => n.SessionId);
        // In the language of the page where there are notes in it; else as they were written.
        Sessions = [.. from s in sessions
            let note = notes[s.SessionId].OrderByDescending(n => n.Language == here.Language.Tag).FirstOrDefault()
            where note is not null
            select new Item(s.Code, s.Title, s.Language, s.Day, s.Start, s.Room, note.Id, note.Text, note.Language)];
        Outcomes = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => o.MeetingId == head.Id).OrderBy(o => o.Position).Select(OutcomeItem.Of(database)).ToListAsync(cancel);
        var delegations = await database.Delegations.AsNoTracking().Where(d => d.MeetingId == head.Id).Select(d => new { d.Role, d.Country, d.Affiliate!.Name }).ToListAsync(cancel);
        Attendance = [.. delegations.GroupBy(d => d.Role).OrderBy(d => d.Key).Select(role =>
            (role.Key, (IReadOnlyList<string>)[.. role.Select(d => d.Name ?? d.Country?.Name(System.Globalization.CultureInfo.CurrentUICulture)).OfType<string>().Distinct().Order(here.Alphabet)]))];
        return Page();
    }

    /// <summary>A session with its notes.</summary>
    public sealed record Item(string Code, string Title, string? Language, DateOnly? Day, TimeOnly? Start, string? Room, int NoteId, string Text, string? NoteLanguage);
}
