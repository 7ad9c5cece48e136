using System.Security.Cryptography;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Import.Review;

/// <summary>Takes documents in as they are, to be reviewed before anything of them is recorded.</summary>
public sealed class SourceUploads([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, Viewer viewer, IOptions<ImportOptions> options, TimeProvider clock)
{
    /// <summary>The largest document, in bytes.</summary>
    public int MaxBytes => options.Value.MaxBytes;

    /// <summary>Stores a document. The same bytes twice wait once, and what is recorded of them already is not asked about anew.</summary>
    /// <param name="name">Its file's name.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="origin">Where it was published, or null.</param>
    /// <param name="licence">Under which licence, or null.</param>
    /// <param name="replaces">Whether it may take the place of one of which something is decided already.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="again">Whether to review it even when it is recorded as it is.</param>
    public async Task<Uploaded> AddAsync(string name, byte[] bytes, string? origin, string? licence, bool replaces, CancellationToken cancel, bool again = false)
    {
        var reading = SourceImport.Read(name, bytes, null, options.Value.MaxBytes);
        if (reading.Draft is not { } draft) return new Uploaded(name, null, reading.Refusal);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            if (await database.SourceUploads.FirstOrDefaultAsync(u => u.Sha256 == sha256 && u.AcceptedAt == null, cancel) is { } waiting)
            {
                waiting.Tell(origin, licence);
                await database.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return new Uploaded(name, waiting.SourceDocumentId, null);
            }
            // Another upload of it would hide the undo of the one that brought it. A former version is something else: it would be brought back.
            if (!again && await database.SourceUploads.Where(u => u.AcceptedAt != null && u.Sha256 == sha256 && u.Source!.Sha256 == sha256).OrderBy(u => u.Id).Select(u => (int?)u.SourceDocumentId).FirstOrDefaultAsync(cancel) is { } recorded)
                return new Uploaded(name, recorded, null) { IsRecorded = true };
            var source = await database.Sources.FirstOrDefaultAsync(s => s.Sha256 == sha256, cancel) ?? await SourceLineage.FindAsync(database, reading, draft, cancel);
            if (source is null) database.Sources.Add(source = new SourceDocument(name, reading.MediaType));
            await database.SaveChangesAsync(cancel);
            // What a reviewer has decided is thrown away by nobody unasked.
            if (!replaces && await database.SourceUploads.AnyAsync(u => u.SourceDocumentId == source.Id && u.AcceptedAt == null && u.Decisions != null && u.Decisions != ReviewDecisions.None, cancel))
                return new Uploaded(name, source.Id, null) { IsHeldBack = true };
            // A newer version takes the place of one that nobody has accepted.
            await database.SourceUploads.Where(u => u.SourceDocumentId == source.Id && u.AcceptedAt == null).ExecuteDeleteAsync(cancel);
            database.SourceUploads.Add(new SourceUpload(source, bytes, sha256, reading.Text, clock.GetUtcNow(), viewer.Name ?? "", origin, licence));
            await database.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return new Uploaded(name, source.Id, null);
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    /// <summary>What waits for its review, the oldest first.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitingAsync(CancellationToken cancel) =>
        await database.SourceUploads.AsNoTracking().Where(u => u.AcceptedAt == null).OrderBy(u => u.Id)
            .Select(u => new Waiting(u.SourceDocumentId, u.Source!.Name, u.At, u.By, u.Source.VersionCount > 0)).ToListAsync(cancel);

    /// <summary>A document that waits for its review.</summary>
    public sealed record Waiting(int SourceId, string Name, DateTimeOffset At, string By, bool IsNewVersion);

    /// <summary>What became of one document: the number of its source, or why it was refused.</summary>
    public sealed record Uploaded(string Name, int? SourceId, string? Refusal)
    {
        /// <summary>It was not taken, because of the version that waits something is decided already.</summary>
        public bool IsHeldBack { get; init; }

        /// <summary>Its very bytes are recorded already: nothing waits, and its review shows when that was, with its undo.</summary>
        public bool IsRecorded { get; init; }
    }
}
