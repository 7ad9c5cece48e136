using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Web.Localisation;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>The current release of a meeting's agenda, for its page and for each of its files.</summary>
public static class PublishedAgendaQuery
{
    /// <summary>The meeting with its current release; without one where the agenda is withdrawn or was never published. Null when there is no such meeting.</summary>
    public static async Task<PublishedAgenda?> PublishedAgendaAsync(this HubDbContext database, string slug, Func<string, string> addressOf, Texts texts, CancellationToken cancel)
    {
        var meeting = await database.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Slug == slug, cancel);
        if (meeting is null) return null;
        var release = meeting.CurrentRelease is { } number ? await database.ReleaseAsync(meeting.Id, number, cancel) : null;
        return new PublishedAgenda(meeting, release, addressOf, facilitator => NameOf(facilitator, texts));
    }

    /// <summary>A release with its sessions and whoever leads them; null when there is no such release.</summary>
    public static async Task<AgendaRelease?> ReleaseAsync(this HubDbContext database, int meeting, int number, CancellationToken cancel)
    {
        // Without tracking, one person in twenty sessions is still one person.
        var release = await database.AgendaReleases.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Include(r => r.Sessions.OrderBy(s => s.Position)).ThenInclude(s => s.Facilitators.OrderBy(f => f.Id)).ThenInclude(f => f.Person)
            .Include(r => r.Sessions.OrderBy(s => s.Position)).ThenInclude(s => s.Facilitators.OrderBy(f => f.Id)).ThenInclude(f => f.Affiliate)
            .SingleOrDefaultAsync(r => r.MeetingId == meeting && r.Number == number, cancel);
        return release;
    }

    /// <summary>What a facilitator is called to this reader; null for an affiliate that they must not see.</summary>
    public static string? NameOf(ReleasedFacilitator facilitator, Texts texts) =>
        facilitator.Person is { } person ? texts.Person(person.Name) : facilitator.Affiliate?.Name;
}
