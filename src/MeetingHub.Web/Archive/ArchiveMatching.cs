using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Archive;

/// <summary>Finds what an archive brings among what the hub has: what is the same is taken for the same, what only has the same address gets another one.</summary>
internal sealed class ArchiveMatching(HubDbContext database, ArchiveDocument document)
{
    // The bin counts too: what lies in it can be taken out.
    private const string Already = "It is there already, or lies in the bin.";

    /// <summary>Refuses an archive of what the hub has already.</summary>
    public async Task CheckFreeAsync(CancellationToken cancel)
    {
        var tables = ArchiveTables.Of(database.Model);
        var whole = document.Rows(tables[typeof(Meeting)]).Where(m => !document.Mentions.Contains(m[nameof(Meeting.Id)]!)).ToList(); // no key may be empty
        if (document.Kind == ArchiveKind.Meeting)
        {
            if (whole is not [var only] || only[nameof(Meeting.Slug)] is not string slug || slug != document.Slug) throw new ArchiveRefusal("The archive does not have the meeting that it is of.");
        }
        else
        {
            if (document.Rows(tables[typeof(MeetingSeries)]).ToList() is not [var series] || series[nameof(MeetingSeries.Slug)] is not string slug || slug != document.Slug || whole.Exists(m => !Equals(m[nameof(Meeting.SeriesId)], series[nameof(MeetingSeries.Id)])))
                throw new ArchiveRefusal("The archive does not have the series that it is of, or meetings of another.");
            if (await database.Series.AnyAsync(s => s.Slug == slug, cancel)) throw new ArchiveRefusal($"There is no room for the series '{slug}'. {Already}");
        }
        foreach (var meeting in whole.Select(m => (string)m[nameof(Meeting.Slug)]!)) // nor its address
            if (await MentionAsync(meeting, cancel) is null && await database.Meetings.AnyAsync(m => m.Slug == meeting, cancel)) throw new ArchiveRefusal($"There is no room for the meeting '{meeting}'. {Already}");
    }

    /// <summary>The number of a meeting of this address that was only mentioned here so far, and of which nothing else is known; null where there is none.</summary>
    public async Task<int?> MentionAsync(string slug, CancellationToken cancel)
    {
        if (await database.Meetings.Where(m => m.Slug == slug && m.IsMentionOnly && m.BinnedAt == null).Select(m => (int?)m.Id).SingleOrDefaultAsync(cancel) is not { } id) return null;
        foreach (var part in ArchiveTables.Of(database.Model).All.Where(t => t.Owner is { } owner && !t[owner].IsNullable && t[owner].Principal == typeof(Meeting)))
            if ((await database.ListAsync($"SELECT 1 FROM {part.Sql} WHERE {part[part.Owner!].Sql} = @p0 LIMIT 1", [id], cancel)).Count > 0) return null; // chosen for having one
        return id;
    }

    /// <summary>The number of what the hub has already and this row is; null where it comes in, with an address that is free.</summary>
    public async Task<int?> FindAsync(ArchiveTable table, Dictionary<string, object?> row, bool isMention, CancellationToken cancel)
    {
        var type = table.Type.ClrType;
        if (type == typeof(SourceDocument))
        {
            var (name, sha) = ((string)row[nameof(SourceDocument.Name)]!, (string)row[nameof(SourceDocument.Sha256)]!); // neither is empty
            return await database.Sources.Where(s => s.Name == name && s.Sha256 == sha).Select(s => (int?)s.Id).FirstOrDefaultAsync(cancel);
        }
        if (row.GetValueOrDefault("Slug") is not string slug || type == typeof(OldAddress)) return null;
        if (row.GetValueOrDefault("Name") is string called)
        {
            // How names are compared may have changed since.
            row["Key"] = NameKey.Of(called);
            if (row.GetValueOrDefault(nameof(Meeting.City)) is string city) row[nameof(Meeting.CityKey)] = NameKey.Of(city);
        }
        if (type == typeof(Meeting) && !isMention) return null;
        var taken = (await database.ListAsync($"SELECT {table.Key.Sql} FROM {table.Sql} WHERE {table["Slug"].Sql} = @p0 AND {table["Key"].Sql} = @p1", [slug, row["Key"]], cancel)).FirstOrDefault();
        if (taken is long here) return (int)here;
        var slugs = (await database.ListAsync($"SELECT {table["Slug"].Sql} FROM {table.Sql}", [], cancel)).ToHashSet();
        if (slugs.Contains(slug)) row["Slug"] = Slug.Unique(slug, slugs.Contains);
        return null;
    }

    /// <summary>Whether the hub has the like of a row already, with what it belongs to; its references are numbers of this hub.</summary>
    public async Task<bool> IsLeftOutAsync(ArchiveTable table, IReadOnlyDictionary<string, object?> row, IReadOnlyDictionary<Type, Dictionary<object, object?>> keys, IReadOnlyDictionary<Type, HashSet<object>> made, CancellationToken cancel)
    {
        var type = table.Type.ClrType;
        if (type == typeof(AffiliateAlias) || type == typeof(PersonAlias))
            return (await database.ListAsync($"SELECT 1 FROM {table.Sql} WHERE {table[table.Owner!].Sql} = @p0 AND {table["Key"].Sql} = @p1", [row[table.Owner!], row["Key"]], cancel)).Count > 0; // an alias is somebody's
        if (type == typeof(OldAddress))
            return !IsMade(Of(row), row["RecordId"]) || (await database.ListAsync($"SELECT 1 FROM {table.Sql} WHERE {table["RecordKind"].Sql} = @p0 AND {table["Slug"].Sql} = @p1", [row["RecordKind"], row["Slug"]], cancel)).Count > 0;
        if (type == typeof(Change)) return !IsMade(Of(row), row["RecordId"]);
        if (type == typeof(Evidence)) return !IsMade(Of(row), row["RecordId"]) && !IsMade(typeof(SourceDocument), row[nameof(Evidence.SourceDocumentId)]);
        // What a programme or a document consists of is here with it.
        return table.Owner is { } owner && table[owner].Principal is { } principal && (principal == typeof(Programme) || principal == typeof(SourceDocument)) && !IsMade(principal, row[owner]);

        bool IsMade(Type of, object? key) => key is not null && made[of].Contains(key);
    }

    private static Type Of(IReadOnlyDictionary<string, object?> row) => ArchiveTables.TableOf[Enum.Parse<RecordKind>((string)row["RecordKind"]!)]; // known by the model
}
