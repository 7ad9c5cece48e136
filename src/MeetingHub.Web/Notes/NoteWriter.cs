using System.Data.Common;
using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Web.Database;
using Microsoft.Data.Sqlite;

namespace MeetingHub.Web.Notes;

/// <summary>
/// Writes edits in plain SQL, on a connection of its own with statements that are prepared once: a save must cost far less than a change-tracked entity does.
/// After an exception it is of no more use; what it had begun is not stored.
/// </summary>
internal sealed class NoteWriter : IDisposable
{
    private static readonly string TouchSql = HubDbContext.TouchSql.Replace("{0}", "$tag", StringComparison.Ordinal).Replace("{1}", "$at", StringComparison.Ordinal);

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = [];
    private readonly HashSet<string> touched = [];
    private DateTimeOffset now;

    private NoteWriter(SqliteConnection connection) => this.connection = connection;

    public static NoteWriter Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqliteDurability.Tell(connection);
        return new NoteWriter(connection);
    }

    /// <summary>Writes edits in one transaction; when it returns, they are on the disk. Null for an edit of notes that are not there.</summary>
    public IReadOnlyList<SavedNote?> Save(IReadOnlyList<NoteEdit> edits, DateTimeOffset at)
    {
        now = at;
        touched.Clear();
        // Of its own, because a driver's transaction would have to be told to each statement anew.
        Run("BEGIN IMMEDIATE").ExecuteNonQuery();
        var saved = edits.Select(Apply).ToList();
        foreach (var tag in touched) Run(TouchSql, ("$tag", tag), ("$at", Instant(now))).ExecuteNonQuery();
        Run("COMMIT").ExecuteNonQuery();
        return saved;
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }

    private SavedNote? Apply(NoteEdit edit)
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
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = statements[sql] = connection.CreateCommand();
            statement.CommandText = sql;
            foreach (var (name, value) in parameters) statement.Parameters.AddWithValue(name, value);
            return statement;
        }
        foreach (var (name, value) in parameters) statement.Parameters[name].Value = value;
        return statement;
    }
}
