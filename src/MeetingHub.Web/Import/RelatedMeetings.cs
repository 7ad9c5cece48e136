using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>The other meetings that a document mentions: meetings of their own, with what was agreed there.</summary>
internal static class RelatedMeetings
{
    /// <returns>Outcomes of mentions that turn out to mean the meeting itself.</returns>
    public static async Task<IReadOnlyList<OutcomeDraft>> ApplyAsync(ImportRun run, Meeting meeting, MeetingSeries? series, CancellationToken cancel)
    {
        var links = meeting.Links.ToArray();
        List<OutcomeDraft> here = [];
        var mentioned = await MentionedBeforeAsync(run, meeting, cancel);
        foreach (var draft in run.Draft.Related)
        {
            var itsSeries = draft.SameSeries ? series : null;
            var name = MentionName.Of(draft, itsSeries, run.Text);
            var starts = draft.Year is { } year ? PartialDate.TryOf(year.Value) : null;
            var wanted = new MeetingWanted(name, draft.Title is not null, itsSeries, draft.Edition?.Value, starts, draft.City?.Value, IsMention: true);
            var chosen = run.Choices.Meant(RecordKind.Meeting, draft.Title?.Span ?? draft.Mention);
            var other = chosen is { } id
                ? await run.Database.Meetings.SingleOrDefaultAsync(m => m.Id == id, cancel) // the one that is new has no number
                : await run.Meetings.FindAsync(wanted, mentioned, cancel);
            if (other == meeting)
            {
                here.AddRange(draft.Outcomes);
                continue;
            }
            if (other is null)
            {
                other = await run.Meetings.MakeAsync(wanted, run.Draft.Language, cancel);
                other.KnowFromMention();
            }
            mentioned.Add(other);
            if (other.Id != 0) await LoadAsync(run, other, cancel);
            run.Writer.Write(other, DraftStatements.Of(draft, name));
            run.Writer.ForgetUnstated(other);
            if (itsSeries is not null) MeetingImport.Join(run, other, itsSeries, draft.Mention);
            MeetingImport.Outcomes(run, other, DraftStatements.Of(draft.Outcomes, []));
            run.Writer.Write(meeting.AddLink(other, draft.Relation), [new Statement("relation", draft.Relation.ToString(), draft.Mention)]);
        }
        foreach (var link in links) run.Writer.Withdraw(link, meeting.Remove, _ => false);
        return here;
    }

    private static async Task<HashSet<Meeting>> MentionedBeforeAsync(ImportRun run, Meeting meeting, CancellationToken cancel)
    {
        var ids = run.History.Ids(RecordKind.Meeting).Where(id => id != meeting.Id).ToArray();
        return ids.Length == 0 ? [] : [.. await run.Database.Meetings.Where(m => ids.Contains(m.Id)).ToListAsync(cancel)];
    }

    // A mention touches no more than the meeting's facts, series and outcomes.
    private static async Task LoadAsync(ImportRun run, Meeting other, CancellationToken cancel)
    {
        var id = other.Id;
        await run.Database.Meetings.Where(m => m.Id == id).AsSplitQuery()
            .Include(m => m.Series)
            .Include(m => m.Outcomes).ThenInclude(o => o.Owners)
            .Include(m => m.Outcomes).ThenInclude(o => o.FollowUps)
            .LoadAsync(cancel);
        // A first reading asks for others' words only to tell whose announcement it may replace.
        if (!run.History.IsEmpty) await run.LoadOthersAsync([other, .. other.Outcomes], cancel);
        else if (other.Status == MeetingStatus.Announced) await run.LoadOthersAsync([other], cancel, "status");
    }
}
