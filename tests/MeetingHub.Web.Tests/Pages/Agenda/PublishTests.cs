using System.Net;
using MeetingHub.Web.Following;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MeetingHub.Web.Tests.Pages.Agenda;

/// <summary>What the public sees of an agenda: its current release, whole, and never the draft.</summary>
public sealed class PublishTests(ITestOutputHelper output)
{
    private static readonly string[] PublicAddresses =
    [
        "/", "/meetings", AgendaHub.Meeting, $"{AgendaHub.Meeting}/agenda", $"{AgendaHub.Meeting}/agenda?room=Hall", $"{AgendaHub.Meeting}/agenda?s=S1&s=S2&s=S3", $"{AgendaHub.Meeting}/agenda.ics",
        $"{AgendaHub.Meeting}/agenda.ics?view=allday", $"{AgendaHub.Meeting}/agenda.ics?s=S1&s=S2&s=S3", $"{AgendaHub.Meeting}/agenda.xml", $"{AgendaHub.Meeting}/agenda.json", $"{AgendaHub.Meeting}/agenda.jsonld",
        $"{AgendaHub.Meeting}/agenda/releases", $"{AgendaHub.Meeting}/agenda/releases/1", $"{AgendaHub.Meeting}/agenda/releases/2", $"{AgendaHub.Meeting}/agenda/releases.atom",
        $"{AgendaHub.Meeting}/sessions/S1", $"{AgendaHub.Meeting}/sessions/S2", $"{AgendaHub.Meeting}/sessions/S3", $"{AgendaHub.Meeting}/sessions/S1.ics", $"{AgendaHub.Meeting}/sessions/S3.ics",
        $"{AgendaHub.Meeting}/outcomes", $"{AgendaHub.Meeting}/follow", "/outcomes", "/calendar.ics", "/sitemap.xml", "/api/meetings", "/api/meetings/encounter", "/api/meetings/encounter/agenda",
        "/api/meetings/encounter/sessions/S1", "/api/meetings/encounter/sessions/S3", "/api/meetings/encounter/releases", "/openapi/v1.json",
        // What only organizers have, and what nobody has.
        $"{AgendaHub.Meeting}/agenda/edit", $"{AgendaHub.Meeting}/agenda/edit?handler=Draft", $"{AgendaHub.Meeting}/agenda/publish", $"{AgendaHub.Meeting}/agenda/bring", $"{AgendaHub.Meeting}/agenda/draft/live", $"{AgendaHub.Meeting}/sessions/S3/edit", $"{AgendaHub.Meeting}/sessions/S99",
    ];

    [Fact]
    public async Task No_text_of_the_draft_is_public_at_any_step()
    {
        await using var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall\n10:00-11:00 Statistics | Hall");
        Assert.Empty(await LeaksAsync(hub, "Opening"));

        await hub.PublishAsync();
        Assert.Contains("Opening", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda"), StringComparison.Ordinal);
        await hub.EditAsync("S1", "title", AgendaHub.DraftTitle);
        await hub.EditAsync("S2", "abstract", $"About the {AgendaHub.DraftTitle}");
        await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/sessions/new", new() { ["field-title"] = AgendaHub.DraftTitle });
        Assert.Empty(await LeaksAsync(hub, "Zebra"));

        await hub.PublishAsync();
        Assert.Contains("Zebra", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda"), StringComparison.Ordinal);
        var withdrawn = await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/publish", [], "Withdraw");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.Empty(await LeaksAsync(hub, "Zebra"));
        Assert.Contains("withdrawn on", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await hub.Visitor.GetAsync($"{AgendaHub.Meeting}/agenda.xml")).StatusCode);
        Assert.StartsWith("BEGIN:VCALENDAR", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_would_change_in_words_and_then_the_release_does()
    {
        await using var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall\n11:30-12:30 Statistics | Room 2");
        await hub.PublishAsync();
        await hub.EditAsync("S2", "start", "11:15");
        await hub.EditAsync("S2", "room", null);

        var page = await hub.Organizer.ReadAsync($"{AgendaHub.Meeting}/agenda/publish");
        await hub.PublishAsync("An earlier lunch");
        var release = await Browser.Parse(await hub.Visitor.GetAsync($"{AgendaHub.Meeting}/agenda/releases/2"));

        const string words = "Statistics moved from Saturday 8 February 11:30, Room 2, to Saturday 8 February 11:15";
        Assert.Equal(words, page.QuerySelector(".changes li").Words());
        Assert.Equal(words, release.QuerySelector(".changes li").Words());
        Assert.Equal("An earlier lunch", release.QuerySelector(".lede").Words());
        Assert.Contains("“Statistics” has no room.", page.QuerySelector(".warnings").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_published_and_the_page_says_so()
    {
        await using var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall");
        await hub.PublishAsync();

        var again = await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/publish", []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("The public sees just that already.", (await Browser.Parse(again)).QuerySelector(".errors").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_release_can_be_brought_back()
    {
        await using var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall");
        await hub.PublishAsync();
        await hub.EditAsync("S1", "title", "Welcome");
        await hub.PublishAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/releases/1", [])).StatusCode);

        Assert.Contains("Opening", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda"), StringComparison.Ordinal);
        Assert.Contains("brings release 1 back", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda/releases"), StringComparison.Ordinal);
        Assert.Equal("Welcome", await hub.Site.InStoreAsync(database => database.Sessions.Select(s => s.Title).SingleAsync()));
    }

    [Fact]
    public async Task A_planned_publication_comes_due_by_itself()
    {
        await using var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall");
        var due = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Redirect, (await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/publish", new() { ["Input.Due"] = due }, handlerOf: "Plan")).StatusCode);
        var clock = hub.Site.Services.GetRequiredService<AgendaClock>();

        await clock.TickAsync(default);
        Assert.DoesNotContain("Opening", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda"), StringComparison.Ordinal);
        hub.Site.Clock.Ahead = TimeSpan.FromDays(3);
        await clock.TickAsync(default);

        Assert.Contains("Opening", await hub.ReadAsync($"{AgendaHub.Meeting}/agenda"), StringComparison.Ordinal);
        Assert.Null(await hub.Site.InStoreAsync(database => database.Meetings.Select(m => m.PublicationPlannedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_release_never_changes()
    {
        await using var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall");
        await hub.PublishAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => hub.Site.InStoreAsync(async database =>
        {
            database.Remove(await database.ReleasedSessions.FirstAsync());
            await database.SaveChangesAsync();
        }));
    }

    // As whoever knows neither more nor less than the addresses.
    private async Task<IReadOnlyList<string>> LeaksAsync(AgendaHub hub, string text)
    {
        List<string> leaks = [];
        foreach (var language in new[] { "", "/es", "/pt" })
            foreach (var address in PublicAddresses)
            {
                var answer = await hub.Visitor.GetAsync(language + address);
                output.WriteLine($"{(int)answer.StatusCode} {language}{address}");
                if ((int)answer.StatusCode >= 500 || (await answer.Content.ReadAsStringAsync()).Contains(text, StringComparison.OrdinalIgnoreCase)) leaks.Add($"{language}{address}: {(int)answer.StatusCode}");
            }
        return leaks;
    }
}
