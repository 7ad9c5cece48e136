using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>Makes one of two affiliates, or of two people, that turned out to be the same. All in one transaction, or nothing.</summary>
public sealed class Merging([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, Viewer viewer, TimeProvider clock)
{
    /// <summary>What would move from an affiliate: how many of each sort, by the end of their texts' keys.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(Affiliate other, CancellationToken cancel) =>
    [
        ("Delegations", await database.Delegations.CountAsync(d => d.AffiliateId == other.Id, cancel)),
        ("Participations", await database.Participations.CountAsync(p => p.AffiliateId == other.Id, cancel)),
        ("Outcomes", await database.OutcomeOwners.CountAsync(o => o.AffiliateId == other.Id, cancel)),
        ("Programmes", await database.ProgrammeParties.CountAsync(p => p.AffiliateId == other.Id, cancel)),
        ("Visits", await database.Visits.CountAsync(v => v.AffiliateId == other.Id, cancel)),
        ("Sessions", await database.SessionFacilitators.CountAsync(f => f.AffiliateId == other.Id, cancel)),
    ];

    /// <summary>What would move from a person.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(Person other, CancellationToken cancel) =>
    [
        ("Meetings", await database.Participations.CountAsync(p => p.PersonId == other.Id, cancel)),
        ("Sessions", await database.SessionFacilitators.CountAsync(f => f.PersonId == other.Id, cancel)),
    ];

    /// <summary>Everything of the other affiliate becomes this one's; its address and names lead here. False when one of them is gone.</summary>
    public async Task<bool> MergeAsync(int thisId, int otherId, Kind kind, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            if (thisId == otherId || !(kind == Kind.Affiliates ? await AffiliatesAsync(thisId, otherId, cancel) : await PeopleAsync(thisId, otherId, cancel))) return false;
            await database.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        finally
        {
            database.ChangeTracker.Clear();
        }
    }

    private async Task<bool> AffiliatesAsync(int thisId, int otherId, CancellationToken cancel)
    {
        var both = await database.Affiliates.Include(a => a.Aliases).Where(a => a.Id == thisId || a.Id == otherId).ToListAsync(cancel);
        if (both.Find(a => a.Id == thisId) is not { } kept || both.Find(a => a.Id == otherId) is not { } other) return false;

        // What both have once stays once: where they would double, the other's goes and its evidence stands for what stays.
        await TakeOverAsync(RecordKind.Delegation, await (
            from theirs in database.Delegations
            join mine in database.Delegations on new { theirs.MeetingId, theirs.Role } equals new { mine.MeetingId, mine.Role }
            where theirs.AffiliateId == otherId && mine.AffiliateId == thisId
            select new ValueTuple<int, int>(theirs.Id, mine.Id)).ToListAsync(cancel), cancel);
        await TakeOverAsync(RecordKind.Visit, await (
            from theirs in database.Visits
            join mine in database.Visits on theirs.ProgrammeId equals mine.ProgrammeId
            where theirs.AffiliateId == otherId && mine.AffiliateId == thisId
            select new ValueTuple<int, int>(theirs.Id, mine.Id)).ToListAsync(cancel), cancel);
        await database.OutcomeOwners.Where(o => o.AffiliateId == otherId && database.OutcomeOwners.Any(x => x.OutcomeId == o.OutcomeId && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);
        await database.ProgrammeParties.Where(p => p.AffiliateId == otherId && database.ProgrammeParties.Any(x => x.ProgrammeId == p.ProgrammeId && x.Role == p.Role && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);

        await database.SessionFacilitators.Where(f => f.AffiliateId == otherId && database.SessionFacilitators.Any(x => x.SessionId == f.SessionId && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);
        await database.SessionFacilitators.Where(f => f.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.AffiliateId, thisId), cancel);
        await database.ReleasedFacilitators.Where(f => f.AffiliateId == otherId && database.ReleasedFacilitators.Any(x => x.ReleasedSessionId == f.ReleasedSessionId && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);
        await database.ReleasedFacilitators.Where(f => f.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.AffiliateId, thisId), cancel);
        await database.Delegations.Where(d => d.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(d => d.AffiliateId, thisId), cancel);
        await database.Visits.Where(v => v.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(v => v.AffiliateId, thisId), cancel);
        await database.Participations.Where(p => p.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(p => p.AffiliateId, thisId), cancel);
        await database.OutcomeOwners.Where(o => o.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(o => o.AffiliateId, thisId), cancel);
        await database.ProgrammeParties.Where(p => p.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(p => p.AffiliateId, thisId), cancel);
        await MoveWordsAsync(RecordKind.Affiliate, otherId, thisId, cancel);

        // What this one does not know yet, the other may.
        foreach (var field in kept.Fields.Where(f => f.Name != "visibility" && kept[f.Name] is null && other[f.Name] is not null)) kept.Correct(field.Name, other[field.Name]);
        // Who was hidden stays hidden.
        if (other.Visibility > kept.Visibility) kept.Correct("visibility", other["visibility"]);
        foreach (var alias in other.Aliases) kept.AddAlias(alias.Name);
        kept.AddAlias(other.Name);
        kept.CorrectRelation();
        foreach (var old in await database.OldAddresses.Where(a => a.RecordKind == RecordKind.Affiliate && a.RecordId == otherId).ToListAsync(cancel)) old.LeadTo(thisId);
        database.OldAddresses.Add(new OldAddress(RecordKind.Affiliate, other.Slug, thisId));
        database.Changes.Add(new Change(RecordKind.Affiliate, thisId, Change.Merged, other.Name, kept.Name, clock.GetUtcNow(), viewer.Name ?? ""));
        database.Affiliates.Remove(other);
        return true;
    }

    private async Task<bool> PeopleAsync(int thisId, int otherId, CancellationToken cancel)
    {
        var both = await database.People.Where(p => p.Id == thisId || p.Id == otherId).ToListAsync(cancel);
        if (both.Find(p => p.Id == thisId) is not { } kept || both.Find(p => p.Id == otherId) is not { } other) return false;

        await TakeOverAsync(RecordKind.Participation, await (
            from theirs in database.Participations
            join mine in database.Participations on new { theirs.MeetingId, theirs.Role } equals new { mine.MeetingId, mine.Role }
            where theirs.PersonId == otherId && mine.PersonId == thisId
            select new ValueTuple<int, int>(theirs.Id, mine.Id)).ToListAsync(cancel), cancel);
        await database.SessionFacilitators.Where(f => f.PersonId == otherId && database.SessionFacilitators.Any(x => x.SessionId == f.SessionId && x.PersonId == thisId)).ExecuteDeleteAsync(cancel);
        await database.Participations.Where(p => p.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, thisId), cancel);
        await database.SessionFacilitators.Where(f => f.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.PersonId, thisId), cancel);
        await database.ReleasedFacilitators.Where(f => f.PersonId == otherId && database.ReleasedFacilitators.Any(x => x.ReleasedSessionId == f.ReleasedSessionId && x.PersonId == thisId)).ExecuteDeleteAsync(cancel);
        await database.ReleasedFacilitators.Where(f => f.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.PersonId, thisId), cancel);
        // A name withdrawn under either spelling is withdrawn.
        if (other.Naming == Naming.Withdrawn) kept.WithdrawName();
        foreach (var part in await database.Participations.Where(p => p.PersonId == thisId).Select(p => p.Id).ToListAsync(cancel))
            database.Changes.Add(new Change(RecordKind.Participation, part, Change.Merged, other.Name, kept.Name, clock.GetUtcNow(), viewer.Name ?? ""));
        database.People.Remove(other);
        return true;
    }

    private async Task TakeOverAsync(RecordKind kind, List<(int Theirs, int Mine)> doubles, CancellationToken cancel)
    {
        foreach (var (theirs, mine) in doubles)
        {
            await MoveWordsAsync(kind, theirs, mine, cancel);
            if (kind == RecordKind.Delegation)
            {
                var heads = await database.Delegations.Where(d => d.Id == theirs).Select(d => d.HeadCount).SingleAsync(cancel);
                await database.Delegations.Where(d => d.Id == mine && d.HeadCount == null).ExecuteUpdateAsync(set => set.SetProperty(d => d.HeadCount, heads), cancel);
                await database.Delegations.Where(d => d.Id == theirs).ExecuteDeleteAsync(cancel);
            }
            else if (kind == RecordKind.Visit)
            {
                await database.Visits.Where(v => v.Id == theirs).ExecuteDeleteAsync(cancel);
            }
            else
            {
                await database.Participations.Where(p => p.Id == theirs).ExecuteDeleteAsync(cancel);
            }
        }
    }

    // The sentences that it came from, and what was ever changed in it.
    private async Task MoveWordsAsync(RecordKind kind, int from, int to, CancellationToken cancel)
    {
        await database.Evidence.Where(e => e.RecordKind == kind && e.RecordId == from).ExecuteUpdateAsync(set => set.SetProperty(e => e.RecordId, to), cancel);
        await database.Changes.Where(c => c.RecordKind == kind && c.RecordId == from).ExecuteUpdateAsync(set => set.SetProperty(c => c.RecordId, to), cancel);
    }

    /// <summary>What is merged.</summary>
    public enum Kind
    {
        /// <summary>Two affiliates.</summary>
        Affiliates,
        /// <summary>Two people.</summary>
        People,
    }
}
