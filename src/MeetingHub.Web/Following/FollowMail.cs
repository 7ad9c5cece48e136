using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Mail;
using MeetingHub.Web.Pages.Agenda;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Following;

/// <summary>Mails those who follow a meeting: one mail a release, with only what changed for them. What one may read in public, and nothing else.</summary>
public sealed class FollowMail(HubDbContext database, HubMail mail, FollowerLinks links, Texts texts, TimeProvider clock)
{
    private static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    /// <summary>Asks a new follower whether it was them.</summary>
    public Task<bool> AskAsync(Follower follower, string meeting, CancellationToken cancel) => Texts.In(follower.Language, () => mail.SendAsync(
        follower.Email, texts["Follow.Ask.Subject", meeting], texts["Follow.Ask.Body", meeting, links.Address(follower, $"/follow/{links.TokenOf(follower)}")], null, cancel));

    /// <summary>Asks a new follower of an affiliate whether it was them.</summary>
    public Task<bool> AskOfDueAsync(Follower follower, string affiliate, CancellationToken cancel) => Texts.In(follower.Language, () => mail.SendAsync(
        follower.Email, texts["FollowDue.Ask.Subject", affiliate], texts["FollowDue.Ask.Body", affiliate, links.Address(follower, $"/follow/{links.TokenOf(follower)}")], null, cancel));

    /// <summary>Tells everybody of releases that they have not been told of; forgets who never confirmed.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        var old = clock.GetUtcNow() - TimeToConfirm;
        await database.Followers.Where(f => f.ConfirmedAt == null && f.AskedAt < old).ExecuteDeleteAsync(cancel);
        var due = await (
            from follower in database.Followers
            join meeting in database.Meetings on follower.MeetingId equals meeting.Id
            where follower.ConfirmedAt != null && meeting.CurrentRelease != null && follower.ToldOf < meeting.CurrentRelease
            orderby follower.MeetingId, follower.Id
            select new { follower, meeting.Id, meeting.Slug, meeting.Name, meeting.CurrentRelease }).ToListAsync(cancel);
        foreach (var release in due.GroupBy(d => (d.Id, d.CurrentRelease)))
        {
            if (await database.ReleaseAsync(release.Key.Id, release.Key.CurrentRelease!.Value, cancel) is not { } now) continue; // asked for above
            foreach (var told in release.GroupBy(d => d.follower.ToldOf))
            {
                var before = told.Key == 0 ? null : await database.ReleaseAsync(release.Key.Id, told.Key, cancel);
                var changes = AgendaChange.Between(before?.Sessions ?? [], now.Sessions);
                foreach (var one in told) await TellAsync(one.follower, one.Slug, one.Name, now, changes, cancel);
            }
        }
    }

    private async Task TellAsync(Follower follower, string slug, string meeting, AgendaRelease release, IReadOnlyList<AgendaChange> all, CancellationToken cancel)
    {
        var codes = follower.Codes?.Split(' ');
        var changes = all.Where(c => codes is null || codes.Contains(c.Session.Code)).ToList();
        // Nothing for them is no mail.
        if (changes.Count > 0 && !await SendAsync(follower, slug, meeting, release, changes, cancel)) return;
        follower.Tell(release.Number);
        // One by one: who has been told is not told twice because the next mail failed.
        await database.SaveChangesAsync(cancel);
    }

    private Task<bool> SendAsync(Follower follower, string slug, string meeting, AgendaRelease release, IReadOnlyList<AgendaChange> changes, CancellationToken cancel) => Texts.In(follower.Language, () =>
    {
        var stop = links.Address(follower, $"/follow/{links.TokenOf(follower)}");
        var lines = changes.GroupBy(c => c.Session.Uid).Select(s => $"- {s.First().Session.Title}: {string.Join("; ", s.Select(c => AgendaChangeText.Of(c, texts)))}");
        return mail.SendAsync(
            follower.Email,
            texts["Follow.Mail.Subject", meeting],
            texts["Follow.Mail.Body", meeting, release.Comment ?? "", string.Join('\n', lines), links.Address(follower, $"/meetings/{slug}/agenda"), stop].Replace("\n\n\n\n", "\n\n", StringComparison.Ordinal),
            // One click, as RFC 8058 has it.
            new Dictionary<string, string> { ["List-Unsubscribe"] = $"<{stop}/stop>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" },
            cancel);
    });
}
