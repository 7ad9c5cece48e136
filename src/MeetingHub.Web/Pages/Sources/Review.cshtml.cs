using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Import.Review;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>An uploaded document beside what it proposes to record, to be accepted, corrected or refused; afterwards, its undo.</summary>
[Authorize(Policies.Organize)]
// A document may propose thousands of records, and each sends a few values.
[RequestFormLimits(ValueCountLimit = 100_000)]
public sealed class ReviewModel(SourceReview review, SourceUploads uploads, [FromKeyedServices(HubDatabase.Whole)] HubDbContext database, HubDbContext seen, FieldTable table) : PageModel
{
    // Who and what first, then what happened, then who was there.
    private static readonly RecordKind[] Order =
    [
        RecordKind.Meeting, RecordKind.Series, RecordKind.Programme, RecordKind.Session, RecordKind.Outcome, RecordKind.Goal, RecordKind.Survey,
        RecordKind.Call, RecordKind.Visit, RecordKind.Delegation, RecordKind.Participation, RecordKind.Affiliate, RecordKind.MeetingLink,
    ];

    public SourceUpload Upload { get; private set; } = null!; // each handler sets it or answers 404

    public SourceReading? Reading { get; private set; }

    public ReviewDecisions Decisions { get; private set; } = ReviewDecisions.Of(null);

    /// <summary>What would change something, in the order of the page.</summary>
    public IReadOnlyList<ReviewProposal> Proposals { get; private set; } = [];

    /// <summary>What the store holds already as the document says, or as a person corrected it.</summary>
    public IReadOnlyList<ReviewProposal> Known { get; private set; } = [];

    public IReadOnlyList<MarkedText.Node> Text { get; private set; } = [];

    /// <summary>The number of the mark of each proposal's words in the text.</summary>
    public IReadOnlyDictionary<(string Key, SourceSpan Words), int> Marks { get; private set; } = new Dictionary<(string, SourceSpan), int>();

    /// <summary>The proposal whose fields are open for correction.</summary>
    public string? Open { get; private set; }

    public IReadOnlyList<EditField> Fields { get; private set; } = [];

    /// <summary>The stored records that the open one may be, or meetings that an open outcome may belong to.</summary>
    public IReadOnlyList<Option> Others { get; private set; } = [];

    /// <summary>Whether somebody else brought another version or decided something since the form was opened.</summary>
    public bool IsStale { get; private set; }

    /// <summary>What of an upload its reviewer has seen: which document, and what was decided of it.</summary>
    public static string Stamp(SourceUpload upload) => $"{Number(upload.Id)}-{upload.Sha256[..16]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(upload.Decisions ?? ReviewDecisions.None)))[..16]}";

    public async Task<IActionResult> OnGetAsync(int id, string? open, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { } upload) return NotFound();
        await ShowAsync(upload, open, cancel);
        return Page();
    }

    /// <summary>Keeps what was decided, and opens another proposal where asked.</summary>
    public async Task<IActionResult> OnPostAsync(int id, string? next, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { } upload) return NotFound();
        if (upload.AcceptedAt is not null) return await TooLateAsync(upload, cancel);
        if (!await DecideAsync(upload, cancel)) return Page();
        return string.IsNullOrEmpty(next) ? RedirectToPage("/Sources/Review", null, new { id }, Request.Form["opened"]) : RedirectToPage("/Sources/Review", null, new { id, open = next }, next);
    }

    public async Task<IActionResult> OnPostAcceptAsync(int id, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { } upload) return NotFound();
        if (upload.AcceptedAt is not null) return await TooLateAsync(upload, cancel);
        if (!await DecideAsync(upload, cancel)) return Page();
        // Decided or brought anew while this was being saved: what the reviewer saw is not what would be recorded.
        if (!await review.AcceptAsync(upload, cancel)) return await OnPostAcceptAsync(id, cancel);
        TempData["Said"] = "Review.Accepted";
        if (await database.Sources.Where(s => s.Id == id).Select(s => s.MeetingId).SingleOrDefaultAsync(cancel) is { } meeting
            && (await RecordLinks.LoadAsync(seen, [(RecordKind.Meeting, meeting)], cancel)).Values.FirstOrDefault() is { } link) (TempData["SaidOf"], TempData["SaidAt"]) = (link.Label, link.Path);
        return RedirectToPage("/Sources/Review", null, new { id });
    }

    public async Task<IActionResult> OnPostUndoAsync(int id, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { AcceptedAt: not null } upload) return NotFound();
        TempData["Said"] = !await review.UndoAsync(upload, cancel) ? "Review.NotUndone" : upload.VersionNumber is null ? "Review.UndoneOnly" : "Review.Undone";
        return RedirectToPage("/Sources/Review", null, new { id });
    }

    public async Task<IActionResult> OnPostDiscardAsync(int id, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { AcceptedAt: null } upload) return NotFound();
        if (Request.Form["seen"] != Stamp(upload) && !await DecideAsync(upload, cancel)) return Page();
        await review.DiscardAsync(upload, cancel);
        TempData["Said"] = "Review.Discarded";
        return RedirectToPage("/Sources/Upload");
    }

    /// <summary>Shows an accepted source once more, as if its document had been brought again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(int id, CancellationToken cancel)
    {
        var newest = await database.SourceVersions.Where(v => v.SourceDocumentId == id).OrderByDescending(v => v.Number).Select(v => v.Content!.Bytes).FirstOrDefaultAsync(cancel); // each version has its content
        var name = await database.Sources.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(cancel);
        if (newest is null || name is null) return NotFound();
        await uploads.AddAsync(name, newest, null, null, replaces: false, cancel, again: true);
        return RedirectToPage("/Sources/Review", null, new { id });
    }

    private async Task ShowAsync(SourceUpload upload, string? open, CancellationToken cancel)
    {
        (Upload, Decisions) = (upload, ReviewDecisions.Of(upload.Decisions));
        if (upload.AcceptedAt is not null) return;
        var (reading, proposals) = await review.LookAsync(upload, cancel);
        Reading = reading;
        Proposals = [.. proposals.Where(p => p.Effect != ReviewEffect.Same).OrderBy(p => Array.IndexOf(Order, p.Record.Kind))];
        Known = [.. proposals.Where(p => p.Effect == ReviewEffect.Same).OrderBy(p => Array.IndexOf(Order, p.Record.Kind))];
        var marked = proposals.SelectMany(p => p.Fields.Select(f => f.Span).Where(s => s.Length > 0).Distinct(), (p, words) => (Proposal: p, Words: words)).ToList();
        Marks = marked.Index().ToDictionary(m => (m.Item.Proposal.Key, m.Item.Words), m => m.Index);
        Text = MarkedText.Of(reading.Text, SourceSpan.Between(0, reading.Text.Length), [.. marked.Select((m, number) => new MarkedText.Mark(number, m.Words, LinkTo(m.Proposal)))]);
        if (proposals.FirstOrDefault(p => p.Key == open) is { Effect: not ReviewEffect.Removed } opened) await OpenAsync(opened, cancel);
    }

    private async Task OpenAsync(ReviewProposal opened, CancellationToken cancel)
    {
        Open = opened.Key;
        Fields = table.Of(opened.Record);
        if (Decisions.ByKey.TryGetValue(opened.Key, out var decision))
            foreach (var field in Fields)
                if (decision.Values.TryGetValue(field.Name, out var value)) field.Value = value;
        Others = opened.Record.Kind switch
        {
            RecordKind.Affiliate => await OptionsAsync(database.Affiliates.Where(a => a.BinnedAt == null).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }), a => a.Id, a => a.Name),
            RecordKind.Meeting or RecordKind.Outcome => await OptionsAsync(
                database.Meetings.Where(m => m.BinnedAt == null).OrderByDescending(m => m.Year).ThenBy(m => m.Name).Select(m => new { m.Id, m.Name, m.Year }), m => m.Id,
                m => m.Year is { } year && !m.Name.Contains(Number(year), StringComparison.Ordinal) ? $"{m.Name} ({Number(year)})" : m.Name),
            _ => [],
        };

        async Task<IReadOnlyList<Option>> OptionsAsync<T>(IQueryable<T> records, Func<T, int> number, Func<T, string> label) =>
            [.. (await records.ToListAsync(cancel)).Select(r => new Option(Number(number(r)), label(r)))];
    }

    // Somebody else has accepted it: what was recorded is shown, and can be undone.
    private async Task<IActionResult> TooLateAsync(SourceUpload upload, CancellationToken cancel)
    {
        await ShowAsync(upload, null, cancel);
        TempData["Said"] = "Review.TooLate";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>
    /// Keeps what the form says. False when something typed cannot be, or when the form was about another version or about what was decided otherwise since:
    /// then the page shows what there is now with what this reviewer ticked and typed in it, and nothing is kept.
    /// </summary>
    private async Task<bool> DecideAsync(SourceUpload upload, CancellationToken cancel)
    {
        var form = Request.Form;
        IsStale = form["seen"] != Stamp(upload);
        await ShowAsync(upload, null, cancel);
        // In a newer version the same proposal stands elsewhere, and is known by what it says.
        var keys = ReviewLabel.KeysNow([.. Proposals, .. Known], form["shown"].OfType<string>());
        var opened = form["opened"].ToString();
        if (Proposals.Concat(Known).FirstOrDefault(p => p.Key == (keys.GetValueOrDefault(opened) ?? opened)) is { Effect: not ReviewEffect.Removed } open) await OpenAsync(open, cancel);
        var (accepted, refused, kept) = (form["accept"].ToHashSet(), form["refused"].ToHashSet(), form["kept"].ToHashSet());
        foreach (var (shown, key) in keys)
        {
            var isRejected = !accepted.Contains(shown);
            // What this reviewer left as it was is the other's to say.
            if (key is null || (IsStale && isRejected == refused.Contains(shown))) continue;
            if (isRejected) Decisions[key].IsRejected = true;
            else if (Decisions.ByKey.TryGetValue(key, out var decision)) decision.IsRejected = false;
        }
        foreach (var field in form["keepable"].OfType<string>().Where(f => !IsStale || form["keep"].Contains(f) != kept.Contains(f))) KeepOld(field, keys, form["keep"].Contains(field));
        foreach (var field in Fields) (field.Value, field.Error) = FieldTable.Read(field, form);
        RecordEditor.Refuse(Fields);
        if (Open is not null && Fields.All(f => f.Error is null))
        {
            var decision = Decisions[Open];
            var record = Proposals.Concat(Known).First(p => p.Key == Open).Record;
            decision.Values = Fields.Where(f => f.Value != record[f.Name]).ToDictionary(f => f.Name, f => f.Value);
            decision.Means = NumberIn(form["means"]);
            decision.MeetingId = NumberIn(form["belongs"]);
        }
        if (IsStale || !await review.DecideAsync(upload, Decisions, cancel))
        {
            // Somebody was faster between loading and keeping: what they left is looked at anew.
            if (!IsStale && await review.FindAsync(upload.SourceDocumentId, cancel) is { AcceptedAt: null } newer) return await DecideAsync(newer, cancel);
            IsStale = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return false;
        }
        if (Fields.All(f => f.Error is null)) return true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    // "key|field": the stored value stays although the document says another.
    private void KeepOld(string field, Dictionary<string, string?> keys, bool isKept)
    {
        var (shown, name) = (field[..field.LastIndexOf('|')], field[(field.LastIndexOf('|') + 1)..]);
        var key = keys.GetValueOrDefault(shown);
        if (key is null || key == Open || Proposals.FirstOrDefault(p => p.Key == key)?.Fields.FirstOrDefault(f => f.Name == name) is not { IsChange: true } change) return;
        if (isKept) Decisions[key].Values[name] = change.Before;
        else if (Decisions.ByKey.TryGetValue(key, out var decision) && decision.Values.GetValueOrDefault(name, change.Now) == change.Before) decision.Values.Remove(name);
    }

    private RecordLink LinkTo(ReviewProposal proposal) =>
        new(proposal.Record.Kind, 0, $"/sources/{Number(Upload.SourceDocumentId)}/review#{proposal.Key}", ReviewLabel.Of(proposal.Record), null);

    private static int? NumberIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
