using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Schedules;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Brings a schedule file into the draft of an agenda: finds each session again, changes what is other, adds what is new, in one step that can be taken back.</summary>
public sealed class AgendaBringing(HubDbContext database, RecordEditor editor, Relations relations, AgendaSteps steps, TimeProvider clock)
{
    /// <summary>A session of the file, and the one of the draft that it is; null where it is new.</summary>
    public sealed record Match(ScheduledSession Brought, Session? Known, IReadOnlyList<(string Field, string? Value)> Changes)
    {
        public bool IsNew => Known is null;
    }

    /// <summary>What a file would do to the draft.</summary>
    /// <param name="Meeting">The meeting with its draft.</param>
    /// <param name="Matches">The file's sessions, in its order.</param>
    /// <param name="Gone">Sessions that an earlier file brought and this one has no more.</param>
    public sealed record Plan(Meeting Meeting, IReadOnlyList<Match> Matches, IReadOnlyList<Session> Gone);

    public async Task<Plan> LookAsync(Meeting meeting, ScheduleDraft draft, CancellationToken cancel)
    {
        var sessions = await database.Sessions.AsSplitQuery().Include(s => s.Facilitators).ThenInclude(f => f.Person).Include(s => s.Facilitators).ThenInclude(f => f.Affiliate)
            .Where(s => s.MeetingId == meeting.Id).OrderBy(s => s.Position).ToListAsync(cancel);
        // By what the file calls it, then by time and place, then by a title that only one has. Each session is found once.
        var free = sessions.ToHashSet();
        var byOrigin = sessions.Where(s => s.Origin is not null).ToLookup(s => s.Origin!);
        var byPlace = sessions.ToLookup(s => (s.Day, s.Start, s.Room, NameKey.Of(s.Title)));
        var byTitle = sessions.ToLookup(s => NameKey.Of(s.Title));
        var found = new Session?[draft.Sessions.Count];
        Take(s => s.Origin is null ? [] : byOrigin[s.Origin]);
        Take(s => byPlace[(s.Day, s.Start, s.Room, NameKey.Of(s.Title))]);
        var repeated = draft.Sessions.GroupBy(s => NameKey.Of(s.Title)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        Take(s => NameKey.Of(s.Title) is var key && !repeated.Contains(key) && byTitle[key].Count() == 1 ? byTitle[key] : []);
        Match[] matches = [.. draft.Sessions.Select((s, i) => new Match(s, found[i], ChangesOf(s, found[i])))];
        return new Plan(meeting, matches, [.. sessions.Where(s => free.Contains(s) && s.Origin is not null)]);

        void Take(Func<ScheduledSession, IEnumerable<Session>> candidates)
        {
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] is not null || candidates(draft.Sessions[i]).FirstOrDefault(free.Contains) is not { } session) continue;
                found[i] = session;
                free.Remove(session);
            }
        }
    }

    /// <summary>Does it, all of it or nothing.</summary>
    public async Task BringAsync(Plan plan, bool takesOutGone, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var step = await steps.BeginAsync(database, plan.Meeting.Id, cancel);
        var leaders = await relations.LeadersAsync([.. plan.Matches.SelectMany(m => m.Brought.Facilitators).Distinct()], cancel);
        List<Session> made = [];
        foreach (var match in plan.Matches)
        {
            var session = match.Known;
            if (session is null)
            {
                session = plan.Meeting.AddSession(match.Brought.Title, match.Brought.Language ?? plan.Meeting.Language);
                if (match.Brought.Origin is { } origin) session.ComeFrom(origin);
                made.Add(session);
            }
            foreach (var (field, value) in match.Changes.Where(c => c.Field != Relations.Facilitators))
            {
                if (match.Known is not null) editor.Note(session, field, session[field], value, now, step);
                session.Correct(field, value);
            }
            if (match.Changes.FirstOrDefault(c => c.Field == Relations.Facilitators) is { Field: not null } led)
            {
                if (match.Known is not null) editor.Note(session, Relations.Facilitators, NamesOf(session), led.Value, now, step);
                session.BeLedBy([.. match.Brought.Facilitators.Select(n => leaders[n].Person).OfType<Person>()], [.. match.Brought.Facilitators.Select(n => leaders[n].Affiliate).OfType<Affiliate>()]);
                session.CorrectRelation();
            }
        }
        foreach (var gone in takesOutGone ? plan.Gone : [])
        {
            gone.Bin(now);
            editor.Note(gone, Change.Binned, null, null, now, step);
        }
        // New sessions have their numbers only now.
        await database.SaveChangesAsync(cancel);
        foreach (var session in made) editor.Note(session, Change.Made, null, null, now, step);
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // What the file does not say, it does not take away.
    private static IReadOnlyList<(string, string?)> ChangesOf(ScheduledSession brought, Session? known)
    {
        (string Field, string? Value)[] said =
        [
            ("title", brought.Title),
            ("break", brought.IsBreak ? "true" : null),
            ("abstract", brought.Abstract),
            ("day", brought.Day?.ToString("O", CultureInfo.InvariantCulture)),
            ("start", brought.Start?.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("minutes", brought.Minutes?.ToString(CultureInfo.InvariantCulture)),
            ("room", brought.Room),
            ("track", brought.Track),
            ("language", brought.Language),
            (Relations.Facilitators, brought.Facilitators.Count == 0 ? null : string.Join('\n', brought.Facilitators)),
        ];
        return [.. said.Where(f => f.Value is not null && f.Value != (known is null ? null : f.Field == Relations.Facilitators ? NamesOf(known) : known[f.Field]))];
    }

    private static string? NamesOf(Session session) =>
        string.Join('\n', session.Facilitators.Select(f => f.Person?.Name ?? f.Affiliate?.Name).OfType<string>()) is { Length: > 0 } names ? names : null;
}
