using System.Net;
using AngleSharp.Html.Dom;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>An organizer connects a wiki; only what works is kept, and its password is seen by nobody again.</summary>
[Collection(WikiTests.Name)]
public sealed class ConnectTests
{
    [SharedTheory("tools")]
    [InlineData("http://127.0.0.1:18093/api.php")]
    [InlineData("http://127.0.0.1:18093/")]
    [InlineData("http://127.0.0.1:18093/index.php/Protegida")]
    [InlineData("http://127.0.0.1:18093/index.php?title=Nowhere")]
    public async Task Any_address_of_a_wiki_finds_its_programs_entrance(string address)
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var connected = await ConnectAsync(organizer, address, WikiServer.Bot, WikiServer.Password);

        Assert.Equal(HttpStatusCode.Redirect, connected.StatusCode);
        Assert.Equal(WikiServer.Api.AbsoluteUri, await hub.InStoreAsync(database => database.WikiConnections.Select(c => c.Api).SingleAsync()));
        Assert.Contains("MeetingHub test wiki", (await organizer.ReadAsync("/wikis")).QuerySelector("ul.rows")!.TextContent, StringComparison.Ordinal);
    }

    [SharedTheory("tools")]
    [InlineData("http://127.0.0.1:18093/", WikiServer.Bot, "no such password", "Input-Password")]
    [InlineData("http://127.0.0.1:18093/", WikiServer.ReadsOnly, WikiServer.Password, "Input-User")]
    [InlineData("http://127.0.0.1:9/", WikiServer.Bot, WikiServer.Password, "Input-Address")]
    [InlineData("http://example.org/", WikiServer.Bot, WikiServer.Password, "Input-Address")]
    public async Task What_does_not_work_is_told_where_it_was_typed_and_not_kept(string address, string user, string password, string field)
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var refused = await ConnectAsync(organizer, address, user, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Parse(refused);
        Assert.NotNull(page.QuerySelector($"#{field}-error"));
        Assert.Equal(address, ((IHtmlInputElement)page.QuerySelector("#Input-Address")!).Value);
        Assert.DoesNotContain(password, page.Source.Text, StringComparison.Ordinal);
        Assert.Equal(0, await hub.InStoreAsync(database => database.WikiConnections.CountAsync()));
    }

    [SharedFact("tools")]
    public async Task The_password_is_sealed_changed_and_forgotten()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        await ConnectAsync(organizer, WikiServer.Api.AbsoluteUri, WikiServer.Bot, WikiServer.Password);
        var before = await hub.InStoreAsync(database => database.WikiConnections.Select(c => c.Secret).SingleAsync());

        Assert.DoesNotContain(WikiServer.Password, before, StringComparison.Ordinal);
        foreach (var address in new[] { "/wikis", "/wikis/1" }) Assert.DoesNotContain(before, (await organizer.ReadAsync(address)).Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await ConnectAsync(organizer, WikiServer.Api.AbsoluteUri, WikiServer.Bot, WikiServer.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organizer.SendAsync("/wikis/1", new() { ["Input.Password"] = "wrong" })).StatusCode);
        Assert.Equal(before, await hub.InStoreAsync(database => database.WikiConnections.Select(c => c.Secret).SingleAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await organizer.SendAsync("/wikis/1", new() { ["Input.User"] = WikiServer.Newcomer, ["Input.Password"] = WikiServer.Password })).StatusCode);
        Assert.Equal(WikiServer.Newcomer, await hub.InStoreAsync(database => database.WikiConnections.Select(c => c.User).SingleAsync()));

        Assert.Equal(HttpStatusCode.Redirect, (await organizer.SendAsync("/wikis/1", [], handler: "Remove")).StatusCode);
        Assert.Equal(0, await hub.InStoreAsync(database => database.WikiConnections.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await organizer.GetAsync("/wikis/1")).StatusCode);
    }

    [Fact]
    public async Task A_form_with_nothing_in_it_is_not_sent_anywhere()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        Assert.Equal(HttpStatusCode.BadRequest, (await organizer.SendAsync("/wikis", [])).StatusCode);
    }

    private static Task<HttpResponseMessage> ConnectAsync(Browser organizer, string address, string user, string password) =>
        organizer.SendAsync("/wikis", new() { ["Input.Address"] = address, ["Input.User"] = user, ["Input.Password"] = password });
}
