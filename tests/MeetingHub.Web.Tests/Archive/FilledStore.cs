using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Archive;

/// <summary>A store with rows in every table that is archived, where no column holds what it would hold by itself.</summary>
internal static class FilledStore
{
    public const string Series = "meetingseries-1";

    private static readonly byte[] File = "A line of text."u8.ToArray();

    /// <summary>Adds a series with two meetings, a meeting that they lead to, and two rows of whatever belongs to them.</summary>
    public static async Task AddAsync(HubDbContext database)
    {
        await database.Database.OpenConnectionAsync();
        var keys = new Dictionary<Type, List<object>>();
        foreach (var table in ArchiveTables.Of(database.Model).All)
        {
            keys[table.Type.ClrType] = [];
            var rows = table.Columns.Any(c => c.Soft == SoftTarget.Record) ? ArchiveTables.TableOf.Count * 2 : table.Type.ClrType == typeof(Meeting) ? 3 : table.Type.ClrType == typeof(MeetingSeries) ? 1 : 2;
            for (var n = 1; n <= rows; n++)
            {
                var values = new Dictionary<string, object?>();
                foreach (var column in table.Columns.Where(c => !table.IsCounted || c != table.Key)) values[column.Sql] = Value(table, column, n, keys);
                if (table.Secret is not null) values[table.Secret] = $"secret {n}";
                await using var insert = database.Command($"INSERT INTO {table.Sql} ({string.Join(", ", values.Keys)}) VALUES ({string.Join(", ", values.Keys.Select((_, p) => $"@p{p}"))}) RETURNING {table.Key.Sql}", [.. values.Values]);
                keys[table.Type.ClrType].Add((await insert.ExecuteScalarAsync())!);
            }
        }
    }

    private static object? Value(ArchiveTable table, ArchiveColumn column, int n, Dictionary<Type, List<object>> keys)
    {
        var type = table.Type.ClrType;
        var kind = ArchiveTables.TableOf.ElementAt((n - 1) / 2 % ArchiveTables.TableOf.Count);
        if (type == typeof(Meeting) && n == 3 && column.Name is nameof(Meeting.SeriesId) or nameof(Meeting.ProgrammeId) && n == 3) return null;
        if (column.Name == nameof(MeetingLink.OtherId)) return keys[typeof(Meeting)][2];
        if (column.Principal is { } principal) return keys[principal][Math.Min(n, keys[principal].Count) - 1];
        switch (column.Soft)
        {
            case SoftTarget.Record: return keys[kind.Value][Math.Min((n - 1) % 2, keys[kind.Value].Count - 1)];
            case SoftTarget.Step: return keys[typeof(AgendaStep)][n % 2];
            case SoftTarget.Session: return n == 1 ? keys[typeof(Session)][0] : 777;
            case SoftTarget.Nothing: return column.ValueType == typeof(string) ? $"account {n}" : n;
        }
        return (type.Name, column.Name) switch
        {
            (_, "RecordKind") => kind.Key.ToString(),
            (nameof(Change), nameof(Change.Field)) => n == 1 ? Change.Moved : "made",
            (nameof(Change), nameof(Change.Before)) when n == 1 => keys[typeof(Meeting)][0].ToString(),
            (nameof(Change), nameof(Change.After)) when n == 1 => keys[typeof(Meeting)][2].ToString(),
            (nameof(Affiliate) or nameof(Person) or nameof(AffiliateAlias) or nameof(PersonAlias) or nameof(Meeting) or nameof(MeetingSeries) or nameof(Programme), "Key") => NameKey.Of($"{type.Name} Name {n}"),
            (nameof(Meeting), nameof(Meeting.CityKey)) => NameKey.Of($"Meeting City {n}"),
            (nameof(Attachment), nameof(Attachment.Name)) => $"file-{n}.txt",
            (nameof(Attachment), nameof(Attachment.MediaType)) => "text/plain",
            (nameof(Attachment), nameof(Attachment.Token)) => $"{n:x20}",
            (nameof(Attachment), nameof(Attachment.Length)) => File.Length,
            (nameof(SurveyQuestion), nameof(SurveyQuestion.Kind)) => nameof(QuestionKind.Choice),
            (nameof(QuestionWords), nameof(QuestionWords.Lines)) => "one\ntwo\nthree\nfour",
            (nameof(SurveyReply), nameof(SurveyReply.Option)) => n,
            (_, nameof(SourceVersion.Sha256)) => Convert.ToHexStringLower(SHA256.HashData(File)),
            (_, "Slug") => $"{type.Name.ToLowerInvariant()}-{n}",
            (_, "Language") => n == 1 ? "qu" : "ay-BO",
            (_, "TimeZone") => "America/La_Paz",
            (_, "Link") or (nameof(SourceDocument), "Origin") => $"https://example.org/{n}",
            (_, nameof(Session.Code)) => $"S{n}",
            _ => Plain(table, column, n),
        };
    }

    private static object Plain(ArchiveTable table, ArchiveColumn column, int n)
    {
        var model = Nullable.GetUnderlyingType(column.Property.ClrType) ?? column.Property.ClrType;
        if (model.IsEnum) return Enum.GetNames(model)[^1];
        if (model == typeof(PartialDate)) return $"20{20 + n}-0{Math.Min(n, 9)}";
        if (model == typeof(Country)) return n == 1 ? "BO" : "PE";
        return column.ValueType switch
        {
            { } t when t == typeof(int) => 40 + n,
            { } t when t == typeof(bool) => true,
            { } t when t == typeof(string) => $"{table.Name} {column.Name} {n}",
            { } t when t == typeof(byte[]) => File,
            { } t when t == typeof(Guid) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{table.Name} {n}"))[..16]),
            { } t when t == typeof(DateTime) => new DateTime(2024, 3, 10 + (n % 9), 11, 12, 13, 140, DateTimeKind.Utc).AddTicks(1234),
            { } t when t == typeof(DateOnly) => new DateOnly(2024, 3, 10 + n),
            { } t when t == typeof(TimeOnly) => new TimeOnly(9, 30 + n),
            var t => throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"{t}")),
        };
    }
}
