using MeetingHub.Domain;
using MeetingHub.Formats.Search;
using MeetingHub.Web.Pages.Shared;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>When something is due, seen from today.</summary>
public enum DueIn
{
    /// <summary>The day is past, and it is not settled.</summary>
    Overdue,
    /// <summary>Within three months.</summary>
    Soon,
    /// <summary>After that.</summary>
    Later,
    /// <summary>No day is known.</summary>
    Undated,
}

/// <summary>In what order outcomes are listed, and so under which headings.</summary>
public enum RegisterOrder
{
    /// <summary>By meeting, the newest first.</summary>
    Newest,
    /// <summary>By meeting, the oldest first: what has waited longest.</summary>
    Oldest,
    /// <summary>By when they are due; what has no day comes last.</summary>
    Due,
    /// <summary>By what became of them.</summary>
    Status,
    /// <summary>By kind.</summary>
    Kind,
    /// <summary>By who is responsible; what is nobody's comes last.</summary>
    Affiliate,
}

/// <summary>Which outcomes are asked for, as the register's address says it.</summary>
public sealed record RegisterFilter(
    string? Words, string? Series, string? Meeting, string? Affiliate, string? StatusWord, IReadOnlyCollection<OutcomeStatus> Statuses, OutcomeKind? Kind, DueIn? Due, RegisterOrder Order)
{
    /// <summary>In place of one status: all in which somebody still has something to do.</summary>
    public const string Unsettled = "unsettled";

    private static readonly OutcomeStatus[] All = Enum.GetValues<OutcomeStatus>();

    /// <summary>Those of the statuses that are not settled.</summary>
    public static IReadOnlyCollection<OutcomeStatus> Open { get; } = [.. All.Where(s => !OutcomeSteps.IsSettled(s))];

    /// <summary>Reads the address's query; null when a value in it is none.</summary>
    public static RegisterFilter? Parse(IQueryCollection query)
    {
        var (status, unsettled) = (Value("status"), Value("status") == Unsettled);
        if (!Choice.TryParse<OutcomeStatus>(unsettled ? null : status, out var one) || !Choice.TryParse<OutcomeKind>(Value("kind"), out var kind)
            || !Choice.TryParse<DueIn>(Value("due"), out var due) || !Choice.TryParse<RegisterOrder>(Value("order"), out var order)) return null;
        return new RegisterFilter(Value("q")?.Trim(), Value("series"), Value("meeting"), Value("affiliate"), status, unsettled ? Open : one is { } only ? [only] : All, kind, due, order ?? RegisterOrder.Newest);

        string? Value(string name) => query[name].ToString() is { Length: > 0 } value ? value : null;
    }

    /// <summary>Whether any status will do.</summary>
    public bool IsAnyStatus => Statuses.Count == All.Length;
}

/// <summary>The register: the outcomes of all meetings, filtered and in order. How dates known in part order is the domain's to say, so they are ordered here and not in SQL.</summary>
public static class OutcomeRegister
{
    private const int DaysThatAreSoon = 92;

    // Of a word that stands in more outcomes than this nobody reads all.
    private const int MostHits = 20_000;

    // Numbers in one query.
    private const int Chunk = 500;

    /// <summary>The numbers of the outcomes that are asked for, in order.</summary>
    public static async Task<IReadOnlyList<int>> FindAsync(HubDbContext database, RegisterFilter filter, DateOnly today, StringComparer alphabet, CancellationToken cancel)
    {
        var asked = database.Outcomes.AsNoTracking();
        if (!filter.IsAnyStatus) asked = asked.Where(o => filter.Statuses.Contains(o.Status));
        if (filter.Kind is { } kind) asked = asked.Where(o => o.OutcomeKind == kind);
        if (filter.Series is { } series) asked = asked.Where(o => o.Meeting!.Series!.Slug == series);
        if (filter.Meeting is { } meeting) asked = asked.Where(o => o.Meeting!.Slug == meeting || o.FollowUps.Any(f => f.IsCarriedOver && database.Meetings.Any(m => m.Id == f.MeetingId && m.Slug == meeting)));
        if (filter.Affiliate is { } affiliate) asked = asked.Where(o => o.Owners.Any(w => w.Affiliate!.Slug == affiliate));
        var rows = await asked.Select(o => new Row(o.Id, o.MeetingId, o.Position, o.Status, o.OutcomeKind, o.Due)).ToListAsync(cancel);
        if (filter.Words is not null) rows = await SayingAsync(database, rows, SearchQuery.Parse(filter.Words), cancel);
        if (filter.Due is { } due) rows.RemoveAll(r => WhenDue(r, today) != due);

        var place = (await MeetingIndex.LoadAsync(database, cancel)).Rows.Index().ToDictionary(m => m.Item.Id, m => m.Index);
        var inOrder = filter.Order switch
        {
            RegisterOrder.Oldest => rows.OrderByDescending(r => place[r.MeetingId]),
            RegisterOrder.Due => rows.OrderBy(r => r.Due is null).ThenBy(r => r.Due).ThenBy(r => place[r.MeetingId]),
            RegisterOrder.Status => rows.OrderBy(r => r.Status).ThenBy(r => place[r.MeetingId]),
            RegisterOrder.Kind => rows.OrderBy(r => r.Kind).ThenBy(r => place[r.MeetingId]),
            RegisterOrder.Affiliate => ByOwner(rows, await OwnersAsync(database, alphabet, cancel), alphabet).ThenBy(r => place[r.MeetingId]),
            _ => rows.OrderBy(r => place[r.MeetingId]),
        };
        return [.. inOrder.ThenBy(r => r.Position).ThenBy(r => r.Id).Select(r => r.Id)];
    }

    /// <summary>The outcomes of these numbers, in their order.</summary>
    public static async Task<IReadOnlyList<OutcomeItem>> LoadAsync(HubDbContext database, IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        List<OutcomeItem> items = new(ids.Count);
        foreach (var some in ids.Chunk(Chunk))
        {
            var found = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => some.Contains(o.Id)).OrderBy(o => o.Id).Select(OutcomeItem.Of(database)).ToDictionaryAsync(o => o.Id, cancel);
            items.AddRange(some.Where(found.ContainsKey).Select(id => found[id]));
        }
        return items;
    }

    private static IOrderedEnumerable<Row> ByOwner(List<Row> rows, Dictionary<int, string> owners, StringComparer alphabet) =>
        rows.OrderBy(r => !owners.ContainsKey(r.Id)).ThenBy(r => owners.GetValueOrDefault(r.Id), alphabet);

    // Of several who are responsible the first in the alphabet gives the place.
    private static async Task<Dictionary<int, string>> OwnersAsync(HubDbContext database, StringComparer alphabet, CancellationToken cancel) =>
        (await database.OutcomeOwners.AsNoTracking().Select(o => new { o.OutcomeId, o.Affiliate!.Name }).ToListAsync(cancel))
            .GroupBy(o => o.OutcomeId).ToDictionary(o => o.Key, o => o.Select(x => x.Name).Min(alphabet)!); // a group has one at least

    private static async Task<List<Row>> SayingAsync(HubDbContext database, List<Row> rows, SearchQuery words, CancellationToken cancel)
    {
        if (words.IsEmpty) return rows;
        var hits = (await SearchIndex.FindAsync(database, [SearchedKinds.Outcomes], words.Expression, 0, MostHits, cancel))[SearchedKinds.Outcomes].ToHashSet();
        rows = rows.FindAll(r => hits.Contains(r.Id));
        // What was blacked out must not be found by what it hides.
        HashSet<int> covered = [];
        foreach (var some in rows.Select(r => r.Id).Chunk(Chunk))
            covered.UnionWith((await database.Outcomes.AsNoTracking().Where(o => some.Contains(o.Id)).Select(o => new { o.Id, o.Text, o.Area }).ToListAsync(cancel))
                .Where(o => (o.Text.Contains(HiddenNames.Black) || o.Area?.Contains(HiddenNames.Black) is true) && !words.IsIn(o.Text, o.Area)).Select(o => o.Id));
        return rows.FindAll(r => !covered.Contains(r.Id));
    }

    // Of what is settled nothing is due.
    private static DueIn? WhenDue(Row row, DateOnly today) => OutcomeSteps.IsSettled(row.Status) ? null
        : row.Due?.LastDay() is not { } last ? DueIn.Undated
        : last < today ? DueIn.Overdue
        : last <= today.AddDays(DaysThatAreSoon) ? DueIn.Soon : DueIn.Later;

    private sealed record Row(int Id, int MeetingId, int Position, OutcomeStatus Status, OutcomeKind Kind, PartialDate? Due);
}
