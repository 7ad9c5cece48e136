using System.Collections;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MeetingHub.Web.Database;

/// <summary>
/// Blacks hidden names out of every text that a filtered store hands over, so that no page, feed or export can show one by forgetting to ask.
/// With nothing hidden, the store's own reader is handed on untouched.
/// </summary>
internal sealed class NameRedaction : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Ask(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Ask(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Cover(eventData, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Cover(eventData, result));

    // Before the query and not within it, because a connection may have only one reader.
    private static void Ask(DbCommand command, CommandEventData eventData)
    {
        if (Reads(eventData) is { HiddenNames: null } context && command.Connection is { } connection)
            context.HiddenNames = HiddenNames.Load(connection, command.Transaction, context.Sight);
    }

    private static DbDataReader Cover(CommandExecutedEventData eventData, DbDataReader reader) =>
        Reads(eventData) is { HiddenNames: { IsEmpty: false } names } context ? new RedactedReader(reader, names, FreeTexts.Of(context.Model)) : reader;

    // Migrations and saving read nothing that anybody sees.
    private static HubDbContext? Reads(CommandEventData eventData) =>
        eventData is { CommandSource: CommandSource.LinqQuery or CommandSource.FromSqlQuery, Context: HubDbContext { IsWhole: false } context } ? context : null;

    private sealed class RedactedReader(DbDataReader inner, HiddenNames names, FreeTexts texts) : DbDataReader
    {
        private readonly bool?[] isText = new bool?[inner.FieldCount];

        public override int FieldCount => inner.FieldCount;

        public override bool HasRows => inner.HasRows;

        public override bool IsClosed => inner.IsClosed;

        public override int RecordsAffected => inner.RecordsAffected;

        public override int Depth => inner.Depth;

        public override object this[int ordinal] => GetValue(ordinal);

        public override object this[string name] => GetValue(GetOrdinal(name));

        public override string GetString(int ordinal) => BlackOut(ordinal, inner.GetString(ordinal));

        public override object GetValue(int ordinal) => inner.GetValue(ordinal) is string text ? BlackOut(ordinal, text) : inner.GetValue(ordinal);

        public override T GetFieldValue<T>(int ordinal) => typeof(T) == typeof(string) ? (T)(object)GetString(ordinal) : inner.GetFieldValue<T>(ordinal);

        public override TextReader GetTextReader(int ordinal) => new StringReader(GetString(ordinal));

        public override int GetValues(object[] values)
        {
            var count = inner.GetValues(values);
            for (var i = 0; i < count; i++) values[i] = values[i] is string text ? BlackOut(i, text) : values[i];
            return count;
        }

        public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);

        public override byte GetByte(int ordinal) => inner.GetByte(ordinal);

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

        public override char GetChar(int ordinal) => inner.GetChar(ordinal);

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

        public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);

        public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);

        public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);

        public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);

        public override IEnumerator GetEnumerator() => new DbEnumerator(this);

        public override Type GetFieldType(int ordinal) => inner.GetFieldType(ordinal);

        public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);

        public override Guid GetGuid(int ordinal) => inner.GetGuid(ordinal);

        public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);

        public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);

        public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);

        public override string GetName(int ordinal) => inner.GetName(ordinal);

        public override int GetOrdinal(string name) => inner.GetOrdinal(name);

        public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);

        public override bool NextResult() => inner.NextResult();

        public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => inner.NextResultAsync(cancellationToken);

        public override bool Read() => inner.Read();

        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => inner.ReadAsync(cancellationToken);

        public override void Close() => inner.Close();

        private string BlackOut(int ordinal, string text) => (isText[ordinal] ??= texts.Holds(inner.GetName(ordinal))) && !texts.IsValue(text) ? names.BlackOut(text) : text;

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
