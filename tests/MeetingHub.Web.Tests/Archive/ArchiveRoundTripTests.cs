using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MeetingHub.Domain;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Archive;

/// <summary>What an archive holds comes in again, field by field.</summary>
public sealed class ArchiveRoundTripTests
{
    [Fact]
    public async Task Every_table_of_the_model_is_archived_or_left_out_on_purpose()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(database =>
        {
            var archived = ArchiveTables.Of(database.Model).All.Select(t => t.Type.ClrType);

            Assert.Equal(database.Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => t.ClrType.ToString()).Order(StringComparer.Ordinal), archived.Concat(ArchiveTables.LeftOut).Select(t => t.ToString()).Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Every_number_that_leads_somewhere_is_known_to_do_so()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(database =>
        {
            var unknown = from table in ArchiveTables.Of(database.Model).All
                          from column in table.Columns
                          where column.Name.EndsWith("Id", StringComparison.Ordinal) && column.Principal is null && column.Soft is null && column != table.Key && column.Name != nameof(Session.Uid)
                          select $"{table.Name}.{column.Name}";

            Assert.Equal([], unknown);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Each_table_stands_after_those_that_it_leads_to()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(database =>
        {
            var tables = ArchiveTables.Of(database.Model).All.Select(t => t.Type.ClrType).ToList();
            var early = from table in ArchiveTables.Of(database.Model).All
                        from column in table.Columns
                        where column.Principal is { } principal && tables.IndexOf(principal) >= tables.IndexOf(table.Type.ClrType)
                        select $"{table.Name}.{column.Name}";

            Assert.Equal([], early);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_store_in_which_nothing_is_empty_comes_into_an_empty_hub_field_by_field()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        await using var other = new HubApplication();

        await ReadAsync(other, await WriteAsync(hub, ArchiveKind.Series, FilledStore.Series));

        await EqualAsync(hub, other, []);
    }

    [Fact]
    public async Task It_comes_into_a_hub_that_has_meetings_of_its_own_and_leaves_those_as_they_are()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        await using var other = new HubApplication { WithSeeds = true };
        var before = await other.InStoreAsync(KeysAsync);
        var rows = await other.InStoreAsync(database => RowsAsync(database, []));

        await ReadAsync(other, await WriteAsync(hub, ArchiveKind.Series, FilledStore.Series));

        await EqualAsync(hub, other, before);
        var now = await other.InStoreAsync(database => RowsAsync(database, []));
        Assert.All(rows, table => Assert.Equal(table.Value, now[table.Key].Where(row => before[table.Key].Contains(row.Handle)).ToList(), RowComparer.Instance));
    }

    [Theory]
    [InlineData(ArchiveKind.Series, "iberoconf")]
    [InlineData(ArchiveKind.Meeting, "the-latin-american-executive-directors-and-coordinators-gathered-in-bogota")]
    public async Task An_archive_of_what_came_in_is_the_archive_that_it_came_from(ArchiveKind kind, string slug)
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var first = await WriteAsync(hub, kind, slug);
        await using var other = new HubApplication();

        await ReadAsync(other, first);

        await other.InStoreAsync(async database => Assert.Equal(Numbered(database, first), Numbered(database, await WriteAsync(other, kind, slug))));
    }

    [Fact]
    public async Task A_filled_store_gives_the_same_archive_after_a_round_too()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(FilledStore.AddAsync);
        var first = await WriteAsync(hub, ArchiveKind.Series, FilledStore.Series);
        await using var other = new HubApplication { WithSeeds = true };

        await ReadAsync(other, first);

        await other.InStoreAsync(async database => Assert.Equal(Numbered(database, first), Numbered(database, await WriteAsync(other, ArchiveKind.Series, FilledStore.Series))));
    }

    internal static async Task<byte[]> WriteAsync(HubApplication hub, ArchiveKind kind, string slug)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        using var bytes = new MemoryStream();
        Assert.True(await scope.ServiceProvider.GetRequiredService<ArchiveJson>().WriteAsync(bytes, kind, slug, default));
        return bytes.ToArray();
    }

    internal static async Task<ArchiveImported> ReadAsync(HubApplication hub, byte[] json, bool isDryRun = false)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ArchiveReader>().ReadAsync(json, isDryRun, default);
    }

    internal static Task<Dictionary<string, HashSet<string>>> KeysAsync(HubDbContext database) => RowsAsync(database, []).ContinueWith(rows => rows.Result.ToDictionary(t => t.Key, t => t.Value.Select(r => r.Handle).ToHashSet()), TaskScheduler.Default);

    // Each row of each archived table, in the order of its key, but for those that were there before.
    private static async Task<Dictionary<string, List<Row>>> RowsAsync(HubDbContext database, Dictionary<string, HashSet<string>> before)
    {
        var all = new Dictionary<string, List<Row>>();
        foreach (var table in ArchiveTables.Of(database.Model).All)
        {
            var rows = all[table.Name] = [];
            await database.Database.OpenConnectionAsync();
            await using var command = database.Command($"SELECT {table.Handle}, {table.Secret ?? "NULL"}, {string.Join(", ", table.Columns.Select(c => c.Sql))} FROM {table.Sql} ORDER BY {table.Handle}");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = table.Columns.Select((c, n) => (c.Name, Value: reader.IsDBNull(n + 2) ? null : reader.GetValue(n + 2) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(n + 2), CultureInfo.InvariantCulture))).ToDictionary(c => c.Name, c => c.Value);
                var handle = Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!;
                if (!before.TryGetValue(table.Name, out var known) || !known.Contains(handle)) rows.Add(new Row(handle, reader.IsDBNull(1) ? null : reader.GetString(1), values));
            }
        }
        return all;
    }

    private static async Task EqualAsync(HubApplication hub, HubApplication other, Dictionary<string, HashSet<string>> before)
    {
        var (first, second) = (await hub.InStoreAsync(database => RowsAsync(database, [])), await other.InStoreAsync(database => RowsAsync(database, before)));
        var numbers = new Dictionary<Type, Dictionary<string, string>>();
        var wrong = new List<string>();
        await other.InStoreAsync(database =>
        {
            foreach (var table in ArchiveTables.Of(database.Model).All)
            {
                Assert.NotEmpty(first[table.Name]);
                Assert.Equal((table.Name, first[table.Name].Count), (table.Name, second[table.Name].Count));
                numbers[table.Type.ClrType] = first[table.Name].Zip(second[table.Name]).Where(p => table.Type.ClrType != typeof(OldAddress)).ToDictionary(p => p.First.Values[table.Key.Name]!, p => p.Second.Values[table.Key.Name]!);
                foreach (var (n, (was, now)) in first[table.Name].Zip(second[table.Name]).Index())
                    foreach (var column in table.Columns)
                        if (Expected(table, column, was, n, numbers) is var expected && expected != now.Values[column.Name]) wrong.Add($"{table.Name} {n + 1} {column.Name}: {now.Values[column.Name]} and not {expected}");
                if (table.Secret is not null) Assert.All(first[table.Name].Zip(second[table.Name]), p => Assert.True(p.Second.Secret?.Length > 20 && p.First.Secret != p.Second.Secret));
            }
            return Task.CompletedTask;
        });
        Assert.Equal([], wrong);
    }

    private static string? Expected(ArchiveTable table, ArchiveColumn column, Row was, int place, Dictionary<Type, Dictionary<string, string>> numbers)
    {
        if (was.Values[column.Name] is not { } value) return null;
        // The third is only mentioned by the two others.
        if (table.Type.ClrType == typeof(Meeting) && place == 2)
            switch (column.Name)
            {
                case nameof(Meeting.IsMentionOnly): return "1";
                case nameof(Meeting.LastRelease) or nameof(Meeting.LastSessionNumber) or nameof(Meeting.PlannedWithTray): return "0";
                case nameof(Meeting.CurrentRelease) or nameof(Meeting.AgendaWithdrawnAt) or nameof(Meeting.NotesOutline) or nameof(Meeting.PublicationPlannedAt) or nameof(Meeting.PlannedBy) or nameof(Meeting.PlannedComment): return null;
            }
        if (column == table.Key && table.IsCounted) return numbers[table.Type.ClrType][value];
        if (column.Principal is { } principal) return numbers[principal][value];
        if (table.Type.ClrType == typeof(Change) && was.Values[nameof(Change.Field)] == Change.Moved && column.Name is nameof(Change.Before) or nameof(Change.After) && was.Values[nameof(Change.Field)] == Change.Moved) return numbers[typeof(Meeting)][value];
        return column.Soft switch
        {
            SoftTarget.Record => numbers[ArchiveTables.TableOf[Enum.Parse<RecordKind>(was.Values["RecordKind"]!)]][value],
            SoftTarget.Step => numbers[typeof(AgendaStep)][value],
            SoftTarget.Session => numbers[typeof(Session)].GetValueOrDefault(value, "-1"),
            SoftTarget.Nothing => column.IsNullable ? null : "",
            _ => value,
        };
    }

    // The archive with numbers that tell the place of a row in its table, and without the time.
    private static string Numbered(HubDbContext database, byte[] json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        root.Remove("made");
        var tables = ArchiveTables.Of(database.Model);
        var rows = root["tables"]!.AsObject();
        var places = tables.All.Where(t => t.IsCounted).ToDictionary(t => t.Type.ClrType, t => rows[t.Name]!.AsArray().Select((row, n) => ((int)row![t.Key.Name]!, n)).ToDictionary(p => p.Item1, p => p.n));
        root["mentions"] = new JsonArray([.. root["mentions"]!.AsArray().Select(m => (JsonNode)places[typeof(Meeting)][(int)m!])]);
        foreach (var table in tables.All)
            foreach (var row in rows[table.Name]!.AsArray().Select(r => r!.AsObject()))
            {
                var kind = row["RecordKind"] is { } stated ? ArchiveTables.TableOf[Enum.Parse<RecordKind>((string)stated!)] : null;
                foreach (var column in table.Columns)
                    if (row[column.Name] is JsonValue { } number && number.GetValueKind() == JsonValueKind.Number
                        && (column == table.Key && table.IsCounted ? table.Type.ClrType : column.Principal ?? column.Soft switch { SoftTarget.Record => kind, SoftTarget.Step => typeof(AgendaStep), SoftTarget.Session => typeof(Session), _ => null }) is { } type)
                        row[column.Name] = places[type].GetValueOrDefault((int)number, -1);
                if (table.Type.ClrType == typeof(Change) && (string?)row[nameof(Change.Field)] == Change.Moved)
                    foreach (var name in new[] { nameof(Change.Before), nameof(Change.After) }) row[name] = places[typeof(Meeting)].GetValueOrDefault(int.Parse((string)row[name]!, CultureInfo.InvariantCulture), -1);
            }
        // Old addresses lie by their words, not by numbers.
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    internal sealed record Row(string Handle, string? Secret, Dictionary<string, string?> Values);

    private sealed class RowComparer : IEqualityComparer<Row>
    {
        public static RowComparer Instance { get; } = new();

        public bool Equals(Row? x, Row? y) => x!.Handle == y!.Handle && x.Secret == y.Secret && x.Values.SequenceEqual(y.Values);

        public int GetHashCode(Row row) => row.Handle.GetHashCode(StringComparison.Ordinal);
    }
}
