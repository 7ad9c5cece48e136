using System.Globalization;
using System.Runtime.CompilerServices;
using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>What is wrong with a store, one sentence a fault; nothing when it is whole.</summary>
internal static class FaultsQuery
{
    public static async IAsyncEnumerable<string> FaultsAsync(this HubDbContext database, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (database.Database.IsSqlite())
        {
            foreach (var fault in await database.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(cancel))
                if (fault != "ok") yield return $"Damaged: {fault}";
            foreach (var fault in await database.Database.SqlQueryRaw<string>("SELECT \"table\" || ' refers to a missing row of ' || parent AS Value FROM pragma_foreign_key_check").ToListAsync(cancel))
                yield return $"{fault}.";
        }
        foreach (var source in await database.Sources.OrderBy(s => s.Id).Select(s => new { s.Id, s.Name }).ToListAsync(cancel))
        {
            var text = await database.SourceVersions.Where(v => v.SourceDocumentId == source.Id).OrderByDescending(v => v.Number).Select(v => v.Content!.Text).FirstOrDefaultAsync(cancel); // each version has its content
            var evidence = await database.Evidence.AsNoTracking().Where(e => e.SourceDocumentId == source.Id).OrderBy(e => e.Id).ToListAsync(cancel);
            foreach (var span in evidence)
                if (text is null || span.Start < 0 || span.Length < 0 || span.Start + (long)span.Length > text.Length || text.AsSpan(span.Start, span.Length) is var there && !there.SequenceEqual(span.Quote))
                    yield return string.Create(CultureInfo.InvariantCulture, $"Source {source.Id} ({source.Name}) does not say “{span.Quote}” at {span.Start}.");
        }
        foreach (var (kind, ids) in Records(database))
        {
            var lost = await database.Evidence.Where(e => e.RecordKind == kind && !ids.Contains(e.RecordId)).Select(e => e.RecordId).Distinct().OrderBy(id => id).ToListAsync(cancel);
            foreach (var id in lost) yield return string.Create(CultureInfo.InvariantCulture, $"There is evidence for {kind} {id}, and no such record.");
        }
    }

    private static IEnumerable<(RecordKind Kind, IQueryable<int> Ids)> Records(HubDbContext database) =>
    [
        (RecordKind.Series, database.Series.Select(r => r.Id)),
        (RecordKind.Programme, database.Programmes.Select(r => r.Id)),
        (RecordKind.Call, database.ProgrammeCalls.Select(r => r.Id)),
        (RecordKind.Visit, database.Visits.Select(r => r.Id)),
        (RecordKind.Meeting, database.Meetings.Select(r => r.Id)),
        (RecordKind.MeetingLink, database.MeetingLinks.Select(r => r.Id)),
        (RecordKind.Affiliate, database.Affiliates.Select(r => r.Id)),
        (RecordKind.Delegation, database.Delegations.Select(r => r.Id)),
        (RecordKind.Participation, database.Participations.Select(r => r.Id)),
        (RecordKind.Session, database.Sessions.Select(r => r.Id)),
        (RecordKind.Outcome, database.Outcomes.Select(r => r.Id)),
        (RecordKind.Goal, database.Goals.Select(r => r.Id)),
        (RecordKind.Survey, database.SurveyResults.Select(r => r.Id)),
    ];
}
