using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>Everything about one meeting.</summary>
internal static class MeetingDossierQuery
{
    public static async Task<MeetingDossier?> DossierAsync(this HubDbContext database, string slug, CancellationToken cancel)
    {
        var meeting = await database.Meetings.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Include(m => m.Series).Include(m => m.Programme)
            .Include(m => m.Delegations).ThenInclude(d => d.Affiliate)
            .Include(m => m.Participations).ThenInclude(p => p.Person)
            .Include(m => m.Participations).ThenInclude(p => p.Affiliate)
            .Include(m => m.Sessions).ThenInclude(s => s.Facilitators).ThenInclude(f => f.Person)
            .Include(m => m.Outcomes).ThenInclude(o => o.Owners).ThenInclude(o => o.Affiliate)
            .Include(m => m.Outcomes).ThenInclude(o => o.Owners).ThenInclude(o => o.Person)
            .Include(m => m.Outcomes).ThenInclude(o => o.FollowUps)
            .Include(m => m.Goals).Include(m => m.Surveys)
            .Include(m => m.Links).ThenInclude(l => l.Other)
            .SingleOrDefaultAsync(m => m.Slug == slug, cancel);
        if (meeting is null) return null;
        Record[] records =
            [meeting, .. meeting.Delegations, .. meeting.Participations, .. meeting.Sessions, .. meeting.Outcomes, .. meeting.Goals, .. meeting.Surveys, .. meeting.Links];
        List<Evidence> evidence = [];
        foreach (var kind in records.GroupBy(r => r.Kind, r => r.Id))
            foreach (var ids in kind.Chunk(500))
                evidence.AddRange(await database.Evidence.AsNoTrackingWithIdentityResolution().Include(e => e.SourceDocument)
                    .Where(e => e.RecordKind == kind.Key && ids.Contains(e.RecordId)).OrderBy(e => e.Id).ToListAsync(cancel));
        return new MeetingDossier(meeting, await WithoutHiddenAsync(database, evidence, cancel));
    }

    // A sentence that says something of this meeting may say in passing what is hidden of another.
    private static async Task<IReadOnlyList<Evidence>> WithoutHiddenAsync(HubDbContext database, List<Evidence> evidence, CancellationToken cancel)
    {
        var ids = evidence.Select(e => e.SourceDocumentId).Distinct().ToList();
        var texts = await database.SourceVersions.AsNoTracking().Where(v => ids.Contains(v.SourceDocumentId) && database.Sources.Any(s => s.Id == v.SourceDocumentId && s.VersionCount == v.Number)).Select(v => new { v.SourceDocumentId, v.Content!.Text }).ToDictionaryAsync(v => v.SourceDocumentId, v => v.Text, cancel);
        var shown = await database.BlackOutAsync(texts, cancel);
        return evidence.FindAll(e => texts.TryGetValue(e.SourceDocumentId, out var text) && e.Start >= 0 && e.Start + e.Length <= text.Length
            && text.AsSpan(e.Start, e.Length).SequenceEqual(shown[e.SourceDocumentId].AsSpan(e.Start, e.Length)));
    }
}
