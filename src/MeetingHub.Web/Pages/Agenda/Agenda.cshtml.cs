using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Agenda;

[AllowAnonymous]
[Kept(Queries = ["track", "room", "language"])]
public sealed class AgendaModel(HubDbContext database, Here here, Texts texts) : PageModel
{
    /// <summary>Only this track, room or language; only these sessions, which somebody has starred.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Track { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Room { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(SupportsGet = true, Name = "s")]
    public string[] Starred { get; set; } = [];

    public MeetingHead Head { get; private set; } = null!; // OnGet sets them or answers 404.

    public PublishedAgenda Published { get; private set; } = null!;

    /// <summary>The whole agenda.</summary>
    public IReadOnlyList<ReleasedSession> All { get; private set; } = [];

    /// <summary>What passes the filters, in the order of time; breaks stay, because they are everybody's, but in one's own agenda.</summary>
    public IReadOnlyList<ReleasedSession> Shown { get; private set; } = [];

    public bool IsFiltered => Track is not null || Room is not null || Language is not null || Starred.Length > 0;

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head || await database.PublishedAgendaAsync(meeting, here.AbsoluteAsAsked, texts, cancel) is not { } published) return NotFound();
        HttpContext.DependsOn(FreshnessTags.Meeting(head.Id), FreshnessTags.Names);
        (Head, Published) = (head, published);
        All = [.. published.Release?.Agenda ?? []];
        Shown = [.. All.Where(IsShown)];
        return Page();
    }

    /// <summary>The days with their start times, and at each the sessions side by side; what has no day comes last.</summary>
    public IEnumerable<IGrouping<DateOnly?, IGrouping<TimeOnly?, ReleasedSession>>> Days() =>
        from session in Shown
        group session by (session.Day, session.Start) into slot
        group new Slot(slot.Key.Start, slot) by slot.Key.Day into day
        orderby day.Key is null, day.Key
        select (IGrouping<DateOnly?, IGrouping<TimeOnly?, ReleasedSession>>)day;

    /// <summary>What can be filtered by: each value with the address that does it.</summary>
    public IEnumerable<(string Name, string Label, string? Chosen, IReadOnlyList<string> Values)> Filters()
    {
        (string, string, string?, IReadOnlyList<string>)[] all =
        [
            ("track", texts["Fact.Track"], Track, Values(s => s.Track)),
            ("room", texts["Fact.Room"], Room, Values(s => s.Room)),
            ("language", texts["Field.language"], Language, Values(s => s.Language)),
        ];
        return all.Where(f => f.Item4.Count > 1);
    }

    public string Label(string filter, string value) => filter == "language" ? Texts.Language(value) : value;

    private bool IsShown(ReleasedSession session) => Starred.Length > 0
        ? Starred.Contains(session.Code)
        : (session.IsBreak && Room is null) || ((Track is null || session.Track == Track) && (Room is null || session.Room == Room) && (Language is null || session.Language == Language));

    private IReadOnlyList<string> Values(Func<ReleasedSession, string?> of) => [.. All.Where(s => !s.IsBreak).Select(of).OfType<string>().Distinct().Order(here.Alphabet)];

    private sealed class Slot(TimeOnly? start, IEnumerable<ReleasedSession> sessions) : List<ReleasedSession>(sessions), IGrouping<TimeOnly?, ReleasedSession>
    {
        public TimeOnly? Key => start;
    }
}
