using MeetingHub.Domain;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>Texts of sources as the reader may see them: a span on which a hidden record rests is blacked out.</summary>
public static class SourceTexts
{
    /// <summary>The text without the spans that are hidden from the reader. Names are blacked out of it already.</summary>
    public static async Task<string> BlackOutAsync(this HubDbContext database, int sourceId, string text, CancellationToken cancel) =>
        (await database.BlackOutAsync(new Dictionary<int, string> { [sourceId] = text }, cancel))[sourceId];

    /// <summary>The same for several sources by their numbers, in one query.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> BlackOutAsync(this HubDbContext database, IReadOnlyDictionary<int, string> texts, CancellationToken cancel)
    {
        if (texts.Count == 0 || database.Sight == Sight.Organizers) return texts;
        // Nearly always nothing is hidden at all, and three small indexes know it.
        if (!await AnyHidden(database).AnyAsync(cancel)) return texts;
        var ids = texts.Keys.ToList();
        var hidden = await Hidden(database, database.Sight == Sight.Participants).Where(e => ids.Contains(e.SourceDocumentId)).Select(e => new { e.SourceDocumentId, e.Start, e.Length }).ToListAsync(cancel);
        if (hidden.Count == 0) return texts;
        return texts.ToDictionary(t => t.Key, t => string.Create(t.Value.Length, (t.Value, hidden.Where(h => h.SourceDocumentId == t.Key)), static (black, state) =>
        {
            var (text, spans) = state;
            text.CopyTo(black);
            foreach (var span in spans.Where(s => s.Start >= 0 && s.Length >= 0 && s.Start + s.Length <= text.Length))
                for (var i = span.Start; i < span.Start + span.Length; i++)
                    if (!char.IsWhiteSpace(text[i])) black[i] = HiddenNames.Black;
        }));
    }

    private static IQueryable<int> AnyHidden(HubDbContext database) =>
        database.Meetings.IgnoreQueryFilters().Where(m => m.Visibility != Visibility.Public).Select(m => m.Id)
            .Concat(database.Affiliates.IgnoreQueryFilters().Where(a => a.Visibility != Visibility.Public).Select(a => a.Id))
            .Concat(database.Outcomes.IgnoreQueryFilters().Where(o => o.Visibility != Visibility.Public).Select(o => o.Id));

    // What lies in the bin is not hidden by that: its words stay in the document as unmarked text.
    private static IQueryable<Evidence> Hidden(HubDbContext database, bool seesParticipants)
    {
        var meetings = database.Meetings.IgnoreQueryFilters().Where(m => m.Visibility == Visibility.Organizers || (m.Visibility == Visibility.Participants && !seesParticipants)).Select(m => m.Id);
        var affiliates = database.Affiliates.IgnoreQueryFilters().Where(a => a.Visibility == Visibility.Organizers || (a.Visibility == Visibility.Participants && !seesParticipants)).Select(a => a.Id);
        return database.Evidence.Where(e =>
            (e.RecordKind == RecordKind.Meeting && meetings.Contains(e.RecordId))
            || (e.RecordKind == RecordKind.Affiliate && affiliates.Contains(e.RecordId))
            || (e.RecordKind == RecordKind.MeetingLink && database.MeetingLinks.IgnoreQueryFilters().Any(l => l.Id == e.RecordId && (meetings.Contains(l.OtherId) || meetings.Contains(l.MeetingId))))
            || (e.RecordKind == RecordKind.Session && database.Sessions.IgnoreQueryFilters().Any(s => s.Id == e.RecordId && meetings.Contains(s.MeetingId)))
            || (e.RecordKind == RecordKind.Goal && database.Goals.IgnoreQueryFilters().Any(g => g.Id == e.RecordId && meetings.Contains(g.MeetingId)))
            || (e.RecordKind == RecordKind.Survey && database.SurveyResults.IgnoreQueryFilters().Any(s => s.Id == e.RecordId && meetings.Contains(s.MeetingId)))
            || (e.RecordKind == RecordKind.Participation && database.Participations.IgnoreQueryFilters().Any(p => p.Id == e.RecordId
                && (meetings.Contains(p.MeetingId) || (e.Field == "organisation" && p.AffiliateId != null && affiliates.Contains(p.AffiliateId.Value)))))
            || (e.RecordKind == RecordKind.Visit && database.Visits.IgnoreQueryFilters().Any(v => v.Id == e.RecordId && affiliates.Contains(v.AffiliateId)))
            || (e.RecordKind == RecordKind.Delegation && database.Delegations.IgnoreQueryFilters().Any(d => d.Id == e.RecordId
                && (meetings.Contains(d.MeetingId) || (e.Field == "organisation" && d.AffiliateId != null && affiliates.Contains(d.AffiliateId.Value)))))
            || (e.RecordKind == RecordKind.Outcome && database.Outcomes.IgnoreQueryFilters().Any(o => o.Id == e.RecordId
                && (meetings.Contains(o.MeetingId) || o.Visibility == Visibility.Organizers || (o.Visibility == Visibility.Participants && !seesParticipants)))));
    }
}
