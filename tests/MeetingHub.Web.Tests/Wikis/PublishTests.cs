using System.Net;
using AngleSharp.Html.Dom;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>An organizer publishes a report to a real wiki.</summary>
[Collection(WikiTests.Name)]
public sealed class PublishTests : WikiPublishing
{
    [SharedFact("tools")]
    public async Task The_report_becomes_a_page_with_a_schedule_and_a_subpage_for_each_session_with_notes()
    {
        await using var hub = await ConnectedAsync();

        var looked = await Browser.Parse(await hub.Organizer.SendAsync(Page, new() { ["Input.Title"] = Title }));
        var published = await PublishAsync(hub);

        Assert.Equal([$"{Title}/S1 – Opening", $"{Title}/S2 – {HostileTitle}", Title], Titles(looked));
        Assert.Contains("Opening", looked.QuerySelector("article.notes")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(looked.QuerySelectorAll("article.notes script, article.notes style, article.notes img"));
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var report = await ShownAsync(Title);
        Assert.Contains("The Encounter", report.Body!.TextContent, StringComparison.Ordinal);
        // Only notes that are there have a page to lead to.
        var links = report.QuerySelectorAll("table.wikitable td a").Select(a => a.TextContent).ToList();
        Assert.Contains("Opening", links);
        Assert.DoesNotContain("Closing", links);
        Assert.Empty(report.QuerySelectorAll("table.wikitable a.new"));
        Assert.Contains("Everybody came.", (await ShownAsync($"{Title}/S1 – Opening")).Body!.TextContent, StringComparison.Ordinal);
        var history = (await hub.Organizer.ReadAsync(Page)).QuerySelectorAll("section[aria-labelledby=history] tbody a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(3, history.Count);
        using var http = new HttpClient();
        Assert.All(history, address => Assert.Contains(Title, http.GetStringAsync(new Uri(address)).Result, StringComparison.Ordinal));
    }

    [SharedFact("tools")]
    public async Task Each_page_is_shown_as_the_wiki_would_show_it()
    {
        await using var hub = await ConnectedAsync();
        var looked = await Browser.Parse(await hub.Organizer.SendAsync(Page, new() { ["Input.Title"] = Title }));
        var button = looked.QuerySelectorAll("button[name=shown]").OfType<IHtmlButtonElement>().Single(b => b.Value.EndsWith("Opening", StringComparison.Ordinal));

        var shown = await Browser.Parse(await hub.Organizer.SendAsync(Page, new() { ["Input.Title"] = Title, ["shown"] = button.Value }));

        Assert.Contains("Everybody came.", shown.QuerySelector("article.notes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(button.Value, shown.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.True(shown.QuerySelector("#preview")!.HasAttribute("autofocus"));
        Assert.Equal(Titles(looked), Titles(shown));
    }

    [SharedFact("tools")]
    public async Task What_people_typed_is_read_on_the_wiki_as_they_typed_it()
    {
        await using var hub = await ConnectedAsync();

        await PublishAsync(hub);

        Assert.Contains(Hostile, (await ShownAsync(Title)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Hostile, (await ShownAsync($"{Title}/S2 – {HostileTitle}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Usuario:MeetingHub", await WikiServer.ReadAsync(Title), StringComparison.Ordinal);
    }

    [SharedFact("tools")]
    public async Task Nothing_changed_writes_nothing_and_a_change_writes_its_page_alone()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);

        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);
        Assert.Equal(3, await CountAsync(hub));

        await NoteAsync(hub, "S1", "Everybody came.\n\nAll of them, and stayed.", Visibility.Public);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);
        Assert.Equal(4, await CountAsync(hub));
        Assert.Contains("and stayed", await WikiServer.ReadAsync($"{Title}/S1 – Opening"), StringComparison.Ordinal);
    }

    [SharedFact("tools")]
    public async Task What_the_public_sees_no_more_is_taken_back()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);
        await hub.Site.InStoreAsync(async database =>
        {
            (await database.Meetings.SingleAsync(m => m.CurrentRelease != null)).Correct("visibility", nameof(Visibility.Organizers));
            await database.SaveChangesAsync();
        });

        await PublishAsync(hub);

        foreach (var page in new[] { Title, $"{Title}/S1 – Opening" })
        {
            var text = await WikiServer.ReadAsync(page);
            Assert.Contains("no longer published", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Everybody came", text, StringComparison.Ordinal);
        }
    }

    [SharedFact("tools")]
    public async Task Nothing_is_published_that_the_public_does_not_see()
    {
        await using var hub = await ConnectedAsync();
        await NoteAsync(hub, "S3", "Zebra of the organizers.\n\nDECISION: A zebra is bought.", Visibility.Organizers);
        await hub.Site.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.Include(m => m.Outcomes).SingleAsync(m => m.Slug == "encounter");
            meeting.AddOutcome(OutcomeKind.Decision, "Zebra of the board.", "en").Correct("visibility", nameof(Visibility.Organizers));
            meeting.AddSession("Zebra of the draft", "en");
            await database.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);

        var pages = await hub.Site.InStoreAsync(database => database.WikiPublications.Select(p => p.Title).ToListAsync());
        Assert.Equal(3, pages.Count);
        foreach (var page in pages) Assert.DoesNotContain("zebra", await WikiServer.ReadAsync(page), StringComparison.OrdinalIgnoreCase);
    }

    [SharedFact("tools")]
    public async Task Notes_that_are_withdrawn_here_are_taken_out_of_their_page()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);
        await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/sessions/S1/notes?language=en", new() { ["state"] = nameof(NoteState.Published), ["visibility"] = nameof(Visibility.Organizers) }, handler: "Move");

        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);

        var page = await WikiServer.ReadAsync($"{Title}/S1 – Opening");
        Assert.DoesNotContain("Everybody came.", page, StringComparison.Ordinal);
        Assert.Contains("These notes are no longer published.", page, StringComparison.Ordinal);
        var count = await CountAsync(hub);
        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync(hub)).StatusCode);
        Assert.Equal(count, await CountAsync(hub));
    }

    [SharedFact("tools")]
    public async Task Pictures_and_files_of_notes_are_links_to_this_site()
    {
        await using var hub = await ConnectedAsync();
        await NoteAsync(hub, "S1", "![A board](/attachments/x.png) and [a file](/attachments/y.pdf)", Visibility.Public);

        await PublishAsync(hub);

        var page = await WikiServer.ReadAsync($"{Title}/S1 – Opening");
        Assert.Contains("[http://localhost/attachments/x.png A board]", page, StringComparison.Ordinal);
        Assert.Contains("[http://localhost/attachments/y.pdf a file]", page, StringComparison.Ordinal);
    }

    [SharedFact("tools")]
    public async Task A_meeting_that_the_public_does_not_see_is_not_published()
    {
        await using var hub = await ConnectedAsync();
        await hub.Site.InStoreAsync(async database =>
        {
            (await database.Meetings.SingleAsync(m => m.Slug == "encounter")).Correct("visibility", nameof(Visibility.Organizers));
            await database.SaveChangesAsync();
        });

        var page = await hub.Organizer.ReadAsync(Page);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? (await hub.Organizer.ReadAsync("/wikis")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("Input.Connection", "1"), new("Input.Title", Title), new("Input.Language", "en"), new("__RequestVerificationToken", token)]);
        var refused = await hub.Organizer.Client.PostAsync(new Uri(Page + "?handler=Publish", UriKind.Relative), form);

        Assert.Contains("The public does not see this meeting", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("", await WikiServer.ReadAsync(Title));
    }

    [SharedFact("tools")]
    public async Task When_the_wiki_dies_half_way_the_next_time_goes_on_from_there()
    {
        await using var hub = await StartAsync();
        var edits = 0;
        await using var site = hub.Site.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<Func<HttpMessageHandler>>(() => new FailingHandler(sent => sent.Contains("action=edit", StringComparison.Ordinal) && ++edits == 2))));
        var organizer = await Browser.AsAsync(site, AccountRole.Organizer, "other@example.org");
        await ConnectAsync(organizer);

        var died = await organizer.SendAsync(Page, new() { ["Input.Title"] = Title }, handlerOf: "Publish");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, died.StatusCode);
        var page = await Browser.Parse(died);
        Assert.Equal(["Written", "The wiki does not answer. Nothing more was written; try again later.", "Not written yet: publish again to go on"], page.QuerySelectorAll("table.counts")[0].QuerySelectorAll("tbody td").Select(d => d.TextContent.Trim()));
        Assert.Equal(1, await CountAsync(hub));
        Assert.Equal("", await WikiServer.ReadAsync(Title));

        Assert.Equal(HttpStatusCode.Redirect, (await organizer.SendAsync(Page, new() { ["Input.Title"] = Title }, handlerOf: "Publish")).StatusCode);
        Assert.Equal(3, await CountAsync(hub));
        // The first page was not written again.
        Assert.Equal(4, edits);
    }

    [SharedFact("tools")]
    public async Task A_wiki_that_is_gone_is_told_and_what_was_typed_comes_back()
    {
        await using var hub = await ConnectedAsync();
        HttpResponseMessage refused;
        try
        {
            await WikiServer.StopAsync();
            refused = await hub.Organizer.SendAsync(Page, new() { ["Input.Title"] = Title });
        }
        finally
        {
            await WikiServer.StartAsync();
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Parse(refused);
        Assert.Contains("The wiki does not answer.", page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Title, ((IHtmlInputElement)page.QuerySelector("#Input-Title")!).Value);
    }

    [SharedTheory("tools")]
    [InlineData(WikiServer.Newcomer, "captcha")]
    [InlineData(WikiServer.Blocked, "blocked")]
    public async Task What_the_wiki_has_against_the_account_is_told(string user, string word)
    {
        await using var hub = await StartAsync();
        await ConnectAsync(hub.Organizer, user);

        var refused = await PublishAsync(hub);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(word, (await Browser.Parse(refused)).QuerySelector("table.counts")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(hub));
    }

    [SharedFact("tools")]
    public async Task What_was_published_is_known_when_its_wiki_is_removed()
    {
        await using var hub = await ConnectedAsync();
        await PublishAsync(hub);

        await hub.Organizer.SendAsync("/wikis/1", [], handler: "Remove");

        Assert.Equal(3, (await hub.Organizer.ReadAsync(Page)).QuerySelectorAll("section[aria-labelledby=history] tbody a").Length);
    }

    [SharedFact("tools")]
    public async Task The_choice_of_last_time_is_remembered_and_another_language_is_written_in_it()
    {
        await using var hub = await ConnectedAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await hub.Organizer.SendAsync(Page, new() { ["Input.Title"] = Title, ["Input.Language"] = "pt" }, handlerOf: "Publish")).StatusCode);

        var page = await hub.Organizer.ReadAsync("/es" + Page);
        Assert.Equal((Title, "pt"), (((IHtmlInputElement)page.QuerySelector("#Input-Title")!).Value, ((IHtmlSelectElement)page.QuerySelector("#Input-Language")!).Value));
        Assert.Contains("Horário", await WikiServer.ReadAsync(Title), StringComparison.Ordinal);
        Assert.Contains("/pt/meetings/encounter", await WikiServer.ReadAsync(Title), StringComparison.Ordinal);
        Assert.Equal("es", page.DocumentElement.GetAttribute("lang"));
    }
}
