using System.Data.Common;
using System.Text.Json;
using MeetingHub.Web.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MeetingHub.Web.Archive;

/// <summary>Asks the store for rows as they lie in it. What a statement names comes from the model; values come in as parameters alone.</summary>
internal static class ArchiveStore
{
    /// <summary>A statement with its parameters <c>@p0</c>, <c>@p1</c> and so on, in the transaction that is open.</summary>
    public static DbCommand Command(this HubDbContext database, string sql, params IReadOnlyList<object?> values)
    {
        var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        // The names in it are the model's; what a file or a person says is in the parameters.
        command.CommandText = sql;
        foreach (var (n, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{n}", value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>The first column of what a statement gives, without the empty ones.</summary>
    public static async Task<List<object>> ListAsync(this HubDbContext database, string sql, IReadOnlyList<object?> values, CancellationToken cancel)
    {
        await using var command = database.Command(sql, values);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var list = new List<object>();
        while (await rows.ReadAsync(cancel))
            if (!await rows.IsDBNullAsync(0, cancel)) list.Add(rows.GetValue(0));
        return list;
    }

    /// <summary>Opens a transaction that reads and never keeps anybody from writing: all that is asked in it is of one moment.</summary>
    public static async Task<IAsyncDisposable> BeginReadingAsync(this HubDbContext database, CancellationToken cancel)
    {
        await database.Database.OpenConnectionAsync(cancel);
        // By itself SQLite's driver would take the lock of who writes.
        var transaction = ((SqliteConnection)database.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await database.Database.UseTransactionAsync(transaction, cancel);
        return new Moment(database, transaction);
    }

    /// <summary>Keys as one parameter, whatever their number, for <see cref="In"/>.</summary>
    public static string Keys(IEnumerable<object> keys) => JsonSerializer.Serialize(keys);

    /// <summary>That an expression is one of the keys in a parameter.</summary>
    public static string In(string expression, string parameter) => $"{expression} IN (SELECT value FROM json_each({parameter}))";

    // A transaction that was given to the context is not ended by it.
    private sealed class Moment(HubDbContext database, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await database.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await database.Database.CloseConnectionAsync();
        }
    }
}
