using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Import.Review;

/// <summary>Shows what an upload would do to the store, does it as its reviewer decided, and takes it back.</summary>
public sealed class SourceReview([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, Bin bin, Viewer viewer, IOptions<ImportOptions> options, TimeProvider clock)
{
    /// <summary>The upload of a source that waits for its review, or else the one that was accepted last.</summary>
    public Task<SourceUpload?> FindAsync(int sourceId, CancellationToken cancel) =>
        database.SourceUploads.AsNoTracking().Include(u => u.Source).Where(u => u.SourceDocumentId == sourceId).OrderByDescending(u => u.AcceptedAt == null).ThenByDescending(u => u.Id).FirstOrDefaultAsync(cancel);

    /// <summary>What the upload would do: it is imported, looked at, and rolled back.</summary>
    public async Task<Reviewed> LookAsync(SourceUpload upload, CancellationToken cancel)
    {
        var (bytes, reading) = Read(upload);
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            var run = await ImportAsync(upload, bytes, reading, ReviewDecisions.Of(upload.Decisions), cancel);
            return new Reviewed(reading, Proposals(run));
        }
        finally
        {
            await transaction.RollbackAsync(cancel);
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Keeps what was decided so far. False when somebody else has decided or accepted meanwhile: then nothing is kept.</summary>
    public async Task<bool> DecideAsync(SourceUpload upload, ReviewDecisions decisions, CancellationToken cancel)
    {
        var (before, now) = (upload.Decisions, decisions.ToJson());
        if (await database.SourceUploads.Where(u => u.Id == upload.Id && u.AcceptedAt == null && u.Decisions == before).ExecuteUpdateAsync(set => set.SetProperty(u => u.Decisions, now), cancel) == 0) return false;
        upload.Decide(now);
        return true;
    }

    /// <summary>Imports the upload as decided, all of it or nothing. False when somebody else has decided, accepted or replaced it meanwhile.</summary>
    public async Task<bool> AcceptAsync(SourceUpload upload, CancellationToken cancel)
    {
        var (bytes, reading) = Read(upload);
        var decisions = ReviewDecisions.Of(upload.Decisions);
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            var mine = await database.SourceUploads.Include(u => u.Source).SingleOrDefaultAsync(u => u.Id == upload.Id && u.AcceptedAt == null && u.Decisions == upload.Decisions, cancel);
            if (mine is not { Source: { } source }) return false;
            var isNew = source.Sha256 != upload.Sha256;
            var run = await ImportAsync(upload, bytes, reading, decisions, cancel);
            foreach (var proposal in Proposals(run))
                if (decisions.ByKey.TryGetValue(proposal.Key, out var decision)) await ApplyAsync(upload.Id, proposal, decision, cancel);
            await run.Agendas.PublishAsync(source.Name, clock.GetUtcNow(), cancel);
            mine.Accept(clock.GetUtcNow(), isNew ? source.VersionCount : null, source);
            await database.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes an accepted upload back: what only it brought goes, what it changed is as before, and it waits for its review again. False when a newer version has come since.</summary>
    public async Task<bool> UndoAsync(SourceUpload upload, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            var mine = await database.SourceUploads.SingleOrDefaultAsync(u => u.Id == upload.Id && u.AcceptedAt != null, cancel);
            var source = await database.Sources.Include(s => s.Evidence).SingleAsync(s => s.Id == upload.SourceDocumentId, cancel);
            if (mine is null || source.Sha256 != mine.Sha256) return false;
            var versions = await database.SourceVersions.Include(v => v.Content).Where(v => v.SourceDocumentId == source.Id).OrderByDescending(v => v.Number).Take(2).ToListAsync(cancel);
            var (newest, former) = (versions[0], versions.ElementAtOrDefault(1));
            var agendas = await AgendasAsync(source, cancel);
            var undone = await ChangeBackAsync(upload.Id, cancel);
            if (mine.VersionNumber is not null) await TakeBackAsync(source, newest, former, undone, agendas, cancel);
            await agendas.PublishAsync(source.Name, clock.GetUtcNow(), cancel);
            mine.Reopen(newest.Content!.Bytes, newest.Content.Text, source); // included above
            await database.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>Throws an upload away that nobody has accepted, and its source where nothing else is known of it.</summary>
    public async Task DiscardAsync(SourceUpload upload, CancellationToken cancel)
    {
        await database.SourceUploads.Where(u => u.Id == upload.Id && u.AcceptedAt == null).ExecuteDeleteAsync(cancel);
        await database.Sources.Where(s => s.Id == upload.SourceDocumentId && s.VersionCount == 0).ExecuteDeleteAsync(cancel);
    }

    private (byte[] Bytes, SourceReading Reading) Read(SourceUpload upload)
    {
        if (upload is not { Bytes: { } bytes, Source: { } source }) throw new InvalidOperationException("An accepted upload has been read.");
        var reading = SourceImport.Read(source.Name, bytes, source.MediaType, options.Value.MaxBytes);
        return (bytes, reading.Draft is null ? throw new InvalidOperationException("What cannot be read is not uploaded.") : reading);
    }

    private async Task<ImportRun> ImportAsync(SourceUpload upload, byte[] bytes, SourceReading reading, ReviewDecisions decisions, CancellationToken cancel)
    {
        var draft = reading.Draft ?? ImportDraft.Empty;
        var source = await database.Sources.Include(s => s.Evidence).SingleAsync(s => s.Id == upload.SourceDocumentId, cancel);
        var now = clock.GetUtcNow();
        if (source.Sha256 != upload.Sha256) source.AddVersion(bytes, upload.Sha256, reading.Text, draft.DocumentTitle, draft.Language, draft.Meeting is not null, now);
        var run = new ImportRun(database, source, reading.Text, draft, decisions.Choices());
        await DocumentImport.ApplyAsync(run, now, upload.Id, cancel);
        return run;
    }

    // Looked at before anything is changed back.
    private async Task<ImportedAgendas> AgendasAsync(SourceDocument source, CancellationToken cancel)
    {
        var agendas = new ImportedAgendas(database);
        var meeting = await database.Meetings.AsSplitQuery().Include(m => m.Sessions).ThenInclude(s => s.Facilitators).SingleOrDefaultAsync(m => m.Id == source.MeetingId, cancel);
        if (meeting is not null) await agendas.LookAsync(meeting, cancel);
        return agendas;
    }

    // The former version says again what it said; where there was none, the document says nothing.
    private async Task TakeBackAsync(SourceDocument source, SourceVersion newest, SourceVersion? former, IReadOnlySet<(RecordKind, int)> undone, ImportedAgendas agendas, CancellationToken cancel)
    {
        var reading = former?.Content is { } content ? SourceImport.Read(source.Name, content.Bytes, source.MediaType, options.Value.MaxBytes) : null;
        var draft = reading?.Draft ?? ImportDraft.Empty;
        await DocumentImport.ApplyAsync(new ImportRun(database, source, reading?.Text ?? "", draft, undone: undone, agendas: agendas), clock.GetUtcNow(), null, cancel);
        source.TakeBack(newest, former, draft.DocumentTitle, draft.Language, draft.Meeting is not null);
        database.SourceVersions.Remove(newest);
    }

    private static List<ReviewProposal> Proposals(ImportRun run)
    {
        var changes = run.Writer.Changes.ToLookup(c => c.Record);
        var keys = new HashSet<string>();
        List<ReviewProposal> proposals = [];
        foreach (var record in run.Writer.Stated)
        {
            var fields = record.DistinctBy(s => (s.Field, record.Key.Fields.Any(f => f.Name == s.Field) ? null : s.Value)).Select(s => FieldOf(record.Key, s, changes[record.Key])).ToList();
            fields.AddRange(changes[record.Key].Where(c => fields.TrueForAll(f => f.Name != c.Field)).Select(c => new ReviewField(c.Field, null, c.Before, c.After, true, default, true)));
            var effect = run.Writer.Made.Contains(record.Key) ? ReviewEffect.New : changes[record.Key].Any() ? ReviewEffect.Changed : ReviewEffect.Same;
            Add(record.Key, effect, fields, record.First().Span);
        }
        foreach (var record in changes.Select(c => c.Key).Where(r => !run.Writer.IsStated(r)))
            Add(record, ReviewEffect.Changed, [.. changes[record].Select(c => new ReviewField(c.Field, null, c.Before, c.After, true, default, true))], default);
        foreach (var record in run.Writer.Removed) Add(record, ReviewEffect.Removed, [], default);
        return proposals;

        void Add(Record record, ReviewEffect effect, IReadOnlyList<ReviewField> fields, SourceSpan span)
        {
            var key = span.Length > 0 ? ImportChoices.KeyOf(record.Kind, span) : $"{record.Kind}-stored-{record.Id}";
            while (!keys.Add(key)) key += "-again";
            proposals.Add(new ReviewProposal(key, record, effect, fields, span, record is Outcome { Meeting: { } meeting } && !run.Writer.Made.Contains(meeting) ? meeting.Id : 0));
        }
    }

    private static ReviewField FieldOf(Record record, Statement statement, IEnumerable<FieldChange> changes)
    {
        var change = changes.FirstOrDefault(c => c.Field == statement.Field);
        return record.Fields.Any(f => f.Name == statement.Field)
            ? new ReviewField(statement.Field, statement.Value, change?.Before, record[statement.Field], change is not null, statement.Span, IsField: true)
            : new ReviewField(statement.Field, statement.Value, null, statement.Value, false, statement.Span, IsField: false);
    }

    private async Task ApplyAsync(int uploadId, ReviewProposal proposal, ReviewDecision decision, CancellationToken cancel)
    {
        var record = proposal.Record;
        if (decision.IsRejected)
        {
            if (proposal.Effect == ReviewEffect.New)
            {
                record.Bin(clock.GetUtcNow());
                Note(Change.Binned, null, null);
            }
            foreach (var field in proposal.Fields.Where(f => f.IsChange)) Correct(field.Name, field.Before);
            return;
        }
        // Who was said to be meant goes by the document's name from here on, until this is undone.
        if (decision.Means > 0 && proposal.Fields.FirstOrDefault(f => f.Name == "name")?.Said is { } said
            && !await database.Changes.AnyAsync(c => c.RecordKind == record.Kind && c.RecordId == record.Id && c.Field == Change.Alias && c.After == said, cancel))
            Note(Change.Alias, null, said);
        foreach (var (field, value) in decision.Values.Where(v => record.Fields.Any(f => f.Name == v.Key))) Correct(field, value);
        if (decision.MeetingId is { } id && record is Outcome outcome && outcome.MeetingId != id && await database.Meetings.SingleOrDefaultAsync(m => m.Id == id, cancel) is { } meeting)
        {
            Note(Change.Moved, Number(outcome.MeetingId), Number(id));
            outcome.MoveTo(meeting);
        }

        void Correct(string field, string? value)
        {
            if (record[field] == value) return;
            var before = record[field];
            record.Correct(field, value);
            Note(field, before, record[field]);
        }

        void Note(string field, string? before, string? after) =>
            database.Changes.Add(new Change(record.Kind, record.Id, field, before, after, clock.GetUtcNow(), viewer.Name ?? "", uploadId));
    }

    // Newest first, and only what is still as the import left it. Gives the records in which nobody but the import's reviewer wrote.
    private async Task<IReadOnlySet<(RecordKind, int)>> ChangeBackAsync(int uploadId, CancellationToken cancel)
    {
        foreach (var change in await database.Changes.Where(c => c.UploadId == uploadId).OrderByDescending(c => c.Id).ToListAsync(cancel))
        {
            if (await bin.FindAsync(change.RecordKind, change.RecordId, cancel) is not { } record) continue;
            if (change.Field == Change.Binned) record.Restore();
            else if (change is { Field: Change.Alias, After: { } alias } && record is Affiliate affiliate) await ForgetAsync(affiliate, alias, cancel);
            else if (change.Field == Change.Moved) await MoveBackAsync(record, change, cancel);
            else if (record.Fields.Any(f => f.Name == change.Field) && record[change.Field] == change.After)
            {
                record.Correct(change.Field, change.Before);
                // What it was called by the import alone is no name of it.
                if (change is { Field: "name", After: { } name } && record is Affiliate named) await ForgetAsync(named, name, cancel);
            }
        }
        await database.SaveChangesAsync(cancel);
        var mine = await database.Changes.Where(c => c.UploadId == uploadId).Select(c => new { c.RecordKind, c.RecordId }).Distinct()
            .Where(r => !database.Changes.Any(c => c.RecordKind == r.RecordKind && c.RecordId == r.RecordId && c.UploadId != uploadId)).ToListAsync(cancel);
        return mine.Select(r => (r.RecordKind, r.RecordId)).ToHashSet();
    }

    private async Task ForgetAsync(Affiliate affiliate, string alias, CancellationToken cancel)
    {
        await database.Entry(affiliate).Collection(a => a.Aliases).LoadAsync(cancel);
        affiliate.RemoveAlias(alias);
    }

    private async Task MoveBackAsync(Record record, Change change, CancellationToken cancel)
    {
        var before = int.Parse(change.Before ?? "0", CultureInfo.InvariantCulture);
        if (record is Outcome outcome && Number(outcome.MeetingId) == change.After && await database.Meetings.SingleOrDefaultAsync(m => m.Id == before, cancel) is { } meeting)
            outcome.MoveTo(meeting);
    }

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>An upload as read, and what it would do.</summary>
    public sealed record Reviewed(SourceReading Reading, IReadOnlyList<ReviewProposal> Proposals);
}
