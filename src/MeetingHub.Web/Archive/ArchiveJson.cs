using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Web.Database;

namespace MeetingHub.Web.Archive;

/// <summary>Writes all that belongs to a series or a meeting as JSON that <see cref="ArchiveReader"/> takes in again: a head, and the rows of each table as the store has them.</summary>
public sealed class ArchiveJson([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, TimeProvider clock)
{
    /// <summary>What the head calls the format.</summary>
    internal const string Format = "meetinghub-archive";

    /// <summary>The newest form of it.</summary>
    internal const int Version = 1;

    // So much is written before it is passed on.
    private const int FlushedAt = 64 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What a meeting that is only mentioned does not have: no agenda and no plans for one.
    private static readonly Dictionary<string, object?> OfMentions = new()
    {
        [nameof(Meeting.IsMentionOnly)] = true,
        [nameof(Meeting.CurrentRelease)] = null,
        [nameof(Meeting.LastRelease)] = 0,
        [nameof(Meeting.LastSessionNumber)] = 0,
        [nameof(Meeting.AgendaWithdrawnAt)] = null,
        [nameof(Meeting.NotesOutline)] = null,
        [nameof(Meeting.PublicationPlannedAt)] = null,
        [nameof(Meeting.PlannedBy)] = null,
        [nameof(Meeting.PlannedComment)] = null,
        [nameof(Meeting.PlannedWithTray)] = false,
    };

    /// <summary>Writes a series with all its meetings, or one meeting; false where there is no such thing. Nobody may read it but whoever may read everything.</summary>
    internal async Task<bool> WriteAsync(Stream stream, ArchiveKind kind, string slug, CancellationToken cancel)
    {
        // One moment for all tables. Others go on writing meanwhile.
        await using var moment = await database.BeginReadingAsync(cancel);
        if (await ArchiveSelection.FindAsync(database, kind, slug, cancel) is not { } selection) return false;
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteString("made", clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("kind", kind.ToString());
        json.WriteString("slug", slug);
        json.WriteStartArray("mentions");
        foreach (var mention in selection.Mentions.Cast<long>().Order()) json.WriteNumberValue(mention);
        json.WriteEndArray();
        json.WriteStartObject("tables");
        foreach (var table in ArchiveTables.Of(database.Model).All) await WriteAsync(json, table, selection, cancel);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
        return true;
    }

    private async Task WriteAsync(Utf8JsonWriter json, ArchiveTable table, ArchiveSelection selection, CancellationToken cancel)
    {
        json.WriteStartArray(table.Name);
        await using var command = database.Command($"SELECT {string.Join(", ", table.Columns.Select(c => c.Sql))} FROM {table.Sql} WHERE {ArchiveStore.In(table.Handle, "@p0")} ORDER BY {table.Handle}", ArchiveStore.Keys(selection.KeysOf(table.Type.ClrType)));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var row = new Dictionary<string, object?>(table.Columns.Count);
            foreach (var (n, column) in table.Columns.Index()) row[column.Name] = await rows.IsDBNullAsync(n, cancel) ? null : ArchiveValue.Read(rows, n, column.ValueType);
            Cut(table, row, selection);
            json.WriteStartObject();
            foreach (var (name, value) in row) ArchiveValue.Write(json, name, value);
            json.WriteEndObject();
            if (json.BytesPending > FlushedAt) await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
    }

    // What leads out of the archive leads nowhere.
    private static void Cut(ArchiveTable table, Dictionary<string, object?> row, ArchiveSelection selection)
    {
        if (table.Type.ClrType == typeof(Meeting) && selection.Mentions.Contains(Number(row[table.Key.Name])))
            foreach (var (name, value) in OfMentions) row[name] = value;
        foreach (var column in table.Columns)
        {
            if (column.Soft == SoftTarget.Nothing) row[column.Name] = column.IsNullable ? null : "";
            var target = column.Principal ?? (column.Soft == SoftTarget.Step ? typeof(AgendaStep) : null);
            if (target is null || !column.IsNullable || row[column.Name] is not { } number || selection.KeysOf(target).Contains(Number(number))) continue;
            row[column.Name] = null;
            // An outcome that a line of notes made is read where they are. Where they are another meeting's, it would be read by all.
            if (table.Type.ClrType == typeof(Outcome) && column.Name == nameof(Outcome.NoteId)) row[nameof(Outcome.Visibility)] = nameof(Visibility.Organizers);
        }
    }

    private static object Number(object? number) => (long)(int)number!; // what is counted has a number
}
