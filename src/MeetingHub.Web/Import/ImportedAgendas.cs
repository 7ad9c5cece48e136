using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>
/// What a document says of a meeting's sessions is published with the rest of it, as long as nobody is working on the agenda:
/// where the draft is not what the public sees, somebody is, and the document changes the draft alone.
/// </summary>
internal sealed class ImportedAgendas(HubDbContext database)
{
    private readonly Dictionary<Meeting, AgendaRelease?> inStep = [];
    private readonly HashSet<Meeting> seen = [];

    /// <summary>Looks at a stored meeting before anything of it is changed; its sessions are loaded.</summary>
    public async Task LookAsync(Meeting meeting, CancellationToken cancel)
    {
        if (!seen.Add(meeting)) return;
        var latest = await LatestReleaseAsync(database, meeting, cancel);
        var isInStep = meeting.CurrentRelease is null ? meeting.LastRelease == 0 && meeting.Sessions.Count == 0 : meeting.ChangesSince(latest, withTray: true).Count == 0;
        if (isInStep) inStep.Add(meeting, latest);
    }

    /// <summary>A meeting that the document makes has no agenda that anybody works on.</summary>
    public void Made(Meeting meeting)
    {
        if (seen.Add(meeting)) inStep.Add(meeting, null);
    }

    /// <summary>Publishes what has changed, in the name of the document. The sessions must be saved, because releases refer to them by number.</summary>
    public async Task PublishAsync(string document, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var (meeting, latest) in inStep)
        {
            if (meeting.ChangesSince(latest, withTray: true).Count == 0) continue;
            if (meeting.Draft(withTray: true).Count > 0) meeting.PublishAgenda(latest, withTray: true, null, document, at);
            else meeting.WithdrawAgenda(at);
        }
        await database.SaveChangesAsync(cancel);
    }

    /// <summary>The last release made of a meeting's agenda, as its store has it; null before the first.</summary>
    public static async Task<AgendaRelease?> LatestReleaseAsync(HubDbContext database, Meeting meeting, CancellationToken cancel) =>
        meeting.LastRelease == 0 ? null : await database.AgendaReleases.AsNoTracking().AsSplitQuery().Include(r => r.Sessions).ThenInclude(s => s.Facilitators)
            .SingleAsync(r => r.MeetingId == meeting.Id && r.Number == meeting.LastRelease, cancel);
}
