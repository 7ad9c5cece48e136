using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Notes;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Notes;

/// <summary>Where a session's notes are written: a text beside its preview, which a script saves as one types.</summary>
[Authorize(Policies.TakeNotes)]
[RequestSizeLimit(NoteAttachments.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = NoteAttachments.MostBytes)]
public sealed class EditModel(NoteDesk desk, NoteAttachments attachments, Here here, Texts texts) : PageModel
{
    private static readonly string[] OutlineParts = ["Topic", "Agreed", "NotAgreed", "Actions"];

    /// <summary>The language of the notes; that of the session, else of the page, where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    public NotedSession Session { get; private set; } = null!; // Each handler sets it or answers 404.

    public SessionNote? Note { get; private set; }

    public IReadOnlyList<NoteConflict> Conflicts { get; private set; } = [];

    public IReadOnlyList<(int Id, string Text)> LostLines { get; private set; } = [];

    public string Text => Note?.Text ?? "";

    /// <summary>What to begin from: the meeting's own outline, else the usual one.</summary>
    public string Outline { get; private set; } = "";

    /// <summary>Lines that may be outcomes, to be marked by one press.</summary>
    public IReadOnlyList<NoteSuggestion> Offers { get; private set; } = [];

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>Why the last file was not taken; null where it was.</summary>
    public string? Refused { get; private set; }

    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>The language of the original, where that was changed after these notes were.</summary>
    public string? NewerOriginal { get; private set; }

    public IReadOnlyList<Option> LanguageOptions => LanguagesOf([.. Languages, Language!], here); // LoadAsync sets it

    /// <summary>The languages that are offered for notes, and those that are there.</summary>
    internal static IReadOnlyList<Option> LanguagesOf(IReadOnlyList<string> there, Here here) =>
        [.. SiteLanguage.All.Select(l => l.Tag).Concat(["fr", "gn", "qu", "ay", "ca", "gl", "eu"]).Concat(there).Distinct().Select(tag => new Option(tag, Texts.Language(tag))).OrderBy(o => o.Label, here.Alphabet)];

    public string Word(NoteMarkKind kind) => NoteMarks.Word(kind, Language);

    public async Task<IActionResult> OnGetAsync(string meeting, string code, CancellationToken cancel) => await LoadAsync(meeting, code, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostSaveAsync(string meeting, string code, string? original, string? text, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, code, cancel)) return NotFound();
        if (text?.Length > SessionNote.LongestText) return StatusCode(StatusCodes.Status413PayloadTooLarge);
        var saved = await desk.SaveAsync(Session, Language!, original ?? "", text ?? "", cancel); // LoadAsync sets the language
        return Said(saved.Conflicts > 0 ? "Notes.Conflicted" : "Form.Saved");
    }

    public async Task<IActionResult> OnPostMoveAsync(string meeting, string code, NoteState state, Visibility visibility, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        await desk.MoveAsync(Session, Language!, state, visibility, cancel); // LoadAsync sets the language
        return Said("Notes.Moved." + state);
    }

    public async Task<IActionResult> OnPostSettleAsync(string meeting, string code, int conflict, string? choice, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        await desk.SettleAsync(Session, Language!, conflict, choice ?? "", cancel); // LoadAsync sets the language
        return Said("Form.Saved");
    }

    public async Task<IActionResult> OnPostLineAsync(string meeting, string code, int outcome, bool keep, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        await desk.AnswerLostLineAsync(Session, outcome, keep, cancel);
        return Said("Form.Saved");
    }

    public async Task<IActionResult> OnPostOfferAsync(string meeting, string code, int line, string? said, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        await desk.TakeSuggestionAsync(Session, Language!, line, said ?? "", cancel); // LoadAsync sets the language
        return Said("Form.Saved");
    }

    public async Task<IActionResult> OnPostAttachAsync(string meeting, string code, IFormFile? file, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        try
        {
            if (file is null) throw new DomainRuleException("Rule.AttachmentMissing", "No file was chosen.");
            await desk.AppendAsync(Session, Language!, (await attachments.AddAsync(Session, file, cancel)).Markdown + "\n", cancel); // LoadAsync sets the language
            return Said("Notes.Attached");
        }
        catch (DomainRuleException refused)
        {
            Refused = refused.Rule;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostKeepAsync(string meeting, string code, int attachment, bool keep, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !await LoadAsync(meeting, code, cancel)) return NotFound();
        await attachments.KeepAsync(Session, attachment, keep, cancel);
        return Said(keep ? "Notes.AttachmentBack" : "Notes.AttachmentGone");
    }

    private RedirectToPageResult Said(string key)
    {
        TempData["Said"] = key;
        return RedirectToPage(null, pageHandler: "", new { Language });
    }

    private async Task<bool> LoadAsync(string meeting, string code, CancellationToken cancel)
    {
        if (await desk.FindSessionAsync(meeting, code, cancel) is not { } session) return false;
        Session = session;
        Languages = await desk.LanguagesAsync(session, cancel);
        // Notes that are there come first; else as the session is announced.
        Language = Language is { Length: > 0 and <= 35 } asked && asked.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? asked : Languages.Count > 0 && !Languages.Contains(here.Language.Tag) ? Languages[0] : Languages.Count > 0 ? here.Language.Tag : session.Language ?? here.Language.Tag;
        Note = await desk.FindAsync(session, Language, cancel);
        Offers = NoteSuggestions.Find(Text);
        Attachments = await attachments.ListAsync(session, cancel);
        Outline = await desk.OutlineAsync(session, cancel) ?? string.Join("\n\n", OutlineParts.Select(part => "## " + texts["Notes.Outline." + part])) + "\n";
        if (Note is not null) NewerOriginal = await desk.NewerOriginalAsync(Note, cancel);
        if (Note is not null) (Conflicts, LostLines) = (await desk.ConflictsAsync(Note.Id, cancel), await desk.LostLinesAsync(Note.Id, cancel));
        return true;
    }
}
