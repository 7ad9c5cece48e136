using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MeetingHub.Domain;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>A hub with a meeting whose report goes to a real wiki.</summary>
public abstract class WikiPublishing
{
    protected const string Page = AgendaHub.Meeting + "/report/wiki";
    protected const string HostileTitle = "'''x'' delete Category:X nowiki NOTOC && *";
    protected const string Hostile = "'''x'' ~~~~ {{delete}} | [[Category:X]] <nowiki> __NOTOC__ && *";

    /// <summary>The page on the wiki, one for each test.</summary>
    protected string Title { get; } = $"Encounter {Guid.NewGuid():N}";

    private protected static async Task<AgendaHub> StartAsync()
    {
        var hub = await AgendaHub.StartAsync(also: meeting => meeting.AddOutcome(OutcomeKind.Decision, Hostile, "en"));
        await hub.BringAsync($"2025-02-08\n9:00-10:00 Opening | Main hall\n10:00-11:00 Second | Main hall\n11:00-12:00 Closing | Main hall");
        await hub.EditAsync("S2", "title", Hostile);
        await hub.PublishAsync();
        await NoteAsync(hub, "S1", "Everybody came.", Visibility.Public);
        await NoteAsync(hub, "S2", "As typed: \\'\\'\\'x\\'\\' \\~\\~\\~\\~ {{delete}} | \\[\\[Category:X\\]\\] \\<nowiki\\> \\_\\_NOTOC\\_\\_ && \\*", Visibility.Public);
        return hub;
    }

    private protected static async Task<AgendaHub> ConnectedAsync()
    {
        var hub = await StartAsync();
        await ConnectAsync(hub.Organizer);
        return hub;
    }

    private protected static async Task ConnectAsync(Browser organizer, string user = WikiServer.Bot)
    {
        var connected = await organizer.SendAsync("/wikis", new() { ["Input.Address"] = WikiServer.Api.AbsoluteUri, ["Input.User"] = user, ["Input.Password"] = WikiServer.Password });
        Assert.Equal(HttpStatusCode.Redirect, connected.StatusCode);
    }

    private protected Task<HttpResponseMessage> PublishAsync(AgendaHub hub, string? over = null) =>
        hub.Organizer.SendAsync(Page, new(over is null ? [] : [KeyValuePair.Create("over", over)]) { ["Input.Title"] = Title }, handlerOf: "Publish");

    private protected static async Task NoteAsync(AgendaHub hub, string code, string text, Visibility visibility)
    {
        var page = $"{AgendaHub.Meeting}/sessions/{code}/notes?language=en";
        Assert.Equal(HttpStatusCode.Redirect, (await hub.Organizer.SendAsync(page, new() { ["text"] = text }, handler: "Save")).StatusCode);
        await hub.Organizer.SendAsync(page, new() { ["state"] = nameof(NoteState.Published), ["visibility"] = visibility.ToString() }, handler: "Move");
    }

    private protected static Task EditOutcomeAsync(AgendaHub hub, string text) => hub.Site.InStoreAsync(async database =>
    {
        (await database.Outcomes.OrderBy(o => o.Id).FirstAsync()).Correct("text", text);
        await database.SaveChangesAsync();
    });

    private protected static Task<int> CountAsync(AgendaHub hub) => hub.Site.InStoreAsync(database => database.WikiPublications.CountAsync());

    private protected static IEnumerable<string> Titles(IHtmlDocument page) => page.QuerySelectorAll("table.counts")[0].QuerySelectorAll("tbody th").Select(h => h.TextContent);

    private protected static async Task<IHtmlDocument> ShownAsync(string title)
    {
        using var client = WikiServer.Client();
        return new HtmlParser().ParseDocument(await client.RenderAsync(title, await WikiServer.ReadAsync(title), default));
    }
}
