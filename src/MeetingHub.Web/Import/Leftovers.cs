using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Records that the last version of a document stated and the new one does not mention at all.</summary>
internal static class Leftovers
{
    /// <summary>Takes out those that nobody else knows, needs or has touched; of the others, what only this document said.</summary>
    public static async Task TakeOutAsync(ImportRun run, CancellationToken cancel)
    {
        await MeetingsAsync(run, cancel);
        await ProgrammesAsync(run, cancel);
        // What refers to affiliates and series is gone from the store only now.
        await run.Database.SaveChangesAsync(cancel);
        await SeriesAsync(run, cancel);
        await AffiliatesAsync(run, cancel);
        await PeopleAsync(run, cancel);
    }

    /// <summary>Whom no document names any more has lost that ground to be named in public; asked once the evidence is what it will be.</summary>
    public static async Task ForgetNamingAsync(ImportRun run, CancellationToken cancel)
    {
        var database = run.Database;
        var keys = run.History.PeopleNamed.Select(NameKey.Of).Distinct().ToArray();
        var unnamed = await database.People.Where(p => keys.Contains(p.Key) && p.Naming == Naming.Source
            && !database.Participations.Any(x => x.PersonId == p.Id && database.Evidence.Any(e => e.RecordKind == RecordKind.Participation && e.RecordId == x.Id))
            && !database.SessionFacilitators.Any(x => x.PersonId == p.Id && database.Evidence.Any(e => e.RecordKind == RecordKind.Session && e.RecordId == x.SessionId && e.Field == "facilitators"))).ToListAsync(cancel);
        foreach (var person in unnamed) person.ForgetNaming(isInSource: false);
        await database.SaveChangesAsync(cancel);
    }

    private static async Task MeetingsAsync(ImportRun run, CancellationToken cancel)
    {
        var unstated = await UnstatedAsync(run, run.Database.Meetings, RecordKind.Meeting, cancel);
        foreach (var meeting in unstated)
        {
            await MeetingImport.LoadAsync(run, meeting, cancel);
            MeetingDelegations.Settle(run, meeting, [.. meeting.Delegations]);
            MeetingPeople.Settle(run, meeting, [.. meeting.Participations]);
            MeetingImport.Sessions(run, meeting, []);
            MeetingImport.Goals(run, meeting, []);
            MeetingImport.Surveys(run, meeting, []);
            MeetingImport.Outcomes(run, meeting, []);
            foreach (var link in meeting.Links.ToArray()) run.Writer.Withdraw(link, meeting.Remove, _ => false);
        }
        // Only now does none of them hold another by a link.
        await run.Database.SaveChangesAsync(cancel);
        foreach (var meeting in unstated)
        {
            var isElsewhere = await run.Database.MeetingLinks.AnyAsync(l => l.OtherId == meeting.Id, cancel)
                || await run.Database.Sources.AnyAsync(s => s.MeetingId == meeting.Id && s.Id != run.Source.Id, cancel)
                || await run.Database.Surveys.AnyAsync(s => s.MeetingId == meeting.Id, cancel)
                || await run.Database.FollowUps.AnyAsync(f => f.MeetingId == meeting.Id, cancel);
            run.Writer.Withdraw(meeting, m => run.Database.Meetings.Remove((Meeting)m), _ => isElsewhere || HoldsSomething(meeting));
        }
    }

    private static bool HoldsSomething(Meeting meeting) =>
        meeting.Delegations.Count + meeting.Participations.Count + meeting.Sessions.Count + meeting.Outcomes.Count + meeting.Goals.Count + meeting.Surveys.Count + meeting.Links.Count > 0;

    private static async Task ProgrammesAsync(ImportRun run, CancellationToken cancel)
    {
        foreach (var programme in await UnstatedAsync(run, run.Database.Programmes, RecordKind.Programme, cancel))
        {
            await ProgrammeImport.LoadAsync(run, programme, cancel);
            ProgrammeImport.Parties(run, programme, "funds", ProgrammeRole.Fund, []);
            ProgrammeImport.Parties(run, programme, "funders", ProgrammeRole.Funder, []);
            ProgrammeImport.Calls(run, programme, []);
            ProgrammeImport.Visits(run, programme, []);
            var hasMeetings = await run.Database.Meetings.AnyAsync(m => m.ProgrammeId == programme.Id, cancel) || await run.Database.Exchanges.AnyAsync(x => x.ProgrammeId == programme.Id, cancel);
            run.Writer.Withdraw(programme, p => run.Database.Programmes.Remove((Programme)p), p => hasMeetings || p.Parties.Count + p.Calls.Count + p.Visits.Count > 0);
        }
    }

    private static async Task SeriesAsync(ImportRun run, CancellationToken cancel)
    {
        foreach (var series in await UnstatedAsync(run, run.Database.Series, RecordKind.Series, cancel))
        {
            var hasEditions = await run.Database.Meetings.AnyAsync(m => m.SeriesId == series.Id, cancel);
            run.Writer.Withdraw(series, s => run.Database.Series.Remove((MeetingSeries)s), _ => hasEditions);
        }
    }

    private static async Task AffiliatesAsync(ImportRun run, CancellationToken cancel)
    {
        var database = run.Database;
        foreach (var affiliate in await UnstatedAsync(run, database.Affiliates, RecordKind.Affiliate, cancel))
        {
            var id = affiliate.Id;
            var isElsewhere = await database.Delegations.AnyAsync(d => d.AffiliateId == id, cancel)
                || await database.Participations.AnyAsync(p => p.AffiliateId == id, cancel)
                || await database.ProgrammeParties.AnyAsync(p => p.AffiliateId == id, cancel)
                || await database.Visits.AnyAsync(v => v.AffiliateId == id, cancel)
                || await database.SessionFacilitators.AnyAsync(f => f.AffiliateId == id, cancel)
                || await database.OutcomeOwners.AnyAsync(o => o.AffiliateId == id, cancel)
                || await database.Exchanges.AnyAsync(x => x.FirstId == id || x.SecondId == id, cancel)
                || await database.ProgressLinks.AnyAsync(l => l.AffiliateId == id, cancel)
                || await database.ProgressReports.AnyAsync(r => r.AffiliateId == id, cancel)
                || await database.FollowUps.AnyAsync(f => f.AffiliateId == id, cancel)
                || await database.Followers.AnyAsync(f => f.AffiliateId == id, cancel);
            run.Writer.Withdraw(affiliate, a => database.Affiliates.Remove((Affiliate)a), _ => isElsewhere);
        }
    }

    private static async Task PeopleAsync(ImportRun run, CancellationToken cancel)
    {
        var database = run.Database;
        var keys = run.History.PeopleNamed.Select(NameKey.Of).Distinct().ToArray();
        var unnamed = await database.People
            .Where(p => keys.Contains(p.Key) && !database.Participations.Any(x => x.PersonId == p.Id) && !database.SessionFacilitators.Any(x => x.PersonId == p.Id) && !database.OutcomeOwners.Any(x => x.PersonId == p.Id))
            .ToListAsync(cancel);
        database.People.RemoveRange(unnamed);
    }

    private static async Task<IReadOnlyList<T>> UnstatedAsync<T>(ImportRun run, IQueryable<T> records, RecordKind kind, CancellationToken cancel)
        where T : Record
    {
        var ids = run.History.Ids(kind).ToArray();
        var unstated = (await records.Where(r => ids.Contains(r.Id)).ToListAsync(cancel)).Where(r => !run.Writer.IsStated(r)).ToList();
        await run.LoadOthersAsync(unstated, cancel);
        return unstated;
    }
}
