using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Archive;

/// <summary>What an archive is of.</summary>
public enum ArchiveKind
{
    /// <summary>A series with all its meetings.</summary>
    Series,
    /// <summary>One meeting.</summary>
    Meeting,
}

/// <summary>
/// Which rows belong to a series or a meeting: what is part of it, whoever has a part in it, the documents that say something of it, and what was changed.
/// Of other meetings that it leads to only that they are mentioned.
/// </summary>
internal sealed class ArchiveSelection
{
    private static readonly IReadOnlySet<object> None = new HashSet<object>();

    private readonly Dictionary<Type, HashSet<object>> keys = [];
    private readonly HubDbContext database;
    private readonly ArchiveTables tables;

    private ArchiveSelection(HubDbContext database, ArchiveKind kind, string slug)
    {
        (this.database, Kind, Slug) = (database, kind, slug);
        tables = ArchiveTables.Of(database.Model);
    }

    public ArchiveKind Kind { get; }

    public string Slug { get; }

    /// <summary>The numbers of meetings that are mentioned and no more.</summary>
    public HashSet<object> Mentions { get; } = [];

    /// <summary>The keys of a table's rows; of meetings those that are mentioned too.</summary>
    public IReadOnlySet<object> KeysOf(Type type) => keys.TryGetValue(type, out var some) ? some : None;

    /// <summary>Looks for the rows; null where there is no such series or meeting. A transaction must be open, so that all of them are of one moment.</summary>
    public static async Task<ArchiveSelection?> FindAsync(HubDbContext database, ArchiveKind kind, string slug, CancellationToken cancel)
    {
        var selection = new ArchiveSelection(database, kind, slug);
        var roots = kind == ArchiveKind.Series
            ? await database.Series.Where(s => s.Slug == slug).Select(s => s.Id).ToListAsync(cancel)
            : await database.Meetings.Where(m => m.Slug == slug).Select(m => m.Id).ToListAsync(cancel);
        if (roots.Count == 0) return null;
        await selection.FindAsync(roots[0], cancel);
        return selection;
    }

    private async Task FindAsync(long root, CancellationToken cancel)
    {
        if (Kind == ArchiveKind.Series)
        {
            Add(typeof(MeetingSeries), [root]);
            Add(typeof(Meeting), await LedToAsync(tables[typeof(Meeting)], nameof(Meeting.SeriesId), [root], cancel));
        }
        else
        {
            Add(typeof(Meeting), [root]);
            await AddReferredAsync(typeof(MeetingSeries), cancel);
        }
        await AddReferredAsync(typeof(Programme), cancel);
        foreach (var table in tables.All.Where(t => t.Owner is not null && t.Type.ClrType != typeof(Evidence) && t.Type.ClrType != typeof(AffiliateAlias) && t.Type.ClrType != typeof(PersonAlias)))
        {
            Add(table.Type.ClrType, await LedToAsync(table, table.Owner!, KeysOf(table[table.Owner!].Principal!), cancel)); // an owner has a foreign key
            if (table.Type.ClrType == typeof(SourceDocument)) Add(table.Type.ClrType, await SayingAsync(cancel));
        }
        await LeaveOutTranslationsAsync(cancel);
        foreach (var (referred, alias) in new[] { (typeof(Affiliate), typeof(AffiliateAlias)), (typeof(Person), typeof(PersonAlias)) })
        {
            await AddReferredAsync(referred, cancel);
            Add(alias, await LedToAsync(tables[alias], tables[alias].Owner!, KeysOf(referred), cancel)); // an alias is somebody's
        }
        foreach (var type in new[] { typeof(Change), typeof(OldAddress) }) Add(type, await AboutAsync(type, null, cancel));
        await AddMentionsAsync(cancel);
        Add(typeof(Evidence), await AboutAsync(typeof(Evidence), KeysOf(typeof(SourceDocument)), cancel));
    }

    private void Add(Type type, IEnumerable<object> more)
    {
        if (!keys.TryGetValue(type, out var known)) keys[type] = known = [];
        known.UnionWith(more);
    }

    // The rows of a table whose column leads to one of these.
    private Task<List<object>> LedToAsync(ArchiveTable table, string column, IEnumerable<object> owners, CancellationToken cancel) =>
        database.ListAsync($"SELECT {table.Handle} FROM {table.Sql} WHERE {ArchiveStore.In(table[column].Sql, "@p0")}", [ArchiveStore.Keys(owners)], cancel);

    // What the rows found so far refer to in a table.
    private async Task AddReferredAsync(Type type, CancellationToken cancel) => Add(type, await ReferredAsync(type, cancel));

    private async Task<List<object>> ReferredAsync(Type type, CancellationToken cancel)
    {
        var found = new List<object>();
        foreach (var table in tables.All.Where(t => KeysOf(t.Type.ClrType).Count > 0))
            foreach (var column in table.Columns.Where(c => c.Principal == type))
                found.AddRange(await database.ListAsync($"SELECT DISTINCT {column.Sql} FROM {table.Sql} WHERE {ArchiveStore.In(table.Handle, "@p0")}", [ArchiveStore.Keys(KeysOf(table.Type.ClrType))], cancel));
        return found;
    }

    // Documents that are about something else, and say something of this all the same. That they name the series alone, all those of its other editions do.
    private async Task<List<object>> SayingAsync(CancellationToken cancel)
    {
        var evidence = tables[typeof(Evidence)];
        var found = new List<object>();
        foreach (var (kind, type) in ArchiveTables.TableOf.Where(t => Kind == ArchiveKind.Series || t.Key != RecordKind.Series))
            found.AddRange(await database.ListAsync($"SELECT DISTINCT {evidence[nameof(Evidence.SourceDocumentId)].Sql} FROM {evidence.Sql} WHERE {evidence[nameof(Evidence.RecordKind)].Sql} = @p0 AND {ArchiveStore.In(evidence[nameof(Evidence.RecordId)].Sql, "@p1")}", [kind.ToString(), ArchiveStore.Keys(KeysOf(type))], cancel));
        return found;
    }

    // A translation is read where its notes are. Where they are another meeting's, it would be read by all.
    private async Task LeaveOutTranslationsAsync(CancellationToken cancel)
    {
        var table = tables[typeof(OutcomeTranslation)];
        var note = table[nameof(OutcomeTranslation.NoteId)].Sql;
        var elsewhere = await database.ListAsync($"SELECT {table.Handle} FROM {table.Sql} WHERE {note} IS NOT NULL AND NOT {ArchiveStore.In(note, "@p0")}", [ArchiveStore.Keys(KeysOf(typeof(SessionNote)))], cancel);
        if (keys.TryGetValue(typeof(OutcomeTranslation), out var translations)) translations.ExceptWith(elsewhere);
    }

    private async Task<List<object>> AboutAsync(Type type, IEnumerable<object>? of, CancellationToken cancel)
    {
        var table = tables[type];
        var found = new List<object>();
        foreach (var (kind, about) in ArchiveTables.TableOf)
        {
            var sql = $"SELECT {table.Handle} FROM {table.Sql} WHERE {table["RecordKind"].Sql} = @p0 AND {ArchiveStore.In(table["RecordId"].Sql, "@p1")}";
            if (of is not null) sql += $" AND {ArchiveStore.In(table[table.Owner!].Sql, "@p2")}"; // asked for where there is one
            found.AddRange(await database.ListAsync(sql, of is null ? [kind.ToString(), ArchiveStore.Keys(KeysOf(about))] : [kind.ToString(), ArchiveStore.Keys(KeysOf(about)), ArchiveStore.Keys(of)], cancel));
        }
        return found;
    }

    private async Task AddMentionsAsync(CancellationToken cancel)
    {
        var whole = KeysOf(typeof(Meeting)).ToHashSet();
        Mentions.UnionWith(await ReferredAsync(typeof(Meeting), cancel));
        // From where an outcome was moved and to where stands in words.
        var changes = tables[typeof(Change)];
        foreach (var column in new[] { nameof(Change.Before), nameof(Change.After) })
            Mentions.UnionWith((await database.ListAsync($"SELECT DISTINCT {changes[column].Sql} FROM {changes.Sql} WHERE {changes[nameof(Change.Field)].Sql} = @p0 AND {ArchiveStore.In(changes.Handle, "@p1")}", [Change.Moved, ArchiveStore.Keys(KeysOf(typeof(Change)))], cancel))
                .Select(number => (object)long.Parse((string)number, CultureInfo.InvariantCulture)));
        // One that was moved from may be gone.
        Mentions.IntersectWith((await database.Meetings.Select(m => m.Id).ToListAsync(cancel)).Select(id => (object)(long)id));
        Mentions.ExceptWith(whole);
        Add(typeof(Meeting), Mentions);
    }
}
