using System.Threading.Channels;
using MeetingHub.Web.Database;
using Microsoft.Data.Sqlite;

namespace MeetingHub.Web.Notes;

/// <summary>What somebody's editor holds, to be saved.</summary>
/// <param name="NoteId">The notes.</param>
/// <param name="Base">The text that it was made from.</param>
/// <param name="Text">The text as it is now.</param>
/// <param name="By">Who writes.</param>
/// <param name="AccountId">Their account.</param>
public sealed record NoteEdit(int NoteId, string Base, string Text, string By, string AccountId);

/// <summary>What a save has come to.</summary>
/// <param name="Text">The notes with it, and with what others wrote meanwhile.</param>
/// <param name="Version">Their version.</param>
/// <param name="Conflicts">How many places are for somebody to choose.</param>
/// <param name="Former">The notes as they were before.</param>
public sealed record SavedNote(string Text, int Version, int Conflicts, string Former);

/// <summary>
/// Saves notes for everybody who writes at once. All saves that wait are one transaction, because each has to be on the disk before it is
/// acknowledged and the disk takes its time: so sixteen writers wait once, not sixteen times.
/// </summary>
public sealed class NoteSaver(IConfiguration configuration, TimeProvider clock) : BackgroundService
{
    private const int MostAtOnce = 128;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(4096);

    /// <summary>Merges an edit into the notes; when it returns, it is on the disk. Null where there are no such notes.</summary>
    public async Task<SavedNote?> SaveAsync(NoteEdit edit, CancellationToken cancel)
    {
        var waiting = new Waiting(edit);
        await queue.Writer.WriteAsync(waiting, cancel);
        return await waiting.Done.Task.WaitAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<Waiting> batch = [];
        NoteWriter? writer = null;
        try
        {
            while (await queue.Reader.WaitToReadAsync(stoppingToken))
            {
                batch.Clear();
                while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var next)) batch.Add(next);
                try
                {
                    writer ??= NoteWriter.Open(HubDatabase.ConnectionString(configuration));
                    var results = writer.Save([.. batch.Select(waiting => waiting.Edit)], clock.GetUtcNow());
                    for (var i = 0; i < batch.Count; i++) batch[i].Done.TrySetResult(results[i]);
                }
                catch (SqliteException broken)
                {
                    // Nothing of the batch is stored. Each request fails with this and is logged as such; each editor still has its text and tries again.
                    foreach (var waiting in batch) waiting.Done.TrySetException(broken);
                    writer?.Dispose();
                    writer = null;
                }
            }
        }
        finally
        {
            writer?.Dispose();
        }
    }

    private sealed record Waiting(NoteEdit Edit)
    {
        // Continuations elsewhere: the next batch does not wait for the answers to this one.
        public TaskCompletionSource<SavedNote?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
