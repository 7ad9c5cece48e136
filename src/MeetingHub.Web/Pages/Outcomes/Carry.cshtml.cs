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
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var to = await database.Meetings.Include(m => m.Sessions).SingleAsync(m => m.Id == Head.Id, cancel);
        var ids = chosen.Select(o => o.Id).ToList();
        foreach (var outcome in await database.Outcomes.Include(o => o.FollowUps).Where(o => ids.Contains(o.Id)).ToListAsync(cancel)) outcome.CarryTo(to, viewer.Name ?? "", clock.GetUtcNow());
        if (WithSession) await AddSessionAsync(to, chosen, cancel);
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        TempData["Said"] = "Carry.Done";
        return RedirectToPage("/Outcomes/OfMeeting", new { meeting });
    }

    private async Task AddSessionAsync(Meeting to, List<OutcomeItem> chosen, CancellationToken cancel)
    {
        // The agenda is public one day: what not everybody may read does not stand in it.
        var lines = chosen.Where(o => o.Visibility == Visibility.Public).Select(o => $"– {o.Text} ({o.Meeting.Label})");
        var step = await steps.BeginAsync(database, to.Id, cancel);
        var session = to.AddSession(Texts.In(to.Language, () => texts["Carry.SessionTitle"]), to.Language);
        var words = string.Join('\n', lines);
        session.Correct("abstract", words.Length > LongestAbstract ? words[..LongestAbstract] : words);
        // The change refers to the session by number, and only saved records have one.
        await database.SaveChangesAsync(cancel);
        editor.Note(session, Change.Made, null, null, clock.GetUtcNow(), step);
    }

    private async Task<bool> LoadAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return false;
        Head = head;
        Open = await CarriedOver.OpenBeforeAsync(database, register, head.Id, cancel);
        return true;
    }
}
