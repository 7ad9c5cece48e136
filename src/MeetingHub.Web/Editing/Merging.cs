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

    /// <summary>Where both of two affiliates stand already, so that one of the two goes to the bin: the meetings' and programmes' names.</summary>
    public async Task<IReadOnlyList<string>> DoublesAsync(int thisId, Affiliate other, CancellationToken cancel)
    {
        var delegations = (await DelegationsAsync(thisId, other.Id, cancel)).Select(d => d.Mine).ToList();
        var visits = (await VisitsAsync(thisId, other.Id, cancel)).Select(v => v.Mine).ToList();
        return
        [
            .. await database.Delegations.Where(d => delegations.Contains(d.Id)).OrderBy(d => d.Id).Select(d => d.Meeting!.Name).ToListAsync(cancel),
            .. await database.Visits.Where(v => visits.Contains(v.Id)).OrderBy(v => v.Id).Select(v => v.Programme!.Name).ToListAsync(cancel),
        ];
    }

    /// <summary>Where both of two people have the same part already: the meetings' names.</summary>
    public async Task<IReadOnlyList<string>> DoublesAsync(int thisId, Person other, CancellationToken cancel)
    {
        var parts = (await PartsAsync(thisId, other.Id, cancel)).Select(p => p.Mine).ToList();
        return await database.Participations.Where(p => parts.Contains(p.Id)).OrderBy(p => p.Id).Select(p => p.Meeting!.Name).ToListAsync(cancel);
    }

    /// <summary>What would move from a person.</summary>
    public async Task<IReadOnlyList<(string What, int Count)>> CountAsync(Person other, CancellationToken cancel) =>
    [
        ("Meetings", await database.Participations.CountAsync(p => p.PersonId == other.Id, cancel)),
        ("Sessions", await database.SessionFacilitators.CountAsync(f => f.PersonId == other.Id, cancel)),
        ("Outcomes", await database.OutcomeOwners.CountAsync(o => o.PersonId == other.Id, cancel)),
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

        // What both have once stays once: where they would double, the other's goes to the bin, and what it says stands for what stays.
        await TakeOverAsync(await DelegationsAsync(thisId, otherId, cancel), database.Delegations, cancel);
        await TakeOverAsync(await VisitsAsync(thisId, otherId, cancel), database.Visits, cancel);
        await database.OutcomeOwners.Where(o => o.AffiliateId == otherId && database.OutcomeOwners.Any(x => x.OutcomeId == o.OutcomeId && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);
        await database.ProgrammeParties.Where(p => p.AffiliateId == otherId && database.ProgrammeParties.Any(x => x.ProgrammeId == p.ProgrammeId && x.Role == p.Role && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);

        await database.SessionFacilitators.Where(f => f.AffiliateId == otherId && database.SessionFacilitators.Any(x => x.SessionId == f.SessionId && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);
        await database.SessionFacilitators.Where(f => f.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.AffiliateId, thisId), cancel);
        await database.ReleasedFacilitators.Where(f => f.AffiliateId == otherId && database.ReleasedFacilitators.Any(x => x.ReleasedSessionId == f.ReleasedSessionId && x.AffiliateId == thisId)).ExecuteDeleteAsync(cancel);
        await database.ReleasedFacilitators.Where(f => f.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.AffiliateId, thisId), cancel);
        await database.Delegations.Where(d => d.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(d => d.AffiliateId, thisId), cancel);
        await database.Visits.Where(v => v.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(v => v.AffiliateId, thisId), cancel);
        // What was between the two is an exchange of one with itself, which there is not.
        var now = clock.GetUtcNow();
        await database.Exchanges.IgnoreQueryFilters().Where(x => x.BinnedAt == null && ((x.FirstId == thisId && x.SecondId == otherId) || (x.FirstId == otherId && x.SecondId == thisId))).ExecuteUpdateAsync(set => set.SetProperty(x => x.BinnedAt, now), cancel);
        await database.Exchanges.IgnoreQueryFilters().Where(x => x.FirstId == otherId).ExecuteUpdateAsync(set => set.SetProperty(x => x.FirstId, thisId), cancel);
        await database.Exchanges.IgnoreQueryFilters().Where(x => x.SecondId == otherId).ExecuteUpdateAsync(set => set.SetProperty(x => x.SecondId, thisId), cancel);
        await database.FollowUps.Where(f => f.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.AffiliateId, thisId), cancel);
        await database.ProgressReports.IgnoreQueryFilters().Where(r => r.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(r => r.AffiliateId, thisId), cancel);
        // Of two with one address the one that was confirmed stays.
        await database.Followers.Where(f => f.AffiliateId == thisId && f.ConfirmedAt == null && database.Followers.Any(x => x.AffiliateId == otherId && x.Email == f.Email && x.ConfirmedAt != null)).ExecuteDeleteAsync(cancel);
        await database.Followers.Where(f => f.AffiliateId == otherId && database.Followers.Any(x => x.AffiliateId == thisId && x.Email == f.Email)).ExecuteDeleteAsync(cancel);
        await database.Followers.Where(f => f.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.AffiliateId, thisId), cancel);
        await database.ProgressLinks.Where(l => l.AffiliateId == otherId).ExecuteUpdateAsync(set => set.SetProperty(l => l.AffiliateId, thisId), cancel);
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
        if (kept.Visibility != Visibility.Public)
        {
            await database.SaveChangesAsync(cancel);
            await NeutralAddresses.MoveAsync(database, kept, cancel);
        }
        foreach (var old in await database.OldAddresses.Where(a => a.RecordKind == RecordKind.Affiliate && a.RecordId == otherId).ToListAsync(cancel)) old.LeadTo(thisId);
        database.OldAddresses.Add(new OldAddress(RecordKind.Affiliate, other.Slug, thisId));
        database.Changes.Add(new Change(RecordKind.Affiliate, thisId, Change.Merged, other.Name, kept.Name, clock.GetUtcNow(), viewer.Name ?? ""));
        database.Affiliates.Remove(other);
        return true;
    }

    private async Task<bool> PeopleAsync(int thisId, int otherId, CancellationToken cancel)
    {
        var both = await database.People.Include(p => p.Aliases).Where(p => p.Id == thisId || p.Id == otherId).ToListAsync(cancel);
        if (both.Find(p => p.Id == thisId) is not { } kept || both.Find(p => p.Id == otherId) is not { } other) return false;

        var doubles = await PartsAsync(thisId, otherId, cancel);
        await TakeOverAsync(doubles, database.Participations, cancel);
        // Whom they come from is no field, and may be said of the other alone.
        foreach (var (theirs, mine) in doubles)
        {
            var (from, part) = (await database.Participations.Include(p => p.Affiliate).SingleAsync(p => p.Id == theirs, cancel), await database.Participations.SingleAsync(p => p.Id == mine, cancel));
            if (part.AffiliateId is not null || from.Affiliate is not { } affiliate) continue;
            part.ComeFrom(affiliate);
            part.CorrectRelation();
            database.Changes.Add(new Change(RecordKind.Participation, mine, "organisation", null, affiliate.Name, clock.GetUtcNow(), viewer.Name ?? ""));
        }
        await SaveAndForgetAsync<Participation>(cancel);
        await database.SessionFacilitators.Where(f => f.PersonId == otherId && database.SessionFacilitators.Any(x => x.SessionId == f.SessionId && x.PersonId == thisId)).ExecuteDeleteAsync(cancel);
        await database.OutcomeOwners.Where(o => o.PersonId == otherId && database.OutcomeOwners.Any(x => x.OutcomeId == o.OutcomeId && x.PersonId == thisId)).ExecuteDeleteAsync(cancel);
        await database.OutcomeOwners.Where(o => o.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(o => o.PersonId, thisId), cancel);
        await database.Participations.Where(p => p.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(p => p.PersonId, thisId), cancel);
        await database.SessionFacilitators.Where(f => f.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.PersonId, thisId), cancel);
        await database.ReleasedFacilitators.Where(f => f.PersonId == otherId && database.ReleasedFacilitators.Any(x => x.ReleasedSessionId == f.ReleasedSessionId && x.PersonId == thisId)).ExecuteDeleteAsync(cancel);
        await database.ReleasedFacilitators.Where(f => f.PersonId == otherId).ExecuteUpdateAsync(set => set.SetProperty(f => f.PersonId, thisId), cancel);
        foreach (var name in other.Aliases.Select(a => a.Name).Append(other.Name).ToList()) kept.AddAlias(name);
        // A name withdrawn under either spelling is withdrawn.
        if (other.Naming == Naming.Withdrawn) kept.WithdrawName();
        // A consent given under either is given, unless it was withdrawn.
        else if (other is { Naming: Naming.Consent, ConsentedAt: { } consented } && kept.Naming is (Naming.None or Naming.Source)) kept.Consent(consented);
        else if (other.Naming == Naming.Source) kept.NameFromSource();
        foreach (var part in await database.Participations.Where(p => p.PersonId == thisId).Select(p => p.Id).ToListAsync(cancel))
            database.Changes.Add(new Change(RecordKind.Participation, part, Change.Merged, other.Name, kept.Name, clock.GetUtcNow(), viewer.Name ?? ""));
        await MoveWordsAsync(RecordKind.Person, otherId, thisId, cancel);
        database.People.Remove(other);
        return true;
    }

    // Of what lies in the bin nothing doubles: it is not there.
    private async Task<List<(int Theirs, int Mine)>> DelegationsAsync(int thisId, int otherId, CancellationToken cancel) => Pairs(await (
        from theirs in database.Delegations
        join mine in database.Delegations on new { theirs.MeetingId, theirs.Role } equals new { mine.MeetingId, mine.Role }
        where theirs.AffiliateId == otherId && mine.AffiliateId == thisId && theirs.BinnedAt == null && mine.BinnedAt == null
        orderby theirs.Id, mine.Id
        select new ValueTuple<int, int>(theirs.Id, mine.Id)).ToListAsync(cancel));

    // Of several visits within one programme each of theirs finds one of this one's; what is left over are other visits.
    private async Task<List<(int Theirs, int Mine)>> VisitsAsync(int thisId, int otherId, CancellationToken cancel) => Pairs(await (
        from theirs in database.Visits
        join mine in database.Visits on theirs.ProgrammeId equals mine.ProgrammeId
        where theirs.AffiliateId == otherId && mine.AffiliateId == thisId && theirs.BinnedAt == null && mine.BinnedAt == null
            && (theirs.Country == mine.Country || theirs.Country == null || mine.Country == null)
        orderby theirs.Country == mine.Country descending, theirs.Id, mine.Id
        select new ValueTuple<int, int>(theirs.Id, mine.Id)).ToListAsync(cancel));

    private async Task<List<(int Theirs, int Mine)>> PartsAsync(int thisId, int otherId, CancellationToken cancel) => Pairs(await (
        from theirs in database.Participations
        join mine in database.Participations on new { theirs.MeetingId, theirs.Role } equals new { mine.MeetingId, mine.Role }
        where theirs.PersonId == otherId && mine.PersonId == thisId && theirs.BinnedAt == null && mine.BinnedAt == null
        orderby theirs.Id, mine.Id
        select new ValueTuple<int, int>(theirs.Id, mine.Id)).ToListAsync(cancel));

    // Each record is one half of one pair at most.
    private static List<(int Theirs, int Mine)> Pairs(List<(int Theirs, int Mine)> all)
    {
        HashSet<int> taken = [];
        HashSet<int> given = [];
        return [.. all.Where(pair => !given.Contains(pair.Theirs) && !taken.Contains(pair.Mine) && given.Add(pair.Theirs) && taken.Add(pair.Mine))];
    }

    private async Task TakeOverAsync<T>(List<(int Theirs, int Mine)> doubles, IQueryable<T> records, CancellationToken cancel)
        where T : Record
    {
        var now = clock.GetUtcNow();
        foreach (var (theirsId, mineId) in doubles)
        {
            var (theirs, mine) = (await records.SingleAsync(r => r.Id == theirsId, cancel), await records.SingleAsync(r => r.Id == mineId, cancel));
            await MoveWordsAsync(mine.Kind, theirsId, mineId, cancel);
            foreach (var field in mine.Fields.Select(f => f.Name))
            {
                // Who came is known to have come, whichever of the two says so.
                if (theirs[field] is not { } value || mine[field] == value || (mine[field] is not null && value != nameof(Attendance.Attended))) continue;
                database.Changes.Add(new Change(mine.Kind, mineId, field, mine[field], value, now, viewer.Name ?? ""));
                mine.Correct(field, value);
            }
            theirs.Bin(now);
            database.Changes.Add(new Change(theirs.Kind, theirsId, Change.Binned, null, null, now, viewer.Name ?? ""));
        }
        await SaveAndForgetAsync<T>(cancel);
    }

    // What is moved next is moved in the store, behind the back of what is loaded.
    private async Task SaveAndForgetAsync<T>(CancellationToken cancel)
        where T : Record
    {
        await database.SaveChangesAsync(cancel);
        foreach (var entry in database.ChangeTracker.Entries<T>().ToList()) entry.State = EntityState.Detached;
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
