using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Record = MeetingHub.Domain.Record;

namespace MeetingHub.Web.Archive;

/// <summary>What an archive brought.</summary>
/// <param name="Kind">What it is of.</param>
/// <param name="Slug">The readable part of that thing's address.</param>
/// <param name="Rows">How many rows of each table came in; of what was here already, none.</param>
internal sealed record ArchiveImported(ArchiveKind Kind, string Slug, IReadOnlyDictionary<string, int> Rows);

/// <summary>
/// Takes in again what <see cref="ArchiveJson"/> wrote, all of it or nothing. Whatever is counted gets numbers of this hub; affiliates, people, programmes and documents
/// that are here already are taken for those of the archive, and what this hub says of them stands.
/// </summary>
internal sealed class ArchiveReader([FromKeyedServices(HubDatabase.Whole)] HubDbContext database)
{
    // SQLITE_CONSTRAINT: something of it is here already that no rule below has found.
    private const int ConstraintBroken = 19;

    /// <summary>Takes an archive in, or only says what would come in.</summary>
    /// <exception cref="ArchiveRefusal">It is broken, cannot be, or is here already; nothing of it is stored.</exception>
    public async Task<ArchiveImported> ReadAsync(ReadOnlyMemory<byte> json, bool isDryRun, CancellationToken cancel)
    {
        using var document = ArchiveDocument.Read(json, ArchiveTables.Of(database.Model));
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var run = new Run(database, document);
        try
        {
            await run.ReadAsync(cancel);
        }
        catch (SqliteException twice) when (twice.SqliteErrorCode == ConstraintBroken)
        {
            throw new ArchiveRefusal($"Something of this archive is in the hub already: {twice.Message}");
        }
        if (!isDryRun) await transaction.CommitAsync(cancel);
        return new ArchiveImported(document.Kind, document.Slug, run.Counts);
    }

    private sealed class Run(HubDbContext database, ArchiveDocument document)
    {
        private readonly ArchiveTables tables = ArchiveTables.Of(database.Model);
        private readonly ArchiveMatching matching = new(database, document);

        // By the archive's keys, the store's; null for what is left out.
        private readonly Dictionary<Type, Dictionary<object, object?>> keys = [];
        private readonly Dictionary<Type, HashSet<object>> made = [];
        private readonly Dictionary<object, Dictionary<string, object?>> attachments = [];
        private readonly Dictionary<object, Dictionary<string, object?>> versions = [];
        private readonly Dictionary<int, int> gone = [];
        private int goneBelow;

        public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

        public async Task ReadAsync(CancellationToken cancel)
        {
            await matching.CheckFreeAsync(cancel);
            // Sessions that are gone have numbers below zero, which no session has.
            goneBelow = Math.Min(0, await database.ReleasedSessions.MinAsync(s => (int?)s.SessionId, cancel) ?? 0);
            foreach (var table in tables.All) await ReadAsync(table, cancel);
            foreach (var mention in document.Mentions)
                if (!keys[typeof(Meeting)].ContainsKey(mention)) throw new ArchiveRefusal("The archive mentions a meeting that it does not have.");
            await ArchiveChecks.CheckSurveysAsync(database, [.. Made(typeof(Survey))], cancel);
            await SettleAddressesAsync(cancel);
            await database.TouchAsync([FreshnessTags.Names, FreshnessTags.Meetings, FreshnessTags.Sources, .. keys[typeof(Meeting)].Values.OfType<int>().SelectMany(id => new[] { FreshnessTags.Meeting(id), FreshnessTags.Draft(id) })], cancel);
        }

        private IEnumerable<int> Made(Type type) => made.TryGetValue(type, out var some) ? some.Cast<int>() : [];

        private async Task ReadAsync(ArchiveTable table, CancellationToken cancel)
        {
            var type = table.Type.ClrType;
            var known = keys[type] = [];
            made[type] = [];
            var columns = table.Columns.Where(c => !table.IsCounted || c != table.Key).ToList();
            List<string> names = [.. columns.Select(c => c.Sql), .. table.Secret is null ? Array.Empty<string>() : [table.Secret]];
            await using var insert = database.Command($"INSERT INTO {table.Sql} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, n) => $"@p{n}"))}) RETURNING {table.Key.Sql}", new object?[names.Count]);
            foreach (var row in document.Rows(table))
            {
                var key = row[table.Key.Name]!; // no key may be empty
                if (IsLedTo(table) && known.ContainsKey(key)) throw new ArchiveRefusal($"{table.Name} has the number {key} twice.");
                var isMention = type == typeof(Meeting) && document.Mentions.Contains(key);
                Note(type, key, row);
                if (!Refer(table, row) || await matching.IsLeftOutAsync(table, row, keys, made, cancel))
                {
                    known[key] = null;
                    continue;
                }
                if (await matching.FindAsync(table, row, isMention, cancel) is { } here)
                {
                    known[key] = here;
                    continue;
                }
                if (type == typeof(Meeting) && !isMention && await matching.MentionAsync((string)row[nameof(Meeting.Slug)]!, cancel) is { } mentioned) // no address is empty
                {
                    // Until now it was only mentioned here; now more is known of it.
                    await using var update = database.Command($"UPDATE {table.Sql} SET {string.Join(", ", columns.Select((c, n) => $"{c.Sql} = @p{n}"))} WHERE {table.Key.Sql} = @p{columns.Count}", [.. columns.Select(c => row[c.Name]), mentioned]);
                    await update.ExecuteNonQueryAsync(cancel);
                    Come(mentioned);
                    continue;
                }
                foreach (var (n, column) in columns.Index()) insert.Parameters[n].Value = row[column.Name] ?? DBNull.Value;
                if (table.Secret is not null) insert.Parameters[names.Count - 1].Value = AccountLink.NewSecret();
                var given = await insert.ExecuteScalarAsync(cancel);
                var number = table.IsCounted ? Convert.ToInt32(given, CultureInfo.InvariantCulture) : key;
                Come(table.Key.Principal is null ? number : row[table.Key.Name]!); // neither is empty

                void Come(object number)
                {
                    known[key] = number;
                    made[type].Add(number);
                    Counts[table.Name] = Counts.GetValueOrDefault(table.Name) + 1;
                }
            }
        }

        // Old addresses of different kinds may be the same, and nothing leads to one.
        private static bool IsLedTo(ArchiveTable table) => table.Type.ClrType != typeof(OldAddress);

        private void Note(Type type, object key, Dictionary<string, object?> row)
        {
            if (type == typeof(Attachment)) attachments[key] = row;
            else if (type == typeof(SourceVersion)) versions[key] = row;
            else if (type == typeof(AttachmentContent) && attachments.TryGetValue(key, out var attachment)) ArchiveChecks.CheckAttachment(attachment, (byte[])row[nameof(AttachmentContent.Bytes)]!); // no content is empty
            else if (type == typeof(SourceContent) && versions.TryGetValue(key, out var version)) ArchiveChecks.CheckSource(version, (byte[])row[nameof(SourceContent.Bytes)]!);
        }

        // Gives references the numbers that what they lead to has here; false where that is left out, and the row with it.
        private bool Refer(ArchiveTable table, Dictionary<string, object?> row)
        {
            foreach (var column in table.Columns)
            {
                if (row[column.Name] is not { } stated) continue;
                if (column.Principal is { } principal)
                {
                    if (!keys[principal].TryGetValue(stated, out var key)) throw new ArchiveRefusal($"{table.Name} leads to {principal.Name} {stated}, which the archive does not have.");
                    if (principal == typeof(Meeting) && column.Name == table.Owner && !column.IsNullable && document.Mentions.Contains(stated)) throw new ArchiveRefusal($"{table.Name} belongs to a meeting that is only mentioned.");
                    if (key is null && !column.IsNullable) return false;
                    row[column.Name] = key;
                }
                else if (column.Soft is { } soft && !ReferSoftly(table, column, soft, row, stated)) return false;
            }
            if (table.Type.ClrType == typeof(Change) && Change.Moved.Equals(row[nameof(Change.Field)]))
                foreach (var name in new[] { nameof(Change.Before), nameof(Change.After) })
                    row[name] = int.TryParse((string?)row[name], NumberStyles.None, CultureInfo.InvariantCulture, out var meeting) && keys[typeof(Meeting)].GetValueOrDefault(meeting) is int here ? here.ToString(CultureInfo.InvariantCulture) : "0";
            return true;
        }

        private bool ReferSoftly(ArchiveTable table, ArchiveColumn column, SoftTarget soft, Dictionary<string, object?> row, object stated)
        {
            switch (soft)
            {
                case SoftTarget.Record:
                    var type = ArchiveTables.TableOf[Enum.Parse<RecordKind>((string)row["RecordKind"]!)]; // known by the model
                    if (!keys[type].TryGetValue(stated, out var record)) throw new ArchiveRefusal($"{table.Name} is about {type.Name} {stated}, which the archive does not have.");
                    row[column.Name] = record;
                    return record is not null;
                case SoftTarget.Step:
                    if (!keys[typeof(AgendaStep)].TryGetValue(stated, out var step)) throw new ArchiveRefusal($"{table.Name} leads to a step that the archive does not have.");
                    row[column.Name] = step;
                    return true;
                case SoftTarget.Session:
                    row[column.Name] = keys[typeof(Session)].TryGetValue(stated, out var session) ? session : Gone((int)stated);
                    return true;
                default:
                    row[column.Name] = column.IsNullable ? null : "";
                    return true;
            }
        }

        private int Gone(int session)
        {
            if (!gone.TryGetValue(session, out var number)) gone[session] = number = --goneBelow;
            return number;
        }

        // What is hidden here stands in no address, and neither does what comes in hidden.
        private async Task SettleAddressesAsync(CancellationToken cancel)
        {
            var (affiliates, meetings, series, programmes) = (Made(typeof(Affiliate)).ToList(), Made(typeof(Meeting)).ToList(), Made(typeof(MeetingSeries)).ToList(), Made(typeof(Programme)).ToList());
            foreach (var hidden in await database.Affiliates.Include(a => a.Aliases).Where(a => affiliates.Contains(a.Id) && a.Visibility != Visibility.Public).ToListAsync(cancel)) await NeutralAddresses.MoveAsync(database, hidden, cancel);
            await database.SaveChangesAsync(cancel);
            List<Record> come = [.. await database.Meetings.Where(m => meetings.Contains(m.Id)).ToListAsync(cancel), .. await database.Series.Where(s => series.Contains(s.Id)).ToListAsync(cancel), .. await database.Programmes.Where(p => programmes.Contains(p.Id)).ToListAsync(cancel)];
            await NeutralAddresses.SettleAsync(database, come, cancel);
        }
    }
}
