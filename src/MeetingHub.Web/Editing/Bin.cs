using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>What was deleted, for as long as it can be put back.</summary>
public sealed class Bin([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, AgendaSteps steps, Security.Viewer viewer, TimeProvider clock)
{
    /// <summary>How long it stays.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>A record by kind and number, whether in the bin or not.</summary>
    public async Task<Record?> FindAsync(RecordKind kind, int id, CancellationToken cancel) => kind switch
    {
        RecordKind.Series => await database.Series.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Programme => await database.Programmes.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Call => await database.ProgrammeCalls.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Visit => await database.Visits.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Exchange => await database.Exchanges.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Meeting => await database.Meetings.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.MeetingLink => await database.MeetingLinks.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Affiliate => await database.Affiliates.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Delegation => await database.Delegations.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Participation => await database.Participations.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Session => await database.Sessions.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Outcome => await database.Outcomes.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Goal => await database.Goals.SingleOrDefaultAsync(r => r.Id == id, cancel),
        RecordKind.Survey => await database.SurveyResults.SingleOrDefaultAsync(r => r.Id == id, cancel),
        _ => null,
    };

    /// <summary>Puts a record into the bin.</summary>
    public Task AddAsync(Record record, CancellationToken cancel)
    {
        record.Bin(clock.GetUtcNow());
        return SaveAsync(record, Change.Binned, cancel);
    }

    /// <summary>Takes a record out of the bin. False when it has lain there too long.</summary>
    public async Task<bool> RestoreAsync(Record record, CancellationToken cancel)
    {
        if (record.BinnedAt <= clock.GetUtcNow() - Lifetime) return false;
        record.Restore();
        await SaveAsync(record, Change.Restored, cancel);
        return true;
    }

    /// <summary>What lies in the bin and can still be put back, the latest first.</summary>
    public async Task<IReadOnlyList<(RecordKind Kind, int Id, DateTimeOffset At, string By)>> ListAsync(CancellationToken cancel)
    {
        var oldest = clock.GetUtcNow() - Lifetime;
        var binned = await Of(database.Meetings, RecordKind.Meeting).Concat(Of(database.Series, RecordKind.Series)).Concat(Of(database.Programmes, RecordKind.Programme))
            .Concat(Of(database.ProgrammeCalls, RecordKind.Call)).Concat(Of(database.Visits, RecordKind.Visit)).Concat(Of(database.Exchanges, RecordKind.Exchange)).Concat(Of(database.MeetingLinks, RecordKind.MeetingLink))
            .Concat(Of(database.Affiliates, RecordKind.Affiliate)).Concat(Of(database.Delegations, RecordKind.Delegation)).Concat(Of(database.Participations, RecordKind.Participation))
            .Concat(Of(database.Sessions, RecordKind.Session)).Concat(Of(database.Outcomes, RecordKind.Outcome)).Concat(Of(database.Goals, RecordKind.Goal)).Concat(Of(database.SurveyResults, RecordKind.Survey))
            .Where(r => r.At > oldest).OrderByDescending(r => r.At).ToListAsync(cancel);
        var by = (await database.Changes.AsNoTracking().Where(c => c.Field == Change.Binned && c.At > oldest).OrderBy(c => c.Id).ToListAsync(cancel)).ToLookup(c => (c.RecordKind, c.RecordId), c => c.By);
        return [.. binned.Select(r => (r.Kind, r.Id, r.At!.Value, by[(r.Kind, r.Id)].LastOrDefault() ?? ""))]; // asked for above

        static IQueryable<Row> Of<T>(IQueryable<T> records, RecordKind kind)
            where T : Record => records.Where(r => r.BinnedAt != null).Select(r => new Row { Kind = kind, Id = r.Id, At = r.BinnedAt });
    }

    /// <summary>What the records in the bin are called.</summary>
    public async Task<string> LabelAsync(RecordKind kind, int id, CancellationToken cancel) =>
        (await Database.Queries.RecordLinks.LoadAsync(database, [(kind, id)], cancel)).Values.FirstOrDefault()?.Label ?? "";

    private async Task SaveAsync(Record record, string what, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        // Out of the bin is put by the bin's own page, and by undoing the step that put it there.
        var step = record is Session session && what == Change.Binned ? await steps.BeginAsync(database, session.MeetingId, cancel) : null;
        database.Changes.Add(new Change(record.Kind, record.Id, what, null, null, clock.GetUtcNow(), viewer.Name ?? "", stepId: step));
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // Set by initialiser, not by constructor, because a set operation cannot follow a constructor.
    private sealed record Row
    {
        public required RecordKind Kind { get; init; }
        public required int Id { get; init; }
        public required DateTimeOffset? At { get; init; }
    }
}
