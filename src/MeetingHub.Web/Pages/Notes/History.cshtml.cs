using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Web.Notes;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Notes;

/// <summary>All that notes ever were: who wrote what when, any two compared word by word, and the way back.</summary>
[Authorize(Policies.TakeNotes)]
public sealed class HistoryModel(NoteDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = "";

    /// <summary>The earlier of two revisions to compare.</summary>
    [BindProperty(SupportsGet = true)]
    public int? From { get; set; }

    /// <summary>The later one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    public NotedSession Session { get; private set; } = null!; // Each handler sets both or answers 404.

    public SessionNote Note { get; private set; } = null!;

    public IReadOnlyList<NoteDesk.RevisionItem> Revisions { get; private set; } = [];

    /// <summary>What became of the lines between the two; null where nothing is compared.</summary>
    public IReadOnlyList<IReadOnlyList<ComparedPiece>>? Lines { get; private set; }

    public async Task<IActionResult> OnGetAsync(string meeting, string code, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        if (From is not { } from || To is not { } to) return Page();
        if (await desk.RevisionAsync(Note.Id, from, cancel) is not { } before || await desk.RevisionAsync(Note.Id, to, cancel) is not { } after) return NotFound();
        Lines = NoteComparison.Compare(before, after);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string meeting, string code, int revision, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel) || await desk.RevisionAsync(Note.Id, revision, cancel) is not { } text) return NotFound();
        await desk.SaveAsync(Session, Language, Note.Text, text, cancel);
        TempData["Said"] = "Notes.BroughtBack";
        return RedirectToPage("/Notes/Edit", pageHandler: null, new { meeting, code, Language });
    }

    private async Task<bool> LoadAsync(string meeting, string code, CancellationToken cancel)
    {
        if (await desk.FindSessionAsync(meeting, code, cancel) is not { } session) return false;
        if (Language.Length == 0) Language = await desk.LanguagesAsync(session, cancel) is [var first, ..] ? first : "";
        if (await desk.FindAsync(session, Language, cancel) is not { } note) return false;
        (Session, Note) = (session, note);
        Revisions = await desk.RevisionsAsync(note.Id, cancel);
        return true;
    }
}
