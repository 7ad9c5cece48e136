using System.Data.Common;
using System.Globalization;
using System.Threading.Channels;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
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
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                // From the pool, because the store may be restored or replaced between two saves.
                await using var connection = new SqliteConnection(HubDatabase.ConnectionString(configuration));
                await connection.OpenAsync(stoppingToken);
                Save(connection, batch);
            }
            catch (SqliteException broken)
            {
                // Nothing of the batch is stored. Each request fails with this and is logged as such; each editor still has its text and tries again.
                foreach (var waiting in batch) waiting.Done.TrySetException(broken);
            }
        }
    }

    private void Save(SqliteConnection connection, List<Waiting> batch)
    {
        SqliteDurability.Tell(connection);
        using var transaction = connection.BeginTransaction(deferred: false);
        var writer = new NoteWriter(connection, transaction, clock.GetUtcNow());
        var results = batch.ConvertAll(waiting => writer.Apply(waiting.Edit));
        writer.Touch();
        transaction.Commit();
        for (var i = 0; i < batch.Count; i++) batch[i].Done.TrySetResult(results[i]);
    }

    private sealed record Waiting(NoteEdit Edit)
    {
        // Continuations elsewhere: the next batch does not wait for the answers to this one.
        public TaskCompletionSource<SavedNote?> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>Writes edits within one transaction, in plain SQL: a save must cost far less than a change-tracked entity does.</summary>
internal sealed class NoteWriter(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset now)
{
    private static readonly string TouchSql = HubDbContext.TouchSql.Replace("{0}", "$tag", StringComparison.Ordinal).Replace("{1}", "$at", StringComparison.Ordinal);

    private readonly HashSet<string> touched = [];

    public SavedNote? Apply(NoteEdit edit)
    {
        string text;
        int version, session;
        bool isPublished;
        using (var found = Run("""SELECT "Text", "Version", "SessionId", "State" FROM "SessionNotes" WHERE "Id" = $id""", ("$id", edit.NoteId)).ExecuteReader())
        {
            if (!found.Read()) return null;
            (text, version, session, isPublished) = (found.GetString(0), found.GetInt32(1), found.GetInt32(2), found.GetString(3) == nameof(NoteState.Published));
        }
        var merged = NoteMerge.Merge(edit.Base, text, edit.Text);
        foreach (var conflict in merged.Conflicts)
            Run("""INSERT INTO "NoteConflicts" ("NoteId", "Theirs", "Mine", "By", "At") VALUES ($id, $theirs, $mine, $by, $at)""",
                ("$id", edit.NoteId), ("$theirs", conflict.Theirs), ("$mine", conflict.Mine), ("$by", edit.By), ("$at", Instant(now))).ExecuteNonQuery();
        if (merged.Text == text && merged.Conflicts.Count == 0) return new SavedNote(text, version, 0, text);
        version++;
        Run("""UPDATE "SessionNotes" SET "Text" = $text, "Version" = $version WHERE "Id" = $id""", ("$text", merged.Text), ("$version", version), ("$id", edit.NoteId)).ExecuteNonQuery();
        Keep(edit, merged.Text);
        touched.Add(FreshnessTags.Note(edit.NoteId));
        if (isPublished) touched.Add(FreshnessTags.Notes(session));
        return new SavedNote(merged.Text, version, merged.Conflicts.Count, text);
    }

    /// <summary>Says what was touched, once for all edits.</summary>
    public void Touch()
    {
        foreach (var tag in touched)
            Run(TouchSql, ("$tag", tag), ("$at", Instant(now))).ExecuteNonQuery();
    }

    // What one person saves within a short while is one revision.
    private void Keep(NoteEdit edit, string text)
    {
        var number = 0;
        using (var last = Run("""SELECT "Id", "Number", "AccountId", "BeganAt", "At", "MovedTo" IS NOT NULL FROM "NoteRevisions" WHERE "NoteId" = $id ORDER BY "Number" DESC LIMIT 1""", ("$id", edit.NoteId)).ExecuteReader())
            if (last.Read())
            {
                number = last.GetInt32(1);
                if (NoteRevision.GoesOn(last.GetString(2), edit.AccountId, At(last, 3), At(last, 4), last.GetBoolean(5), now))
                {
                    var id = last.GetInt32(0);
                    last.Close();
                    Run("""UPDATE "NoteRevisions" SET "Text" = $text, "At" = $at WHERE "Id" = $id""", ("$text", text), ("$at", Instant(now)), ("$id", id)).ExecuteNonQuery();
                    return;
                }
            }
        Run("""INSERT INTO "NoteRevisions" ("NoteId", "Number", "Text", "By", "AccountId", "BeganAt", "At") VALUES ($id, $number, $text, $by, $account, $at, $at)""",
            ("$id", edit.NoteId), ("$number", number + 1), ("$text", text), ("$by", edit.By), ("$account", edit.AccountId), ("$at", Instant(now))).ExecuteNonQuery();
    }

    private static DateTimeOffset At(DbDataReader row, int column) => DateTimeOffset.Parse(row.GetString(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // As the store writes instants.
    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private SqliteCommand Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
