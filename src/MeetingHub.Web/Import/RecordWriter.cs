using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>Writes what a document says into records, three-way, and keeps the evidence for each field.</summary>
internal sealed class RecordWriter(SourceHistory history, IReadOnlySet<(RecordKind, int)> undone)
{
    private readonly HashSet<(Record, string)> written = [];
    private readonly HashSet<(Record, Statement)> stated = [];
    private readonly HashSet<Record> statedRecords = [];
    private readonly HashSet<Record> made = [];
    private readonly List<Record> removed = [];
    private readonly List<FieldChange> changes = [];

    /// <summary>The records that the store did not have.</summary>
    public IReadOnlySet<Record> Made => made;

    /// <summary>The records that were taken out.</summary>
    public IReadOnlyList<Record> Removed => removed;

    /// <summary>What became other in records that the store had.</summary>
    public IReadOnlyList<FieldChange> Changes => changes;

    /// <summary>All that the document says, record by record in the order of the text.</summary>
    public IEnumerable<IGrouping<Record, Statement>> Stated =>
        stated.GroupBy(s => s.Item1, s => s.Item2).OrderBy(record => record.Min(s => s.Span.Start));

    /// <summary>Writes statements into a record. What the document says first of a field counts; all of it is evidence.</summary>
    public void Write(Record record, IEnumerable<Statement> statements, bool promotes = false)
    {
        foreach (var statement in statements)
        {
            stated.Add((record, statement));
            statedRecords.Add(record);
            if (record.Id == 0) made.Add(record);
            // Whose delegation it is, or who leads a session, is stated like a field but kept as a relation.
            if (record.Fields.All(f => f.Name != statement.Field) || !written.Add((record, statement.Field))) continue;
            Import(record, statement.Field, statement.Value, Before(record, statement.Field, promotes));
        }
    }

    /// <summary>Empties the fields that the last version stated and this one does not, or gives them back to another document that states them.</summary>
    public void ForgetUnstated(Record record)
    {
        foreach (var field in record.Fields.Where(f => !written.Contains((record, f.Name)) && history.Mine(record, f.Name).Count > 0))
            Import(record, field.Name, history.Others(record, field.Name) is [var theirs, ..] ? theirs : null, Before(record, field.Name, promotes: false));
    }

    /// <summary>Brings stored records to what the document proposes: finds each again, adds what is new, takes out what is gone.</summary>
    /// <returns>The record of each proposal.</returns>
    public IReadOnlyList<T> Merge<T>(IReadOnlyList<T> stored, string keyField, IReadOnlyList<Proposal> proposals, Func<Proposal, T> add, Action<T> remove, Func<T, bool> isInUse)
        where T : Record
    {
        var known = stored.ToArray();
        var pairs = BestPairs.Find(known, r => history.Mine(r, keyField).Append(r[keyField]).OfType<string>(), [.. proposals.Select(p => p.Key)]);
        var found = new List<T>(proposals.Count);
        for (var i = 0; i < proposals.Count; i++)
        {
            var record = pairs[i] is { } there ? known[there] : add(proposals[i]);
            Write(record, proposals[i].Statements);
            ForgetUnstated(record);
            found.Add(record);
        }
        foreach (var gone in known.Except(found)) Withdraw(gone, remove, isInUse);
        return found;
    }

    /// <summary>Takes out a record that only this document's last version stated and no person has touched.</summary>
    public void Withdraw<T>(T record, Action<T> remove, Func<T, bool> isInUse)
        where T : Record
    {
        if (!history.Mentions(record) || IsStated(record)) return;
        if (!IsPersons(record) && !history.OthersMention(record) && !isInUse(record))
        {
            removed.Add(record);
            remove(record);
        }
        else
        {
            ForgetUnstated(record);
        }
    }

    /// <summary>Whether the document says anything of the record.</summary>
    public bool IsStated(Record record) => statedRecords.Contains(record);

    /// <summary>The evidence for everything written; the records must be saved, because evidence refers to them by number.</summary>
    public IEnumerable<Evidence> Evidence(string text) =>
        from s in stated
        let record = s.Item1
        let statement = s.Item2
        orderby statement.Span.Start, statement.Span.Length, record.Kind, record.Id, statement.Field
        select new Evidence(record.Kind, record.Id, statement.Field, statement.Value, statement.Span.Start, statement.Span.Length, statement.Span.In(text));

    private void Import(Record record, string field, string? value, string? before)
    {
        var now = record[field];
        if (record.Import(field, value, before) && record.Id != 0) changes.Add(new FieldChange(record, field, now, record[field]));
    }

    // What was corrected while reviewing an import that is being undone goes with it.
    private bool IsPersons(Record record) => record.IsCorrected && !undone.Contains((record.Kind, record.Id));

    private string? Before(Record record, string field, bool promotes) =>
        FieldMerge.Before(record[field], record.Id == 0, history.Mine(record, field), history.Others(record, field), promotes);
}
