using MeetingHub.Domain;
using MeetingHub.Formats.Feeds;
using MeetingHub.Web.Localisation;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>When something happened to outcomes last: it was reported on, changed, or read in a document.</summary>
public static class OutcomeNews
{
    /// <summary>The instants by number; an outcome of which no instant is known is not among them.</summary>
    public static async Task<IReadOnlyDictionary<int, DateTimeOffset>> WhenAsync(HubDbContext database, CancellationToken cancel)
    {
        var reported = await database.FollowUps.AsNoTracking().GroupBy(f => f.OutcomeId).Select(f => new { Id = f.Key, At = f.Max(x => x.At) }).ToListAsync(cancel);
        var changed = await database.Changes.AsNoTracking().Where(c => c.RecordKind == RecordKind.Outcome).GroupBy(c => c.RecordId).Select(c => new { Id = c.Key, At = c.Max(x => x.At) }).ToListAsync(cancel);
        // Read first, not last: that a document was read again says nothing new of what it said before.
        var read = await (
            from evidence in database.Evidence
            join version in database.SourceVersions on evidence.SourceDocumentId equals version.SourceDocumentId
            where evidence.RecordKind == RecordKind.Outcome
            group version by evidence.RecordId into versions
            select new { Id = versions.Key, At = versions.Min(v => v.ReadAt) }).AsNoTracking().ToListAsync(cancel);
        return reported.Concat(changed).Concat(read).GroupBy(x => x.Id).ToDictionary(x => x.Key, x => x.Max(y => y.At));
    }

    /// <summary>An outcome as a feed tells it: what was agreed, who is to do it by when, and what was reported last.</summary>
    public static FeedEntry Entry(OutcomeItem outcome, DateTimeOffset at, Texts texts, Here here)
    {
        var last = outcome.FollowUps.Count > 0 ? outcome.FollowUps[^1] : null;
        return new FeedEntry(
            FormattableString.Invariant($"outcomes/{outcome.Id}"), at, last?.Affiliate?.Name ?? "", $"{texts.Of(outcome.Status)}: {outcome.Text}",
            [
                $"{texts.Of(outcome.Kind)}, {outcome.Meeting.Label}",
                string.Join(", ", outcome.Responsible(texts)),
                outcome.Due is { } due ? texts["Outcome.Due", due.ToText(System.Globalization.CultureInfo.CurrentUICulture)] : "",
                last is { IsCarriedOver: true, Meeting: { } to } ? texts["FollowUp.CarriedTo", to.Label] : last?.Text ?? "",
            ],
            here.AbsoluteAsAsked($"/meetings/{outcome.Meeting.Slug}/outcomes") + FormattableString.Invariant($"#outcome-{outcome.Id}"));
    }
}
