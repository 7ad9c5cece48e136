using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Following;

/// <summary>Mails those who follow an affiliate what it has to do soon: once a week at most, and nothing where nothing is due. What one may read in public, and nothing else.</summary>
public sealed class DueMail(HubDbContext database, HubMail mail, FollowerLinks links, Texts texts, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(7);
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);
    private const int DaysAhead = 31;
    private const int MostLines = 50;

    /// <summary>Tells whoever was not told within the week.</summary>
    public async Task TellAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var before = now - Pause;
        var due = await (
            from follower in database.Followers
            join affiliate in database.Affiliates on follower.AffiliateId equals affiliate.Id
            where follower.ConfirmedAt != null && (follower.ToldAt == null || follower.ToldAt < before)
            orderby follower.Id
            select new { follower, affiliate.Id, affiliate.Slug, affiliate.Name }).ToListAsync(cancel);
        foreach (var affiliate in due.GroupBy(d => (d.Id, d.Slug, d.Name)))
        {
            var promised = await PromisedAsync(affiliate.Key.Id, DateOnly.FromDateTime(now.UtcDateTime), cancel);
            foreach (var one in affiliate)
            {
                // An address that is refused today may be taken tomorrow.
                var isTold = promised.Count == 0 || await SendAsync(one.follower, affiliate.Key.Slug, affiliate.Key.Name, promised, cancel);
                one.follower.TellOfDue(isTold ? now : now - Pause + Again);
                // One by one: who has been told is not told twice because the next mail failed.
                await database.SaveChangesAsync(cancel);
            }
        }
    }

    private async Task<IReadOnlyList<Promise>> PromisedAsync(int affiliate, DateOnly today, CancellationToken cancel)
    {
        var open = await database.Outcomes.AsNoTracking().Where(o => RegisterFilter.Open.Contains(o.Status) && o.Due != null && o.Owners.Any(w => w.AffiliateId == affiliate))
            .Select(o => new { o.Due, o.Text, Meeting = new MeetingRef(o.Meeting!.Slug, o.Meeting.Name, o.Meeting.Language, o.Meeting.City, o.Meeting.Year) }).ToListAsync(cancel);
        // What is still to come has the first claim to a line, then what is overdue, the latest first.
        var (ahead, overdue) = (open.Where(o => o.Due!.LastDay() >= today && o.Due.LastDay() <= today.AddDays(DaysAhead)), open.Where(o => o.Due!.LastDay() < today)); // asked for above
        return [.. ahead.OrderBy(o => o.Due).Concat(overdue.OrderByDescending(o => o.Due)).Take(MostLines).OrderBy(o => o.Due).Select(o => new Promise(o.Due!, o.Text, o.Meeting.Label))];
    }

    private Task<bool> SendAsync(Follower follower, string slug, string affiliate, IReadOnlyList<Promise> promised, CancellationToken cancel) => Texts.In(follower.Language, () =>
    {
        var stop = links.Address(follower, $"/follow/{links.TokenOf(follower)}");
        var lines = promised.Select(p => $"- {p.Due.ToText(CultureInfo.CurrentUICulture)}: {p.Text} ({p.Meeting})");
        return mail.SendAsync(
            follower.Email, texts["FollowDue.Mail.Subject", affiliate], texts["FollowDue.Mail.Body", affiliate, string.Join('\n', lines), links.Address(follower, $"/affiliates/{slug}"), stop],
            // One click, as RFC 8058 has it.
            new Dictionary<string, string> { ["List-Unsubscribe"] = $"<{stop}/stop>", ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click" },
            cancel);
    });

    private sealed record Promise(PartialDate Due, string Text, string Meeting);
}
