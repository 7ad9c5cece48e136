using MeetingHub.Domain;
using MeetingHub.Web.Pages.Sources;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>The sources' own sentences behind the records of a page.</summary>
public sealed class Excerpts
{
    private readonly ILookup<(RecordKind, int), Span> spans;
    private readonly IReadOnlyDictionary<int, Source> sources;

    private Excerpts(IEnumerable<Span> spans, IReadOnlyDictionary<int, Source> sources) =>
        (this.spans, this.sources) = (spans.ToLookup(s => (s.Kind, s.RecordId)), sources);

    /// <summary>The documents that the page's records rest on.</summary>
    public IEnumerable<Source> Sources => sources.Values.OrderBy(s => s.Id);

    /// <summary>Three queries, however many records: their evidence, the texts it stands in, and what is hidden of those.</summary>
    public static async Task<Excerpts> LoadAsync(HubDbContext database, IEnumerable<(RecordKind Kind, IReadOnlyCollection<int> Ids)> records, CancellationToken cancel)
    {
        // One query of unions, of anonymous rows because a set operation cannot follow a constructor. Its rows are places alone:
        // the records are those that the reader sees, and the texts below come from sources that the reader sees.
        var queries = records.Where(r => r.Ids.Count > 0).Select(r => database.Evidence.IgnoreQueryFilters()
            .Where(e => e.RecordKind == r.Kind && r.Ids.Contains(e.RecordId))
            .Select(e => new { e.Id, e.RecordKind, e.RecordId, e.Field, e.SourceDocumentId, e.Start, e.Length })).ToList();
        if (queries.Count == 0) return new Excerpts([], new Dictionary<int, Source>());
        var spans = await queries.Aggregate((all, some) => all.Concat(some)).ToListAsync(cancel);
        var ids = spans.Select(s => s.SourceDocumentId).Distinct().ToList();
        var sources = await (
            from version in database.SourceVersions
            join source in database.Sources on version.SourceDocumentId equals source.Id
            where ids.Contains(source.Id) && version.Number == source.VersionCount
            select new Source(source.Id, source.Title ?? source.Name, source.Language, version.Content!.Text)).AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);
        var texts = await database.BlackOutAsync(sources.ToDictionary(s => s.Key, s => s.Value.Text), cancel);
        return new Excerpts(
            from s in spans
            where sources.ContainsKey(s.SourceDocumentId)
            orderby s.SourceDocumentId, s.Start, s.Id
            select new Span(s.Id, s.RecordKind, s.RecordId, s.Field, s.SourceDocumentId, s.Start, s.Length),
            sources.ToDictionary(s => s.Key, s => s.Value with { Text = texts[s.Key] }));
    }

    /// <summary>What supports one record, or only some of its fields.</summary>
    public IReadOnlyList<Excerpt> For(RecordKind kind, int id, params string[] fields) => For(kind, [id], fields);

    /// <summary>What supports several records together, each sentence once.</summary>
    public IReadOnlyList<Excerpt> For(RecordKind kind, IEnumerable<int> ids, params string[] fields) =>
        Quote(ids.SelectMany(id => spans[(kind, id)]).Where(s => fields.Length == 0 || fields.Contains(s.Field)));

    private IReadOnlyList<Excerpt> Quote(IEnumerable<Span> chosen) =>
        [.. from span in chosen
            let text = sources[span.SourceId].Text
            // A span outside its text would be a bug of the import; a page still has the rest to show.
            where span.Start >= 0 && span.Start + span.Length <= text.Length
            group span by (span.SourceId, SourceSentence.Around(text, span.In).Start) into sentence
            let source = sources[sentence.Key.SourceId]
            let first = sentence.First()
            select new Excerpt(
                source.Id, source.Title, source.Language, first.Id, SourceParts.Of(source.Text, first.Start),
                SourceSentence.Mark(source.Text, [.. sentence.Select(s => s.In)]))];

    public sealed record Source(int Id, string Title, string? Language, string Text);

    private sealed record Span(int Id, RecordKind Kind, int RecordId, string Field, int SourceId, int Start, int Length)
    {
        public SourceSpan In => new(Start, Length);
    }
}

/// <summary>A sentence of a source with the spans that support a record marked.</summary>
public sealed record Excerpt(int SourceId, string SourceTitle, string? Language, int EvidenceId, int Part, IReadOnlyList<ExcerptPiece> Pieces);

/// <summary>A stretch of a sentence, marked or not.</summary>
public sealed record ExcerptPiece(string Text, bool IsMarked);
