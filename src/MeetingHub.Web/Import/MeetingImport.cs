using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>The meeting that a document is about.</summary>
internal static class MeetingImport
{
    public static async Task<Meeting> ApplyAsync(ImportRun run, MeetingDraft draft, Programme? programme, CancellationToken cancel)
    {
        var series = draft.Series is null ? null : await SeriesAsync(run, draft.Series, cancel);
        var wanted = new MeetingWanted(draft.Title.Value, HasTitle: true, series, draft.Edition?.Value, draft.Starts?.Value, draft.City?.Value, IsMention: false);
        // Whom the reviewer names, else whom the last version was about, else whom the words fit.
        var chosen = run.Choices.Meant(RecordKind.Meeting, draft.Title.Span);
        var known = chosen ?? run.Source.MeetingId;
        var meeting = known is null or ImportChoices.NewOne ? null : await run.Database.Meetings.SingleOrDefaultAsync(m => m.Id == known, cancel);
        if (chosen is null) meeting ??= await run.Meetings.FindAsync(wanted, [], cancel);
        meeting ??= await run.Meetings.MakeAsync(wanted, run.Draft.Language, cancel);
        if (meeting.Id != 0) await LoadAsync(run, meeting, cancel);
        else run.Agendas.Made(meeting);

        run.Writer.Write(meeting, DraftStatements.Of(draft), promotes: meeting.IsMentionOnly);
        run.Writer.ForgetUnstated(meeting);
        meeting.KnowFromDocument();
        Join(run, meeting, series, draft.Series?.Span);
        Join(run, meeting, programme);

        MeetingDelegations.Apply(run, meeting, draft);
        MeetingPeople.Apply(run, meeting, draft.People);
        Sessions(run, meeting, draft.Sessions);
        Goals(run, meeting, draft.Objectives);
        Surveys(run, meeting, draft.Surveys);
        var alsoHere = await RelatedMeetings.ApplyAsync(run, meeting, series, cancel);
        Outcomes(run, meeting, DraftStatements.Of([.. draft.Outcomes, .. alsoHere], draft.Surveys), await MovedAsync(run, meeting, cancel));
        return meeting;
    }

    /// <summary>Loads all that belongs to a stored meeting, and what other documents say of it.</summary>
    public static async Task LoadAsync(ImportRun run, Meeting meeting, CancellationToken cancel)
    {
        var id = meeting.Id;
        var stored = run.Database.Meetings.Where(m => m.Id == id);
        // Each collection is a query of its own, and a meeting known from a mention has hardly any.
        var has = await stored.Select(m => new
        {
            Delegations = m.Delegations.Any(),
            Participations = m.Participations.Any(),
            Sessions = m.Sessions.Any(),
            Outcomes = m.Outcomes.Any(),
            Other = m.Goals.Any() || m.Surveys.Any() || m.Links.Any(),
        }).SingleAsync(cancel);
        var loaded = stored.AsSplitQuery().Include(m => m.Series).Include(m => m.Programme) as IQueryable<Meeting>;
        if (has.Delegations) loaded = loaded.Include(m => m.Delegations).ThenInclude(d => d.Affiliate);
        if (has.Participations) loaded = loaded.Include(m => m.Participations).ThenInclude(p => p.Person).Include(m => m.Participations).ThenInclude(p => p.Affiliate);
        if (has.Sessions) loaded = loaded.Include(m => m.Sessions).ThenInclude(s => s.Facilitators).ThenInclude(f => f.Person).Include(m => m.Sessions).ThenInclude(s => s.Notes);
        if (has.Outcomes) loaded = loaded.Include(m => m.Outcomes).ThenInclude(o => o.Owners).Include(m => m.Outcomes).ThenInclude(o => o.FollowUps);
        if (has.Other) loaded = loaded.Include(m => m.Goals).Include(m => m.Surveys).Include(m => m.Links);
        await loaded.LoadAsync(cancel);
        await run.Agendas.LookAsync(meeting, cancel);
        await run.LoadOthersAsync(
            [meeting, .. meeting.Delegations, .. meeting.Participations, .. meeting.Sessions, .. meeting.Outcomes, .. meeting.Goals, .. meeting.Surveys, .. meeting.Links], cancel);
    }

    /// <summary>Makes the meeting an edition of the series unless a person or another document has said otherwise; null takes the document's word back.</summary>
    public static void Join(ImportRun run, Meeting meeting, MeetingSeries? series, SourceSpan? span)
    {
        if (series is not null && span is { } words) run.Writer.Write(meeting, [new Statement("series", series.Name, words)]);
        var mine = run.History.Mine(meeting, "series");
        if (series is null && (mine.Count == 0 || run.History.Others(meeting, "series").Count > 0)) return;
        if (meeting.Series != series && FieldMerge.MayReplace(meeting.Series?.Name, meeting.Id == 0, mine)) meeting.JoinSeries(series);
    }

    /// <summary>Brings a meeting's outcomes to what the document says was agreed there.</summary>
    /// <param name="run">The import.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="proposals">The outcomes as worded.</param>
    /// <param name="moved">Outcomes that the last version stated of this meeting and a person has since moved to another.</param>
    public static void Outcomes(ImportRun run, Meeting meeting, IReadOnlyList<Proposal> proposals, IReadOnlyList<Outcome>? moved = null) =>
        run.Writer.Merge([.. meeting.Outcomes, .. moved ?? []], "text", proposals,
            p => meeting.AddOutcome(Enum.Parse<OutcomeKind>(p.Statements.First(s => s.Field == "kind").Value ?? nameof(OutcomeKind.Agreement)), p.Key, run.Draft.Language),
            meeting.Remove, o => o.Owners.Count > 0 || o.FollowUps.Count > 0);

    public static void Sessions(ImportRun run, Meeting meeting, IReadOnlyList<SessionDraft> drafts)
    {
        var sessions = run.Writer.Merge(meeting.Sessions, "title", [.. drafts.Select(DraftStatements.Of)],
            p => meeting.AddSession(p.Key, run.Draft.Language), meeting.Remove, s => s.Notes.Count > 0 || meeting.Outcomes.Any(o => o.Session == s));
        foreach (var (session, draft) in sessions.Zip(drafts)) MeetingPeople.Facilitate(run, session, [.. draft.Facilitators.Select(f => f.Value)]);
    }

    public static void Goals(ImportRun run, Meeting meeting, IReadOnlyList<Found<string>> aims) =>
        run.Writer.Merge(meeting.Goals, "aim", DraftStatements.Of("aim", aims), p => meeting.AddGoal(p.Key, run.Draft.Language), meeting.Remove, _ => false);

    public static void Surveys(ImportRun run, Meeting meeting, IReadOnlyList<Found<string>> statements) =>
        run.Writer.Merge(meeting.Surveys, "statement", DraftStatements.Of("statement", statements), p => meeting.AddSurvey(p.Key, run.Draft.Language), meeting.Remove, _ => false);

    private static async Task<IReadOnlyList<Outcome>> MovedAsync(ImportRun run, Meeting meeting, CancellationToken cancel)
    {
        var mine = run.History.Ids(RecordKind.Outcome).ToArray();
        if (mine.Length == 0) return [];
        var moves = run.Database.Changes.Where(c => c.RecordKind == RecordKind.Outcome && c.Field == Change.Moved).Select(c => c.RecordId);
        return await run.Database.Outcomes.Where(o => mine.Contains(o.Id) && o.MeetingId != meeting.Id && moves.Contains(o.Id)).ToListAsync(cancel);
    }

    private static void Join(ImportRun run, Meeting meeting, Programme? programme)
    {
        if (programme is not null) run.Writer.Write(meeting, [new Statement("programme", programme.Name, run.Draft.Programme!.Name.Span)]); // a programme is there only with its draft
        var mine = run.History.Mine(meeting, "programme");
        if (programme is null && (mine.Count == 0 || run.History.Others(meeting, "programme").Count > 0)) return;
        if (meeting.Programme != programme && FieldMerge.MayReplace(meeting.Programme?.Name, meeting.Id == 0, mine)) meeting.JoinProgramme(programme);
    }

    private static async Task<MeetingSeries> SeriesAsync(ImportRun run, Found<string> name, CancellationToken cancel)
    {
        var key = NameKey.Of(name.Value);
        var series = await run.Database.Series.Where(s => s.Key == key).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
        if (series is null)
        {
            var slugs = new FreeSlugs(run.Database.Series.Select(s => s.Slug));
            await slugs.LookUpAsync([name.Value], cancel);
            series = new MeetingSeries(slugs.Take(name.Value), name.Value);
            run.Database.Series.Add(series);
        }
        run.Writer.Write(series, [DraftStatements.Of("name", name)]);
        return series;
    }
}
