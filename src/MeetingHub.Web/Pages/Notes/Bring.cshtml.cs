using MeetingHub.Domain;
using MeetingHub.Formats.Notes.Bringing;
using MeetingHub.Web.Import;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Notes;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Notes;

/// <summary>Takes notes in that were written elsewhere: shows them as the Markdown that they become, session by session, and puts them behind what is noted there.</summary>
[Authorize(Policies.TakeNotes)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = (int)MostBytes)]
public sealed class BringModel(NoteDesk desk, Here here) : PageModel
{
    private const long MostBytes = 2 * BroughtNotes.MostBytes;

    // No meeting has more sessions; a document in more pieces than that is about one thing, and a form has an end.
    private const int MostParts = 200;

    /// <summary>The code of the session that they are for; null where each part finds its own.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Session { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public NotedMeeting Meeting { get; private set; } = null!; // Each handler sets it or answers 404.

    /// <summary>The languages that notes can be in.</summary>
    public IReadOnlyList<Option> Languages => EditModel.LanguagesOf([.. Input.Parts.Select(p => p.Language).OfType<string>()], here);

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel) => await FindAsync(meeting, cancel) ? Page() : NotFound();

    /// <summary>Reads what was brought and shows which session each part is for.</summary>
    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        if (!ModelState.IsValid) return Refused();
        try
        {
            if (await ReadAsync(cancel) is not { } brought)
            {
                ModelState.AddModelError("Input.Text", "Bring.Nothing");
                return Refused();
            }
            // The parts are new, whatever was sent with the last look.
            ModelState.Clear();
            Input.Parts = [.. PartsOf(brought)];
            return Page();
        }
        catch (DomainRuleException refused)
        {
            ModelState.AddModelError(Input.File is null ? "Input.Text" : "Input.File", refused.Rule);
            return Refused();
        }
    }

    /// <summary>Puts each part behind the notes of its session.</summary>
    public async Task<IActionResult> OnPostTakeAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        var taken = Input.Parts.Where(p => !string.IsNullOrEmpty(p.Session) && !string.IsNullOrWhiteSpace(p.Text)).ToList();
        if (taken.Count == 0) ModelState.AddModelError("Input.Parts", "NotesBring.NoSession");
        // What was shown may be gone by now; then nothing is taken, so that nothing of it is lost.
        if (taken.Exists(p => Meeting.Sessions.All(s => s.Code != p.Session))) ModelState.AddModelError("Input.Parts", "NotesBring.SessionGone");
        if (taken.Exists(p => p.Text!.Length > SessionNote.LongestText)) ModelState.AddModelError("Input.Parts", "NotesEditor.TooLong"); // it has text
        if (!ModelState.IsValid) return Refused();
        foreach (var part in taken)
            if (await desk.FindSessionAsync(meeting, part.Session!, cancel) is { } session) await desk.AppendAsync(session, LanguageOf(part), part.Text!.Trim() + "\n", cancel); // asked for above
        TempData["Said"] = "NotesBring.Done";
        var first = taken[0];
        return RedirectToPage("/Notes/Edit", pageHandler: "", new { meeting, code = first.Session, language = LanguageOf(first) });
    }

    private string LanguageOf(Part part) => string.IsNullOrEmpty(part.Language) ? here.Language.Tag : part.Language;

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<BroughtNotes?> ReadAsync(CancellationToken cancel)
    {
        if (Input.File is not { Length: > 0 } file) return string.IsNullOrWhiteSpace(Input.Text) ? null : BroughtNotes.Read("", Input.Text);
        if (file.Length > BroughtNotes.MostBytes) throw new DomainRuleException("Rule.AttachmentTooLarge", "This file is larger than 20 MB.");
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return BroughtNotes.Read(Path.GetFileName(file.FileName), bytes);
    }

    private IEnumerable<Part> PartsOf(BroughtNotes brought)
    {
        var language = brought.LanguageOrGuess is { } told && told.Length <= 35 ? told : here.Language.Tag;
        if (Session is not null) return [new Part { Session = Session, Text = brought.Markdown, Language = language }];
        var parts = brought.Parts();
        var pairs = BestPairs.Find(Meeting.Sessions, s => [s.Title], [.. parts.Select(p => p.Heading ?? "")]);
        if (parts.Count <= MostParts && pairs.Any(p => p is not null)) return parts.Select((part, i) => new Part { Heading = part.Heading, Text = part.Markdown, Language = language, Session = pairs[i] is { } found ? Meeting.Sessions[found].Code : null });
        // No heading is a session's title: it is all about one.
        var one = BestPairs.Find(Meeting.Sessions, s => [s.Title], [brought.Title ?? Path.GetFileNameWithoutExtension(Input.File?.FileName) ?? ""])[0];
        return [new Part { Heading = brought.Title, Text = brought.Markdown, Language = language, Session = one is { } only ? Meeting.Sessions[only].Code : null }];
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancel)
    {
        if (await desk.FindMeetingAsync(slug, cancel) is not { } meeting || (Session is not null && meeting.Sessions.All(s => s.Code != Session))) return false;
        Meeting = meeting;
        return true;
    }

    public sealed class Form
    {
        public string? Text { get; set; }

        public IFormFile? File { get; set; }

        public List<Part> Parts { get; set; } = [];
    }

    /// <summary>A part of what was brought, and where it is to go.</summary>
    public sealed class Part
    {
        /// <summary>The heading that it stood under.</summary>
        public string? Heading { get; set; }

        /// <summary>The code of its session; empty where it is left out.</summary>
        public string? Session { get; set; }

        public string? Language { get; set; }

        public string? Text { get; set; }
    }
}
