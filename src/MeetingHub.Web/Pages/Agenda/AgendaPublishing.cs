using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Publishes a meeting's agenda and takes it back, for its pages and for what is planned.</summary>
public sealed class AgendaPublishing([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, Viewer viewer, TimeProvider clock)
{
    /// <summary>The meeting with its draft, and the last release made.</summary>
    public async Task<(Meeting Meeting, AgendaRelease? Latest)?> LoadAsync(string slug, CancellationToken cancel)
    {
        var meeting = await database.Meetings.AsSplitQuery().Include(m => m.Sessions).ThenInclude(s => s.Facilitators).ThenInclude(f => f.Person)
            .Include(m => m.Sessions).ThenInclude(s => s.Facilitators).ThenInclude(f => f.Affiliate).SingleOrDefaultAsync(m => m.Slug == slug && m.BinnedAt == null, cancel);
        return meeting is null ? null : (meeting, await ImportedAgendas.LatestReleaseAsync(database, meeting, cancel));
    }

    /// <exception cref="DomainRuleException">There is nothing to publish, or nothing has changed.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed the meeting meanwhile.</exception>
    public async Task PublishAsync(Meeting meeting, AgendaRelease? latest, bool withTray, string? comment, CancellationToken cancel)
    {
        meeting.PublishAgenda(latest, withTray, comment, viewer.Name ?? "", clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
    }

    /// <summary>Publishes as was planned, in the name of whoever planned it.</summary>
    /// <exception cref="DomainRuleException">There is nothing to publish, or nothing has changed.</exception>
    public async Task PublishPlannedAsync(Meeting meeting, AgendaRelease? latest, CancellationToken cancel)
    {
        meeting.PublishAgenda(latest, meeting.PlannedWithTray, meeting.PlannedComment, meeting.PlannedBy ?? "", clock.GetUtcNow());
        meeting.CancelPlannedPublication();
        await database.SaveChangesAsync(cancel);
    }

    public async Task PlanAsync(Meeting meeting, DateTimeOffset due, bool withTray, string? comment, CancellationToken cancel)
    {
        meeting.PlanPublication(due, withTray, comment, viewer.Name ?? "", clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
    }

    public async Task CancelPlanAsync(Meeting meeting, CancellationToken cancel)
    {
        meeting.CancelPlannedPublication();
        await database.SaveChangesAsync(cancel);
    }

    public async Task WithdrawAsync(Meeting meeting, CancellationToken cancel)
    {
        if (meeting.CurrentRelease is null) return;
        meeting.WithdrawAgenda(clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
    }

    /// <summary>Brings an earlier release back as the next one; the one that the public sees stays as it is.</summary>
    public async Task RepublishAsync(string slug, int number, CancellationToken cancel)
    {
        if (await LoadAsync(slug, cancel) is not ({ } meeting, { } latest) || meeting.CurrentRelease == number) return;
        var earlier = await database.AgendaReleases.AsNoTracking().AsSplitQuery().Include(r => r.Sessions).ThenInclude(s => s.Facilitators).SingleAsync(r => r.MeetingId == meeting.Id && r.Number == number, cancel);
        meeting.RepublishAgenda(latest, earlier, null, viewer.Name ?? "", clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
    }
}
