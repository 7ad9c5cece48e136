using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Sources;

[AllowAnonymous]
public sealed class SourceModel(HubDbContext database) : PageModel
{
    public View Source { get; private set; } = null!; // OnGet sets it or answers 404.

    public int Part { get; private set; }

    /// <summary>Whether its reader brought it by this site, and can review it or take it back.</summary>
    public bool HasUpload { get; private set; }

    public int Parts { get; private set; }

    /// <summary>This part's text, with its marks nested as the spans are.</summary>
    public IReadOnlyList<MarkedText.Node> Text { get; private set; } = [];

    /// <summary>What was read, by record, in the order of the text.</summary>
    public IReadOnlyList<IGrouping<RecordLink, Span>> Read { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, int part = 1, CancellationToken cancel = default)
    {
        var found = await (
            from source in database.Sources
            join version in database.SourceVersions on new { source.Id, Number = source.VersionCount } equals new { Id = version.SourceDocumentId, version.Number }
            where source.Id == id
            select new View(source.Id, source.Title ?? source.Name, source.Name, source.MediaType, source.Language, version.ReadAt, source.VersionCount, source.Origin, source.Licence, version.Content!.Text,
                source.Meeting == null ? null : new MeetingRef(source.Meeting.Slug, source.Meeting.Name, source.Meeting.Language, source.Meeting.City, source.Meeting.Year)))
            .AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null || part < 1 || part > SourceParts.Count(found.Text)) return NotFound();
        found = found with { Text = await database.BlackOutAsync(id, found.Text, cancel) };
        (Source, Part, Parts) = (found, part, SourceParts.Count(found.Text));
        HasUpload = database.Sight == Sight.Organizers && await database.SourceUploads.AnyAsync(u => u.SourceDocumentId == id, cancel);
        var spans = await database.Evidence.AsNoTracking().Where(e => e.SourceDocumentId == id).OrderBy(e => e.Start).ThenBy(e => e.Id)
            .Select(e => new Span(e.Id, e.RecordKind, e.RecordId, e.Field, e.Value, e.Start, e.Length)).ToListAsync(cancel);
        var (start, end) = SourceParts.Bounds(found.Text, part);
        spans.RemoveAll(s => s.Start < 0 || s.Length < 0 || s.Start + s.Length > found.Text.Length || s.Start + s.Length <= start || s.Start >= end);
        var links = await RecordLinks.LoadAsync(database, spans.Select(s => (s.Kind, s.RecordId)), cancel);
        Read = [.. spans.Where(s => links.ContainsKey((s.Kind, s.RecordId))).GroupBy(s => links[(s.Kind, s.RecordId)])];
        Text = MarkedText.Of(found.Text, SourceSpan.Between(start, end),
            [.. spans.Select(s => new MarkedText.Mark(s.Id, new SourceSpan(s.Start, s.Length), links.GetValueOrDefault((s.Kind, s.RecordId))))]);
        return Page();
    }

    public sealed record View(int Id, string Title, string Name, string MediaType, string? Language, DateTimeOffset ReadAt, int Versions, string? Origin, string? Licence, string Text, MeetingRef? Meeting);

    public sealed record Span(int Id, RecordKind Kind, int RecordId, string Field, string? Value, int Start, int Length);
}
