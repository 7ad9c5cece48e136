using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MeetingHub.Web.Database;

/// <summary>
/// How every SQLite connection behaves: readers never wait for the writer (WAL), an acknowledged write survives a power cut (FULL),
/// a busy writer is waited for, and foreign keys hold. The log may grow to 16 MB before it is copied back, so that a bulk import copies less often.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 4000;";

    // The driver's pool hands the same open handle out again and again: it needs telling once.
    private static readonly ConditionalWeakTable<object, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    /// <summary>Tells an open connection, for what uses one without EF.</summary>
    internal static void Tell(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || !Told.TryAdd(handle, handle)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
