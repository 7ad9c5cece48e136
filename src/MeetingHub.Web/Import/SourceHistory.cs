using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>What a document said in its last version, and what other documents say of the same records.</summary>
internal sealed class SourceHistory(IEnumerable<Evidence> mine)
{
    private readonly ILookup<(RecordKind, int), Evidence> mine = mine.ToLookup(e => (e.RecordKind, e.RecordId));
    private readonly Dictionary<(RecordKind, int), List<(string Field, string? Value)>> others = [];

    /// <summary>Whether there is an earlier version at all.</summary>
    public bool IsEmpty => mine.Count == 0;

    /// <summary>The numbers of the records of a kind that the last version gave evidence for.</summary>
    public IReadOnlyList<int> Ids(RecordKind kind) => [.. mine.Where(e => e.Key.Item1 == kind).Select(e => e.Key.Item2)];

    /// <summary>The names of all people that the last version named.</summary>
    public IReadOnlyList<string> PeopleNamed =>
        [.. mine.SelectMany(e => e).Where(e => e is { RecordKind: RecordKind.Participation, Field: "name" } or { RecordKind: RecordKind.Session, Field: "facilitators" }).Select(e => e.Value).OfType<string>()];

    /// <summary>Whether the last version gave evidence for the record.</summary>
    public bool Mentions(Record record) => record.Id != 0 && mine.Contains((record.Kind, record.Id));

    /// <summary>What the last version said of a field.</summary>
    public IReadOnlyList<string?> Mine(Record record, string field) =>
        record.Id == 0 ? [] : [.. mine[(record.Kind, record.Id)].Where(e => e.Field == field).Select(e => e.Value)];

    /// <summary>What other documents say of a field, as far as loaded.</summary>
    public IReadOnlyList<string?> Others(Record record, string field) =>
        others.TryGetValue((record.Kind, record.Id), out var said) ? [.. said.Where(s => s.Field == field).Select(s => s.Value)] : [];

    /// <summary>Whether another document says anything of the record, as far as loaded.</summary>
    public bool OthersMention(Record record) => others.ContainsKey((record.Kind, record.Id));

    /// <summary>Loads what other documents say of stored records: of one field, or of all where <paramref name="field"/> is null.</summary>
    public async Task LoadOthersAsync(HubDbContext database, int sourceId, IEnumerable<Record> records, string? field, CancellationToken cancel)
    {
        foreach (var kind in records.Where(r => r.Id != 0 && !others.ContainsKey((r.Kind, r.Id))).GroupBy(r => r.Kind, r => r.Id))
            foreach (var ids in kind.Distinct().Chunk(500))
            {
                var found = await database.Evidence
                    .Where(e => e.RecordKind == kind.Key && ids.Contains(e.RecordId) && e.SourceDocumentId != sourceId && (field == null || e.Field == field))
                    // A thousand documents may say the same of one meeting: said once is enough, the first to say it first.
                    .GroupBy(e => new { e.RecordId, e.Field, e.Value })
                    .Select(g => new { g.Key.RecordId, g.Key.Field, g.Key.Value, First = g.Min(e => e.Id) })
                    .OrderBy(e => e.First)
                    .ToListAsync(cancel);
                foreach (var said in found.GroupBy(e => e.RecordId))
                    others[(kind.Key, said.Key)] = [.. said.Select(e => (e.Field, e.Value))];
            }
    }
}
