using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Editing;

/// <summary>Groups what is done to the draft of an agenda into steps, and takes the last ones back.</summary>
public sealed class AgendaSteps([FromKeyedServices(HubDatabase.Whole)] HubDbContext whole, HubDbContext database, Viewer viewer, TimeProvider clock)
{
    /// <summary>Begins a step of the viewer's; null where nobody in particular is at work. Its number is known at once; the caller's transaction keeps it.</summary>
    public async Task<int?> BeginAsync(HubDbContext store, int meetingId, CancellationToken cancel)
    {
        if (viewer.AccountId is not { } account) return null;
        var step = new AgendaStep(meetingId, account, clock.GetUtcNow());
        store.AgendaSteps.Add(step);
        await store.SaveChangesAsync(cancel);
        return step.Id;
    }

    /// <summary>How many of their last steps the viewer can take back.</summary>
    public Task<int> CountAsync(int meetingId, CancellationToken cancel) => Last(database, meetingId).CountAsync(s => s.UndoneAt == null, cancel);

    /// <summary>Takes the viewer's last step back, all of it or nothing.</summary>
    public async Task<UndoResult> UndoAsync(int meetingId, CancellationToken cancel)
    {
        await using var transaction = await whole.Database.BeginTransactionAsync(cancel);
        try
        {
            if (await Last(whole, meetingId).Where(s => s.UndoneAt == null).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancel) is not { } step) return UndoResult.Nothing;
            var changes = await whole.Changes.AsNoTracking().Where(c => c.StepId == step.Id).OrderByDescending(c => c.Id).ToListAsync(cancel);
            var ids = changes.Select(c => c.RecordId).Distinct().ToArray();
            var sessions = await whole.Sessions.AsSplitQuery().Include(s => s.Facilitators).ThenInclude(f => f.Person).Include(s => s.Facilitators).ThenInclude(f => f.Affiliate)
                .Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
            foreach (var change in changes)
                if (!sessions.TryGetValue(change.RecordId, out var session) || !await TakeBackAsync(session, change, cancel)) return UndoResult.ChangedSince;
            step.Undo(clock.GetUtcNow());
            await whole.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return UndoResult.Undone;
        }
        finally
        {
            whole.ChangeTracker.Clear();
        }
    }

    private IQueryable<AgendaStep> Last(HubDbContext store, int meetingId) =>
        store.AgendaSteps.Where(s => s.MeetingId == meetingId && s.AccountId == viewer.AccountId).OrderByDescending(s => s.Id).Take(AgendaStep.MostUndone);

    // False where somebody has put something else there meanwhile, which is not to be lost.
    private async Task<bool> TakeBackAsync(Session session, Change change, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        switch (change.Field)
        {
            case Change.Made:
                session.Bin(now);
                break;
            case Change.Binned:
                session.Restore();
                break;
            case Relations.Facilitators:
                if (Names(session) != change.After) return false;
                await LeadAsync(session, change.Before, cancel);
                session.CorrectRelation();
                break;
            default:
                if (session[change.Field] != change.After) return false;
                session.Correct(change.Field, change.Before);
                break;
        }
        var (field, before, after) = change.Field switch
        {
            Change.Made => (Change.Binned, null, null),
            Change.Binned => (Change.Restored, null, null),
            var other => (other, change.After, change.Before),
        };
        whole.Changes.Add(new Change(session.Kind, session.Id, field, before, after, now, viewer.Name ?? ""));
        return true;
    }

    private static string? Names(Session session) =>
        string.Join('\n', session.Facilitators.Select(f => f.Person?.Name ?? f.Affiliate?.Name).OfType<string>()) is { Length: > 0 } names ? names : null;

    private async Task LeadAsync(Session session, string? names, CancellationToken cancel)
    {
        var keys = (names ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NameKey.Of).ToArray();
        session.BeLedBy(await whole.People.Where(p => keys.Contains(p.Key)).ToListAsync(cancel), await whole.Affiliates.Where(a => keys.Contains(a.Key)).ToListAsync(cancel));
    }
}

/// <summary>What became of an undo.</summary>
public enum UndoResult
{
    /// <summary>The step is taken back.</summary>
    Undone,
    /// <summary>There is no step to take back.</summary>
    Nothing,
    /// <summary>Somebody has changed the same thing since; nothing was done.</summary>
    ChangedSince,
}
