using System.Security.Cryptography;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Stores a document and all it says in one transaction, or nothing of it.</summary>
public sealed class SourceImporter([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, TimeProvider clock)
{
    /// <summary>Imports a document that has been read. The same bytes again change nothing.</summary>
    public async Task<ImportResult> ImportAsync(SourceReading reading, byte[] bytes, CancellationToken cancel = default)
    {
        if (reading.Draft is not { } draft) return new ImportResult(reading, ImportEffect.Refused, null);
        // It is all or nothing here: savepoints within it would only cost.
        database.Database.AutoSavepointsEnabled = false;
        // Begun before the first question: on SQLite this takes the write lock, so that no other import answers it differently meanwhile.
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (await database.Sources.Where(s => s.Sha256 == sha256).Select(s => (int?)s.Id).FirstOrDefaultAsync(cancel) is { } same)
                return new ImportResult(reading, ImportEffect.Unchanged, same);

            var earlier = await SourceLineage.FindAsync(database, reading, draft, cancel);
            var source = earlier ?? new SourceDocument(reading.Name, reading.MediaType);
            if (earlier is null) database.Sources.Add(source);
            var now = clock.GetUtcNow();
            source.AddVersion(bytes, sha256, reading.Text, draft.DocumentTitle, draft.Language, draft.Meeting is not null, now);
            var run = new ImportRun(database, source, reading.Text, draft);
            await DocumentImport.ApplyAsync(run, now, null, cancel);
            await run.Agendas.PublishAsync(source.Name, now, cancel);
            await transaction.CommitAsync(cancel);
            return new ImportResult(reading, earlier is null ? ImportEffect.Added : ImportEffect.Updated, source.Id);
        }
        finally
        {
            // The next document starts clean, and a thousand documents need no more memory than one.
            database.ChangeTracker.Clear();
        }
    }
}
