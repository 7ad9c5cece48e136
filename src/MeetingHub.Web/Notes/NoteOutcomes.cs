using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Notes;

/// <summary>Keeps outcomes in step with the lines of notes that are marked: a new line makes one, an edited or moved line stays the one it is, and of a deleted line it is asked what becomes of it.</summary>
public sealed class NoteOutcomes([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, TimeProvider clock)
{
    /// <summary>Brings the outcomes of notes to what these say now.</summary>
    /// <param name="noteId">The notes.</param>
    /// <param name="by">Who has written.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task SyncAsync(int noteId, string by, CancellationToken cancel)
    {
        // Begun before the first question, so that two who save at once do not both make what is new.
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var note = await database.SessionNotes.AsNoTracking().SingleAsync(n => n.Id == noteId, cancel);
        var session = await database.Sessions.SingleAsync(s => s.Id == note.SessionId, cancel);
        var marks = NoteMarks.Find(note.Text).Where(m => m.Kind != NoteMarkKind.Question).ToList();
        // What lies in the bin is known too: somebody put it there, and its line must not make it anew.
        var known = await database.Outcomes.Include(o => o.Owners).Where(o => o.NoteId == noteId).OrderBy(o => o.NoteLine).ToListAsync(cancel);
        var pairs = BestPairs.Find(known, o => new[] { o.NoteText, o.Text }.OfType<string>(), [.. marks.Select(m => m.Text)]);
        var translated = await TranslateAsync(note, marks, pairs, cancel);
        List<Outcome> made = [];
        Meeting? meeting = null;
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            if (pairs[i] is { } there)
            {
                known[there].StandIn(noteId, mark.Line + 1, mark.Text);
                continue;
            }
            if (translated.Contains(mark)) continue;
            meeting ??= await database.Meetings.Include(m => m.Outcomes).SingleAsync(m => m.Id == session.MeetingId, cancel);
            var outcome = meeting.AddOutcome(KindOf(mark.Kind), mark.Text, note.Language);
            outcome.ArisesIn(session);
            outcome.StandIn(noteId, mark.Line + 1, mark.Text);
            if (mark.Due is { } due) outcome.Import("due", due.ToString(), null);
            if (mark.IsRefused) outcome.Import("status", nameof(OutcomeStatus.Dropped), nameof(OutcomeStatus.Open));
            outcome.BelongTo(await OwnersAsync(mark, cancel));
            made.Add(outcome);
        }
        foreach (var gone in known.Where((_, n) => !pairs.Contains(n) && known[n] is { NoteLine: not null, BinnedAt: null })) gone.LoseLine();
        await database.SaveChangesAsync(cancel);
        var now = clock.GetUtcNow();
        foreach (var outcome in made) database.Changes.Add(new Change(RecordKind.Outcome, outcome.Id, Change.Made, null, null, now, by));
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        database.ChangeTracker.Clear();
    }

    // Notes that were begun later are translations: their marked lines are those of the original, in other words, as long as there are as many.
    private async Task<IReadOnlySet<NoteMark>> TranslateAsync(SessionNote note, List<NoteMark> marks, int?[] taken, CancellationToken cancel)
    {
        var original = await database.SessionNotes.Where(n => n.SessionId == note.SessionId).MinAsync(n => n.Id, cancel);
        if (original == note.Id || note.Language is not { } language) return new HashSet<NoteMark>();
        var outcomes = await database.Outcomes.Include(o => o.Translations).Where(o => o.NoteId == original).OrderBy(o => o.NoteLine).ToListAsync(cancel);
        List<NoteMark> free = [.. marks.Where((_, i) => taken[i] is null)];
        // Those that were paired before stay so, however lines are added to the original.
        var pairs = BestPairs.Find(outcomes, o => o.Translations.Where(t => t.NoteId == note.Id).Select(t => t.Text), [.. free.Select(m => m.Text)]);
        PairInOrder(pairs, outcomes, free, (outcome, mark) => KindOf(mark.Kind) == outcome.OutcomeKind);
        for (var i = 0; i < free.Count; i++)
            if (pairs[i] is { } there) outcomes[there].Translate(language, free[i].Text, note.Id);
        foreach (var outcome in outcomes.Where((_, n) => !pairs.Contains(n))) outcome.Untranslate(note.Id);
        return free.Where((_, i) => pairs[i] is not null).ToHashSet();
    }

    // What is left between two pairs is paired in its order, where it fits.
    private static void PairInOrder(int?[] pairs, List<Outcome> outcomes, List<NoteMark> marks, Func<Outcome, NoteMark, bool> fits)
    {
        var next = 0;
        for (var i = 0; i < marks.Count; i++)
        {
            if (pairs[i] is { } there) next = Math.Max(next, there + 1);
            else
            {
                var end = pairs.Skip(i).FirstOrDefault(p => p >= next) ?? outcomes.Count;
                var found = outcomes.FindIndex(next, end - next, o => fits(o, marks[i]) && !pairs.Contains(outcomes.IndexOf(o)));
                if (found < 0) continue;
                pairs[i] = found;
                next = found + 1;
            }
        }
    }

    private async Task<IReadOnlyCollection<Affiliate>> OwnersAsync(NoteMark mark, CancellationToken cancel)
    {
        var names = await database.Affiliates.Where(a => a.BinnedAt == null).Select(a => new { a.Id, a.Name })
            .Concat(database.AffiliateAliases.Select(a => new { Id = EF.Property<int>(a, "AffiliateId"), a.Name })).ToListAsync(cancel);
        var meant = NoteMarks.OwnersIn(mark, names.Select(n => n.Name).Distinct());
        var ids = names.Where(n => meant.Contains(n.Name)).Select(n => n.Id).Distinct().ToArray();
        return ids.Length == 0 ? [] : await database.Affiliates.Where(a => ids.Contains(a.Id) && a.BinnedAt == null).ToListAsync(cancel);
    }

    private static OutcomeKind KindOf(NoteMarkKind kind) => kind switch
    {
        NoteMarkKind.Decision => OutcomeKind.Decision,
        NoteMarkKind.ActionItem => OutcomeKind.ActionItem,
        NoteMarkKind.Recommendation => OutcomeKind.Recommendation,
        _ => OutcomeKind.Agreement,
    };
}
