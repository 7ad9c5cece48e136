using System.Data.Common;
using System.Runtime.CompilerServices;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MeetingHub.Web.Import;

/// <summary>
/// Stores evidence with one prepared statement. A document has a hundred pieces and nobody asks for their numbers;
/// through the change tracker they cost as much as everything else of an import together.
/// </summary>
internal static class EvidenceInsert
{
    private static readonly string[] Columns =
    [
        nameof(Evidence.SourceDocumentId), nameof(Evidence.RecordKind), nameof(Evidence.RecordId), nameof(Evidence.Field),
        nameof(Evidence.Value), nameof(Evidence.Start), nameof(Evidence.Length), nameof(Evidence.Quote),
    ];

    // Quoted names and @parameters are understood by SQLite and PostgreSQL alike.
    private static readonly string Statement =
        $"""INSERT INTO "{nameof(HubDbContext.Evidence)}" ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c))})""";

    public static async Task InsertEvidenceAsync(this HubDbContext database, int sourceId, IEnumerable<Evidence> evidence, CancellationToken cancel)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.Transaction = database.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement;
        var parameters = Columns.Select(column => Parameter(command, column)).ToArray();
        foreach (var span in evidence)
        {
            ITuple row = (sourceId, span.RecordKind.ToString(), span.RecordId, span.Field, (object?)span.Value ?? DBNull.Value, span.Start, span.Length, span.Quote);
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = row[i];
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static DbParameter Parameter(DbCommand command, string column)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + column;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
