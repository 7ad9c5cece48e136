using System.Globalization;
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
public sealed class ReviewModel(SourceReview review, SourceUploads uploads, [FromKeyedServices(HubDatabase.Whole)] HubDbContext database, FieldTable table) : PageModel
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

    public async Task<IActionResult> OnGetAsync(int id, string? open, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { } upload) return NotFound();
        await ShowAsync(upload, open, cancel);
        return Page();
    }

    /// <summary>Keeps what was decided, and opens another proposal where asked.</summary>
    public async Task<IActionResult> OnPostAsync(int id, string? next, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { AcceptedAt: null } upload) return NotFound();
        if (!await DecideAsync(upload, cancel)) return Page();
        return string.IsNullOrEmpty(next) ? RedirectToPage("/Sources/Review", null, new { id }, Request.Form["opened"]) : RedirectToPage("/Sources/Review", null, new { id, open = next }, next);
    }

    public async Task<IActionResult> OnPostAcceptAsync(int id, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { } upload) return NotFound();
        if (upload.AcceptedAt is null)
        {
            if (!await DecideAsync(upload, cancel)) return Page();
            upload.Decide(Decisions.ToJson());
            await review.AcceptAsync(upload, cancel);
        }
        TempData["Said"] = "Review.Accepted";
        return RedirectToPage("/Sources/Review", null, new { id });
    }

    public async Task<IActionResult> OnPostUndoAsync(int id, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { AcceptedAt: not null } upload) return NotFound();
        TempData["Said"] = await review.UndoAsync(upload, cancel) ? "Review.Undone" : "Review.NotUndone";
        return RedirectToPage("/Sources/Review", null, new { id });
    }

    public async Task<IActionResult> OnPostDiscardAsync(int id, CancellationToken cancel)
    {
        if (await review.FindAsync(id, cancel) is not { AcceptedAt: null } upload) return NotFound();
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
        await uploads.AddAsync(name, newest, null, null, cancel);
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

    /// <summary>Keeps what the form says. False when something typed cannot be; then the page is ready to say so.</summary>
    private async Task<bool> DecideAsync(SourceUpload upload, CancellationToken cancel)
    {
        var form = Request.Form;
        var opened = form["opened"].ToString();
        await ShowAsync(upload, opened, cancel);
        var accepted = form["accept"].ToHashSet();
        foreach (var key in form["shown"].OfType<string>())
            if (!accepted.Contains(key)) Decisions[key].IsRejected = true;
            else if (Decisions.ByKey.TryGetValue(key, out var decision)) decision.IsRejected = false;
        foreach (var field in form["keepable"].OfType<string>()) KeepOld(field, form["keep"].Contains(field));
        foreach (var field in Fields) (field.Value, field.Error) = FieldTable.Read(field, form);
        if (Open is not null && Fields.All(f => f.Error is null))
        {
            var decision = Decisions[Open];
            var record = Proposals.Concat(Known).First(p => p.Key == Open).Record;
            decision.Values = Fields.Where(f => f.Value != record[f.Name]).ToDictionary(f => f.Name, f => f.Value);
            decision.Means = NumberIn(form["means"]);
            decision.MeetingId = NumberIn(form["belongs"]);
        }
        await review.DecideAsync(upload.Id, Decisions, cancel);
        if (Fields.All(f => f.Error is null)) return true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return false;
    }

    // "key|field": the stored value stays although the document says another.
    private void KeepOld(string field, bool isKept)
    {
        var (key, name) = (field[..field.LastIndexOf('|')], field[(field.LastIndexOf('|') + 1)..]);
        if (key == Open || Proposals.FirstOrDefault(p => p.Key == key)?.Fields.FirstOrDefault(f => f.Name == name) is not { IsChange: true } change) return;
        if (isKept) Decisions[key].Values[name] = change.Before;
        else if (Decisions.ByKey.TryGetValue(key, out var decision) && decision.Values.GetValueOrDefault(name, change.Now) == change.Before) decision.Values.Remove(name);
    }

    private RecordLink LinkTo(ReviewProposal proposal) =>
        new(proposal.Record.Kind, 0, $"/sources/{Number(Upload.SourceDocumentId)}/review#{proposal.Key}", ReviewLabel.Of(proposal.Record), null);

    private static int? NumberIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
