using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Mail;
using MeetingHub.Web.Pages.Agenda;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Following;

/// <summary>What happens by itself: planned publications come due, and followers are told of them and of what affiliates have to do.</summary>
public sealed partial class AgendaClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AgendaClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TickAsync(stoppingToken);
            }
            catch (Exception broken) when (broken is DbUpdateException or Microsoft.Data.Sqlite.SqliteException)
            {
                // The store was busy or out of reach: what is due is still due at the next tick.
                Later(logger, broken);
            }
        }
    }

    /// <summary>Publishes what is due, then tells who wants to know.</summary>
    public async Task TickAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await PublishAsync(scope.ServiceProvider, cancel);
        if (!scope.ServiceProvider.GetRequiredService<HubMail>().IsConfigured) return;
        await scope.ServiceProvider.GetRequiredService<FollowMail>().TellAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<DueMail>().TellAsync(cancel);
    }

    private async Task PublishAsync(IServiceProvider services, CancellationToken cancel)
    {
        var database = services.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole);
        var publishing = services.GetRequiredService<AgendaPublishing>();
        var now = clock.GetUtcNow();
        foreach (var slug in await database.Meetings.Where(m => m.PublicationPlannedAt != null && m.PublicationPlannedAt <= now && m.BinnedAt == null).Select(m => m.Slug).ToListAsync(cancel))
        {
            if (await publishing.LoadAsync(slug, cancel) is not var (meeting, latest)) continue;
            try
            {
                await publishing.PublishPlannedAsync(meeting, latest, cancel);
                Published(logger, slug);
            }
            catch (DomainRuleException broken)
            {
                // Nothing to publish, or nothing new: the plan is done with.
                await publishing.CancelPlanAsync(meeting, cancel);
                NotPublished(logger, slug, broken.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Published the agenda of {Meeting} as planned")]
    private static partial void Published(ILogger logger, string meeting);

    [LoggerMessage(LogLevel.Warning, "The agenda of {Meeting} was not published as planned: {Reason}")]
    private static partial void NotPublished(ILogger logger, string meeting, string reason);

    [LoggerMessage(LogLevel.Warning, "What is due has to wait: the store did not answer")]
    private static partial void Later(ILogger logger, Exception broken);
}
