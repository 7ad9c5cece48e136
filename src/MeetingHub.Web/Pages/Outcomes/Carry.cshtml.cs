using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Outcomes;

/// <summary>What earlier editions agreed and is still open, to be taken along to this one, with a session that asks after it.</summary>
[Authorize(Policies.Organize)]
public sealed class CarryModel(HubDbContext database, OutcomeRegister register, RecordEditor editor, AgendaSteps steps, Viewer viewer, Texts texts, TimeProvider clock) : PageModel
{
    private const int LongestAbstract = 20_000;

    public MeetingHead Head { get; private set; } = null!; // Each handler sets it or answers otherwise.

    /// <summary>What can be taken along, what has waited longest first.</summary>
    public IReadOnlyList<OutcomeItem> Open { get; private set; } = [];

    [BindProperty]
    public int[] Chosen { get; set; } = [];

    [BindProperty]
    public bool WithSession { get; set; }

    public async Task<IActionResult> OnGetAsync(string meeting, bool isNew, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, cancel)) return NotFound();
        // Whoever has just made an edition comes here by itself, and goes on where there is nothing to do.
        if (isNew && Open.Count == 0) return RedirectToPage("/Meetings/Meeting", new { meeting });
        (Chosen, WithSession) = ([.. Open.Select(o => o.Id)], true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, cancel)) return NotFound();
        var chosen = Open.Where(o => Chosen.Contains(o.Id)).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("", "Carry.NothingChosen");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        try
        {
            await CarryAsync(chosen, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody reported on one of them meanwhile: the list is read anew, with what is still open.
            database.ChangeTracker.Clear();
            if (!await LoadAsync(meeting, cancel)) return NotFound();
            ModelState.AddModelError("", "Carry.Changed");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        TempData["Said"] = "Carry.Done";
        return RedirectToPage("/Outcomes/OfMeeting", new { meeting });
    }

    private async Task CarryAsync(List<OutcomeItem> chosen, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var to = await database.Meetings.Include(m => m.Sessions).SingleAsync(m => m.Id == Head.Id, cancel);
        var ids = chosen.Select(o => o.Id).ToList();
        var outcomes = await database.Outcomes.Include(o => o.FollowUps).Where(o => ids.Contains(o.Id)).ToListAsync(cancel);
        // Another may have taken them along a moment ago.
        var taken = outcomes.Where(o => o.CarryTo(to, viewer.Name ?? "", clock.GetUtcNow()) is not null).Select(o => o.Id).ToHashSet();
        if (WithSession && taken.Count > 0) await AddSessionAsync(to, chosen.FindAll(o => taken.Contains(o.Id)), cancel);
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task AddSessionAsync(Meeting to, List<OutcomeItem> taken, CancellationToken cancel)
    {
        var step = await steps.BeginAsync(database, to.Id, cancel);
        var session = to.AddSession(Texts.In(to.Language, () => texts["Carry.SessionTitle"]), to.Language);
        // The agenda is public one day: what not everybody may read does not stand in it.
        var open = await ReadByAllAsync([.. taken.Select(o => o.Id)], cancel);
        var words = string.Join('\n', taken.Where(o => open.Contains(o.Id)).Select(o => $"– {o.Text} ({o.Meeting.Label})"));
        session.Correct("abstract", words.Length == 0 ? null : words.Length > LongestAbstract ? words[..LongestAbstract] : words);
        // The change refers to the session by number, and only saved records have one.
        await database.SaveChangesAsync(cancel);
        editor.Note(session, Change.Made, null, null, clock.GetUtcNow(), step);
    }

    private async Task<HashSet<int>> ReadByAllAsync(List<int> ids, CancellationToken cancel) => [.. await database.Outcomes
        .Where(o => ids.Contains(o.Id) && o.Visibility == Visibility.Public && o.Meeting!.Visibility == Visibility.Public
            && (o.NoteId == null || database.SessionNotes.Any(n => n.Id == o.NoteId && n.State == NoteState.Published && n.Visibility == Visibility.Public && database.CurrentAgenda.Any(s => s.SessionId == n.SessionId))))
        .Select(o => o.Id).ToListAsync(cancel)];

    private async Task<bool> LoadAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return false;
        Head = head;
        Open = await CarriedOver.OpenBeforeAsync(database, register, head.Id, cancel);
        return true;
    }
}
