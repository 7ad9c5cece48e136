using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Notes;

/// <summary>The session that notes are written for.</summary>
public sealed record NotedSession(int Id, int MeetingId, string Code, string Title, string? Language, MeetingRef Meeting);

/// <summary>A meeting with the sessions that notes can be for, in the order of the agenda.</summary>
public sealed record NotedMeeting(string Slug, string Name, string? Language, IReadOnlyList<NotedMeeting.Item> Sessions)
{
    /// <summary>One of its sessions.</summary>
    public sealed record Item(string Code, string Title, string? Language);
}

/// <summary>Where notes are written. It takes the whole store: whoever may write a session's notes sees them before they are published, and as they are.</summary>
public sealed class NoteDesk(
    HubDbContext database, [FromKeyedServices(HubDatabase.Whole)] HubDbContext whole, NoteSaver saver, NoteOutcomes outcomes, NoteWriters writers,
    Remembered<(Sight Sight, string Meeting, string Code), NotedSession> sessions, Remembered<(int Session, string Language), NoteDesk.NoteNumber> numbers, Viewer viewer, TimeProvider clock)
{
    private string By => viewer.Name ?? "";

    private string AccountId => viewer.AccountId ?? "";

    /// <summary>The session, if the viewer sees it: what is published, and for organizers the draft.</summary>
    public ValueTask<NotedSession?> FindSessionAsync(string meeting, string code, CancellationToken cancel) =>
        sessions.GetAsync((database.Sight, meeting, code), () => AskSessionAsync(meeting, code, cancel), s => [FreshnessTags.Meeting(s.MeetingId), FreshnessTags.Draft(s.MeetingId), FreshnessTags.Names]);

    private async Task<NotedSession?> AskSessionAsync(string meeting, string code, CancellationToken cancel) => database.SeesDrafts
        ? await database.Sessions.AsNoTracking().Where(s => s.Meeting!.Slug == meeting && s.Code == code && !s.IsBreak)
            .Select(s => new NotedSession(s.Id, s.MeetingId, s.Code, s.Title, s.Language, new MeetingRef(s.Meeting!.Slug, s.Meeting.Name, s.Meeting.Language, s.Meeting.City, s.Meeting.Year))).SingleOrDefaultAsync(cancel)
        : await database.CurrentAgenda.AsNoTracking().Where(s => s.Release!.Meeting!.Slug == meeting && s.Code == code && !s.IsBreak)
            .Select(s => new NotedSession(s.SessionId, s.Release!.MeetingId, s.Code, s.Title, s.Language, new MeetingRef(s.Release.Meeting!.Slug, s.Release.Meeting.Name, s.Release.Meeting.Language, s.Release.Meeting.City, s.Release.Meeting.Year))).SingleOrDefaultAsync(cancel);

    /// <summary>The meeting with the sessions that the viewer sees; null where they do not see it.</summary>
    public async Task<NotedMeeting?> FindMeetingAsync(string slug, CancellationToken cancel)
    {
        if (await database.Meetings.AsNoTracking().Where(m => m.Slug == slug).Select(m => new { m.Id, m.Name, m.Language }).SingleOrDefaultAsync(cancel) is not { } meeting) return null;
        var sessions = database.SeesDrafts
            ? database.Sessions.Where(s => s.MeetingId == meeting.Id && !s.IsBreak).OrderBy(s => s.Day).ThenBy(s => s.Start).ThenBy(s => s.Position).Select(s => new NotedMeeting.Item(s.Code, s.Title, s.Language))
            : database.CurrentAgenda.Where(s => s.Release!.MeetingId == meeting.Id && !s.IsBreak).OrderBy(s => s.Day).ThenBy(s => s.Start).ThenBy(s => s.Position).Select(s => new NotedMeeting.Item(s.Code, s.Title, s.Language));
        return new NotedMeeting(slug, meeting.Name, meeting.Language, await sessions.ToListAsync(cancel));
    }

    /// <summary>The notes in a language; null where nobody has begun them.</summary>
    public Task<SessionNote?> FindAsync(NotedSession session, string language, CancellationToken cancel) =>
        whole.SessionNotes.AsNoTracking().SingleOrDefaultAsync(n => n.SessionId == session.Id && n.Language == language, cancel);

    /// <summary>The languages that the session has notes in.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(NotedSession session, CancellationToken cancel) =>
        await whole.SessionNotes.Where(n => n.SessionId == session.Id && n.Language != null).OrderBy(n => n.Id).Select(n => n.Language!).ToListAsync(cancel);

    /// <summary>The language of the original, where that was changed after this translation was. The original is what was begun first.</summary>
    public async Task<string?> NewerOriginalAsync(SessionNote note, CancellationToken cancel)
    {
        var notes = await whole.SessionNotes.Where(n => n.SessionId == note.SessionId && n.Id <= note.Id).OrderBy(n => n.Id)
            .Select(n => new { n.Language, WrittenAt = whole.NoteRevisions.Where(r => r.NoteId == n.Id && r.MovedTo == null).Max(r => (DateTimeOffset?)r.At) }).ToListAsync(cancel);
        return notes is [var original, .., var own] && original.WrittenAt > own.WrittenAt ? original.Language : null;
    }

    /// <summary>Saves what was written, beginning the notes where there are none yet.</summary>
    public async Task<SavedNote> SaveAsync(NotedSession session, string language, string original, string text, CancellationToken cancel)
    {
        var id = await IdAsync(session, language, cancel) ?? await BeginAsync(session, language, cancel);
        writers.Seen(id, AccountId, By);
        var saved = await saver.SaveAsync(new NoteEdit(id, Plain(original), Plain(text), By, AccountId), cancel) ?? throw new InvalidOperationException("Notes are never deleted.");
        // Looked for here and not by the saver, which all writers wait for.
        if (!NoteMarks.Find(saved.Former).SequenceEqual(NoteMarks.Find(saved.Text))) await outcomes.SyncAsync(id, By, cancel);
        return saved;
    }

    /// <summary>Moves notes to another state.</summary>
    public async Task MoveAsync(NotedSession session, string language, NoteState state, Visibility visibility, CancellationToken cancel)
    {
        var id = await IdAsync(session, language, cancel) ?? await BeginAsync(session, language, cancel);
        await using var transaction = await whole.Database.BeginTransactionAsync(cancel);
        var note = await whole.SessionNotes.SingleAsync(n => n.Id == id, cancel);
        var number = await whole.NoteRevisions.Where(r => r.NoteId == id).MaxAsync(r => (int?)r.Number, cancel) ?? 0;
        note.MoveTo(state, visibility, number + 1, By, AccountId, clock.GetUtcNow());
        await whole.SaveChangesAsync(cancel);
        // What its lines made is seen with it, on the meeting's pages too.
        await whole.TouchAsync([FreshnessTags.Meeting(session.MeetingId), FreshnessTags.Note(id)], cancel);
        await transaction.CommitAsync(cancel);
        whole.ChangeTracker.Clear();
    }

    /// <summary>The places that somebody has to choose for.</summary>
    public async Task<IReadOnlyList<NoteConflict>> ConflictsAsync(int noteId, CancellationToken cancel) =>
        await whole.NoteConflicts.AsNoTracking().Where(c => c.NoteId == noteId && c.SettledAt == null).OrderBy(c => c.Id).ToListAsync(cancel);

    /// <summary>Makes a choice: one, the other, or both after each other.</summary>
    public async Task SettleAsync(NotedSession session, string language, int conflictId, string choice, CancellationToken cancel)
    {
        if (await FindAsync(session, language, cancel) is not { } note) return;
        if (await whole.NoteConflicts.SingleOrDefaultAsync(c => c.Id == conflictId && c.NoteId == note.Id && c.SettledAt == null, cancel) is not { } conflict) return;
        var chosen = choice switch { "mine" => conflict.Mine, "both" => $"{conflict.Theirs}\n{conflict.Mine}", _ => conflict.Theirs };
        var text = conflict.Settle(note.Text, chosen, clock.GetUtcNow());
        // The text first: until it is on the disk, both stay where they are.
        await SaveAsync(session, language, note.Text, text, cancel);
        await whole.SaveChangesAsync(cancel);
    }

    /// <summary>What the meeting's notes begin from; null where it has no outline of its own.</summary>
    public Task<string?> OutlineAsync(NotedSession session, CancellationToken cancel) => whole.Meetings.Where(m => m.Id == session.MeetingId).Select(m => m.NotesOutline).SingleAsync(cancel);

    /// <summary>Marks a line that was offered as an outcome; nothing happens where it is not there any more.</summary>
    public async Task TakeSuggestionAsync(NotedSession session, string language, int line, string said, CancellationToken cancel)
    {
        if (await FindAsync(session, language, cancel) is not { } note) return;
        // Others write meanwhile, so it may stand somewhere else by now.
        if (NoteSuggestions.Find(note.Text).Where(s => s.Text == said).OrderBy(s => Math.Abs(s.Line - line)).FirstOrDefault() is not { } offered) return;
        var lines = note.Text.Split('\n');
        lines[offered.Line] = NoteMarks.Mark(lines[offered.Line], offered.Kind, language);
        await SaveAsync(session, language, note.Text, string.Join('\n', lines), cancel);
    }

    /// <summary>Puts something at the end of the notes, and begins them with it where there are none.</summary>
    public async Task<SavedNote> AppendAsync(NotedSession session, string language, string text, CancellationToken cancel)
    {
        var now = await FindAsync(session, language, cancel) is { } note ? note.Text : "";
        var before = now.TrimEnd('\n');
        return await SaveAsync(session, language, now, before.Length == 0 ? text : $"{before}\n\n{text}", cancel);
    }

    /// <summary>Outcomes whose line was deleted.</summary>
    public async Task<IReadOnlyList<(int Id, string Text)>> LostLinesAsync(int noteId, CancellationToken cancel) =>
        await whole.Outcomes.Where(o => o.NoteId == noteId && o.NoteLine == null && o.BinnedAt == null).OrderBy(o => o.Position).Select(o => new ValueTuple<int, string>(o.Id, o.Text)).ToListAsync(cancel);

    /// <summary>Says what becomes of an outcome whose line was deleted.</summary>
    public async Task AnswerLostLineAsync(NotedSession session, int outcomeId, bool keep, CancellationToken cancel)
    {
        if (await whole.Outcomes.SingleOrDefaultAsync(o => o.Id == outcomeId && o.SessionId == session.Id && o.NoteId != null && o.NoteLine == null && o.BinnedAt == null, cancel) is not { } outcome) return;
        var now = clock.GetUtcNow();
        if (keep) outcome.StayWithoutLine();
        else
        {
            outcome.Bin(now);
            whole.Changes.Add(new Change(RecordKind.Outcome, outcome.Id, Change.Binned, null, null, now, By));
        }
        await whole.SaveChangesAsync(cancel);
    }

    /// <summary>What the notes ever were, newest first, without the texts.</summary>
    public async Task<IReadOnlyList<RevisionItem>> RevisionsAsync(int noteId, CancellationToken cancel) =>
        await whole.NoteRevisions.Where(r => r.NoteId == noteId).OrderByDescending(r => r.Number).Select(r => new RevisionItem(r.Number, r.By, r.At, r.MovedTo, r.Text.Length)).ToListAsync(cancel);

    /// <summary>The text of one revision; null where there is none. Number 0 is the beginning.</summary>
    public async Task<string?> RevisionAsync(int noteId, int number, CancellationToken cancel) =>
        number == 0 ? "" : await whole.NoteRevisions.Where(r => r.NoteId == noteId && r.Number == number).Select(r => r.Text).SingleOrDefaultAsync(cancel);

    // Notes that are begun stay the same ones for good.
    private async Task<int?> IdAsync(NotedSession session, string language, CancellationToken cancel) => (await numbers.GetAsync(
        (session.Id, language), () => whole.SessionNotes.Where(n => n.SessionId == session.Id && n.Language == language).Select(n => new NoteNumber(n.Id)).SingleOrDefaultAsync(cancel), _ => []))?.Id;

    private async Task<int> BeginAsync(NotedSession session, string language, CancellationToken cancel)
    {
        try
        {
            var note = new SessionNote(session.Id, "", language);
            whole.SessionNotes.Add(note);
            await whole.SaveChangesAsync(cancel);
            return note.Id;
        }
        catch (DbUpdateException)
        {
            // Two began at once: the other one's are both's.
            whole.ChangeTracker.Clear();
            return await IdAsync(session, language, cancel) ?? throw new InvalidOperationException("The notes could not be begun.");
        }
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n");

    /// <summary>The number of notes.</summary>
    public sealed record NoteNumber(int Id);

    /// <summary>A revision in a list.</summary>
    public sealed record RevisionItem(int Number, string By, DateTimeOffset At, NoteState? MovedTo, int Length);
}
