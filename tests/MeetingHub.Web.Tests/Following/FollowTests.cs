using System.Net;
using System.Text.RegularExpressions;
using MeetingHub.Web.Following;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Following;

/// <summary>Following a meeting by mail, handed to a real SMTP server on loopback.</summary>
public sealed class FollowTests
{
    [SmtpFact]
    public async Task Who_confirmed_gets_one_mail_a_release_with_what_changed_for_them_and_can_end_it()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var hub = await AgendaHub.StartAsync(new()
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = $"{server.Port}",
            ["Mail:UseTls"] = "false",
            ["Mail:From"] = "meetings@example.org",
            ["Site:Address"] = "http://localhost",
        });
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall\n10:00-11:00 Statistics | Hall");
        await hub.PublishAsync();
        var clock = hub.Site.Services.GetRequiredService<AgendaClock>();

        // Whoever starred one session, in Spanish.
        Assert.Equal(HttpStatusCode.OK, (await hub.Visitor.SendAsync($"/es{AgendaHub.Meeting}/follow?s=S2", new() { ["Input.Email"] = "reader@example.org" })).StatusCode);
        var asked = SmtpServer.Decoded(await server.ReceivedAsync());
        var link = new Uri(Regex.Match(asked, @"http://localhost/es/follow/\S+").Value).PathAndQuery;
        Assert.Equal(HttpStatusCode.OK, (await hub.Visitor.GetAsync(link)).StatusCode);
        await hub.EditAsync("S1", "title", "Welcome");
        await hub.PublishAsync();
        await clock.TickAsync(default);
        await server.ReceivedAsync(1);
        await hub.Visitor.SendAsync(link, [], "Confirm");
        await clock.TickAsync(default);

        // Nothing of theirs, then something.
        await hub.EditAsync("S1", "title", "Opening again");
        await hub.PublishAsync();
        await clock.TickAsync(default);
        await server.ReceivedAsync(1);
        await hub.EditAsync("S1", "title", "Opening once more");
        await hub.EditAsync("S2", "start", "10:30");
        await hub.PublishAsync("Se corre media hora");
        await clock.TickAsync(default);
        await clock.TickAsync(default);

        var mail = (await server.ReceivedAsync(2)).Single(m => m.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", StringComparison.Ordinal));
        var told = SmtpServer.Decoded(mail);
        Assert.Contains("Statistics: pasa de sábado 8 de febrero 10:00 a sábado 8 de febrero 10:30", told, StringComparison.Ordinal);
        Assert.Contains("Se corre media hora", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Opening", told, StringComparison.Ordinal);

        var stop = await hub.Visitor.Client.PostAsync(new Uri(link + "/stop", UriKind.Relative), new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.OK, stop.StatusCode);
        Assert.Equal(0, await hub.Site.InStoreAsync(database => database.Followers.CountAsync()));
        Assert.Contains("Esta dirección ya no sigue nada", (await hub.Visitor.ReadAsync(link)).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [SmtpFact]
    public async Task Who_follows_an_affiliate_is_mailed_once_a_week_what_it_has_to_do_soon()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var hub = new HubApplication
        {
            Settings = new() { ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{server.Port}", ["Mail:UseTls"] = "false", ["Mail:From"] = "meetings@example.org", ["Site:Address"] = "http://localhost" },
        };
        await hub.InStoreAsync(SeedFacts.AddAsync);
        var soon = DateTime.UtcNow.AddDays(20);
        await hub.InStoreAsync(async database =>
        {
            var chile = await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-chile");
            foreach (var (outcome, due) in (await database.Outcomes.Include(o => o.Owners).Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Take(2).ToListAsync()).Zip(new[] { $"{soon:yyyy-MM-dd}", $"{soon.AddDays(90):yyyy-MM-dd}" }))
            {
                outcome.AddOwner(chile);
                outcome.Correct("due", due);
                outcome.Correct("text", $"Due on {due}");
            }
            await database.SaveChangesAsync();
        });
        var (visitor, clock) = (new Browser(hub), hub.Services.GetRequiredService<AgendaClock>());

        await visitor.SendAsync("/pt/affiliates/wikimedia-chile/follow", new() { ["Input.Email"] = "reader@example.org" });
        var link = new Uri(Regex.Match(SmtpServer.Decoded(await server.ReceivedAsync()), @"http://localhost/pt/follow/\S+").Value).PathAndQuery;
        await clock.TickAsync(default);
        await server.ReceivedAsync(1);
        await visitor.SendAsync(link, [], "Confirm");
        await clock.TickAsync(default);
        await clock.TickAsync(default);

        var told = SmtpServer.Decoded((await server.ReceivedAsync(2)).Single(m => m.Contains("List-Unsubscribe-Post", StringComparison.Ordinal)));
        Assert.Contains($"Due on {soon:yyyy-MM-dd} (Santiago de Chile 2012)", told, StringComparison.Ordinal);
        Assert.DoesNotContain($"Due on {soon.AddDays(90):yyyy-MM-dd}", told, StringComparison.Ordinal);
        hub.Clock.Ahead = TimeSpan.FromDays(8);
        await clock.TickAsync(default);
        await server.ReceivedAsync(3);
        await visitor.SendAsync(link, [], "Stop");
        Assert.Equal(0, await hub.InStoreAsync(database => database.Followers.CountAsync()));
    }

    [Fact]
    public async Task Without_a_mail_server_there_are_feeds_and_no_form()
    {
        await using var hub = await AgendaHub.StartAsync();

        var page = await hub.Visitor.ReadAsync($"{AgendaHub.Meeting}/follow");

        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.NotNull(page.QuerySelector("main a[href$='/agenda/releases.atom']"));
    }
}
