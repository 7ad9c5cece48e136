using MeetingHub.Domain;
using MeetingHub.Formats.Search;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
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

    /// <summary>What a series has left open, the oldest first.</summary>
    public static RegisterFilter StillOpen(string series) => new(null, series, null, null, Unsettled, Open, null, null, RegisterOrder.Oldest);

    /// <summary>Whether any status will do.</summary>
    public bool IsAnyStatus => Statuses.Count == All.Length;
}

/// <summary>The register: the outcomes of all meetings, filtered and in order. It asks the store once after each change; how dates known in part order is the domain's to say, and not SQL's.</summary>
public sealed class OutcomeRegister(HubDbContext database, Remembered<Sight, OutcomeIndex> indexes, Here here, TimeProvider clock)
{
    private const int DaysThatAreSoon = 92;

    // Numbers in one query.
    private const int Chunk = 500;

    /// <summary>Every outcome that the reader sees, in one short row.</summary>
    public async Task<OutcomeIndex> IndexAsync(CancellationToken cancel) =>
        (await indexes.GetAsync(database.Sight, async () => await OutcomeIndex.LoadAsync(database, cancel), _ => [FreshnessTags.Anything]))!; // there always is one

    /// <summary>The numbers of the outcomes that are asked for, in order.</summary>
    public async Task<IReadOnlyList<int>> FindAsync(RegisterFilter filter, CancellationToken cancel)
    {
        var index = await IndexAsync(cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var rows = index.Rows.Where(r => filter.IsAnyStatus || filter.Statuses.Contains(r.Status));
        if (filter.Kind is { } kind) rows = rows.Where(r => r.Kind == kind);
        if (filter.Due is { } due) rows = rows.Where(r => WhenDue(r, today) == due);
        if (filter.Series is { } series) rows = rows.Where(r => r.Meeting.SeriesSlug == series);
        if (filter.Meeting is { } slug)
        {
            var meeting = index.Meetings.FirstOrDefault(m => m.Ref.Slug == slug)?.Id;
            rows = rows.Where(r => r.Meeting.Id == meeting || (meeting is { } to && r.CarriedTo.Contains(to)));
        }
        if (filter.Affiliate is { } name)
        {
            var affiliate = index.Affiliates.FirstOrDefault(a => a.Slug == name)?.Id;
            rows = rows.Where(r => affiliate is { } of && r.Owners.Contains(of));
        }
        if (filter.Words is not null && SearchQuery.Parse(filter.Words) is { IsEmpty: false } words)
        {
            var hits = await SearchIndex.AllAsync(database, SearchedKinds.Outcomes, words.Expression, cancel);
            // What was blacked out must not be found by what it hides.
            rows = rows.Where(r => hits.Contains(r.Id) && (!index.Covered.TryGetValue(r.Id, out var shown) || words.IsIn(shown)));
        }
        return [.. InOrder(rows, filter.Order, index).ThenBy(r => r.Position).ThenBy(r => r.Id).Select(r => r.Id)];
    }

    /// <summary>The outcomes of these numbers, in their order.</summary>
    public async Task<IReadOnlyList<OutcomeItem>> LoadAsync(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        List<OutcomeItem> items = new(ids.Count);
        foreach (var some in ids.Chunk(Chunk))
        {
            var found = await database.Outcomes.AsNoTracking().AsSplitQuery().Where(o => some.Contains(o.Id)).OrderBy(o => o.Id).Select(OutcomeItem.Of(database)).ToDictionaryAsync(o => o.Id, cancel);
            items.AddRange(some.Where(found.ContainsKey).Select(id => found[id]));
        }
        return items;
    }

    private IOrderedEnumerable<OutcomeIndex.Row> InOrder(IEnumerable<OutcomeIndex.Row> rows, RegisterOrder order, OutcomeIndex index) => order switch
    {
        RegisterOrder.Oldest => rows.OrderByDescending(r => r.Meeting.Place),
        RegisterOrder.Due => rows.OrderBy(r => r.Due is null).ThenBy(r => r.Due).ThenBy(r => r.Meeting.Place),
        RegisterOrder.Status => rows.OrderBy(r => r.Status).ThenBy(r => r.Meeting.Place),
        RegisterOrder.Kind => rows.OrderBy(r => r.Kind).ThenBy(r => r.Meeting.Place),
        RegisterOrder.Affiliate => ByOwner(rows, index),
        _ => rows.OrderBy(r => r.Meeting.Place),
    };

    // Of several who are responsible the first in the alphabet gives the place; what is nobody's comes last.
    private IOrderedEnumerable<OutcomeIndex.Row> ByOwner(IEnumerable<OutcomeIndex.Row> rows, OutcomeIndex index)
    {
        var rank = index.Affiliates.OrderBy(a => a.Name, here.Alphabet).Index().ToDictionary(a => a.Item.Id, a => a.Index);
        return rows.OrderBy(r => r.Owners.Select(o => rank[o]).DefaultIfEmpty(int.MaxValue).Min()).ThenBy(r => r.Meeting.Place);
    }

    // Of what is settled nothing is due.
    private static DueIn? WhenDue(OutcomeIndex.Row row, DateOnly today) => OutcomeSteps.IsSettled(row.Status) ? null
        : row.Due?.LastDay() is not { } last ? DueIn.Undated
        : last < today ? DueIn.Overdue
        : last <= today.AddDays(DaysThatAreSoon) ? DueIn.Soon : DueIn.Later;
}
