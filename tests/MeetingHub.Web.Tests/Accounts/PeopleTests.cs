using System.Net;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Accounts;

public sealed class PeopleTests
{
    [Fact]
    public async Task An_invitation_makes_one_account_of_its_role()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var link = await InviteAsync(organizer, AccountRole.NoteTaker);
        var guest = new Browser(hub);

        var accepted = await guest.SendAsync(link, NewPerson("guest@example.org"));

        Assert.Equal("/en/account", accepted.Headers.Location?.ToString());
        Assert.Equal(AccountRole.NoteTaker, await hub.InStoreAsync(database => database.Users.Where(a => a.Email == "guest@example.org").Select(a => a.Role).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task A_refused_form_does_not_use_the_invitation_up_and_keeps_what_was_typed()
    {
        await using var hub = new HubApplication();
        var link = await InviteAsync(await Browser.AsAsync(hub, AccountRole.Organizer), AccountRole.Staff);
        var guest = new Browser(hub);

        var refused = await Browser.Parse(await guest.SendAsync(link, new() { ["Input.Name"] = "Guest", ["Input.Email"] = "guest@example.org", ["Input.Password"] = "passwordpassword" }));

        Assert.Equal("Guest", refused.QuerySelector("#Input-Name")?.GetAttribute("value"));
        Assert.Equal("Input-Password-hint Input-Password-error", refused.QuerySelector("#Input-Password")?.GetAttribute("aria-describedby"));
        Assert.Equal("#Input-Password", refused.QuerySelector(".errors[autofocus] a")?.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, (await guest.SendAsync(link, NewPerson("guest@example.org"))).StatusCode);
    }

    [Fact]
    public async Task A_revoked_or_old_invitation_opens_nothing()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var revoked = await InviteAsync(organizer, AccountRole.Staff);
        await organizer.SendAsync("/people", [], "Revoke");
        var old = await InviteAsync(organizer, AccountRole.Staff);
        var guest = new Browser(hub);

        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(revoked)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(old)).StatusCode);
        hub.Clock.Ahead = TimeSpan.FromDays(7.1);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync(old)).StatusCode);
    }

    [Fact]
    public async Task A_changed_role_counts_from_the_next_click()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var other = await Browser.AsAsync(hub, AccountRole.Participant, "other@example.org");
        var id = await hub.InStoreAsync(database => database.Users.Where(a => a.Email == "other@example.org").Select(a => a.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/people")).StatusCode);
        await organizer.SendAsync($"/people/{id}", new() { ["Input.Role"] = "Organizer" });
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/people")).StatusCode);
        await organizer.SendAsync($"/people/{id}", [], "Disable");
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task The_last_organizer_stays()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var id = await hub.InStoreAsync(database => database.Users.Select(a => a.Id).SingleAsync());

        var demoted = await Browser.Parse(await organizer.SendAsync($"/people/{id}", new() { ["Input.Role"] = "Staff" }));
        var disabled = await Browser.Parse(await organizer.SendAsync($"/people/{id}", [], "Disable"));

        Assert.Contains("last organiser", demoted.QuerySelector("#Input-Role-error").Words(), StringComparison.Ordinal);
        Assert.Contains("last organiser", disabled.QuerySelector(".errors").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await organizer.GetAsync("/people")).StatusCode);
    }

    [Fact]
    public async Task A_recovery_link_gives_a_new_password_once_and_ends_what_was_signed_in()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var lost = await Browser.AsAsync(hub, AccountRole.Staff, "lost@example.org");
        var id = await hub.InStoreAsync(database => database.Users.Where(a => a.Email == "lost@example.org").Select(a => a.Id).SingleAsync());
        var link = LinkIn(await Browser.Parse(await organizer.SendAsync($"/people/{id}", [], "Recover")));
        var back = new Browser(hub);

        Assert.Equal("/en/account", (await back.SendAsync(link, new() { ["Input.Password"] = "four blue condors sing" })).Headers.Location?.ToString());

        Assert.Equal(HttpStatusCode.OK, (await back.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await lost.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).SignInAsync("lost@example.org")).StatusCode);
    }

    [Fact]
    public async Task What_the_store_holds_of_a_link_opens_nothing()
    {
        await using var hub = new HubApplication();
        var link = await InviteAsync(await Browser.AsAsync(hub, AccountRole.Organizer), AccountRole.Organizer);

        var digest = await hub.InStoreAsync(database => database.AccountLinks.Select(l => l.Digest).SingleAsync());

        Assert.DoesNotContain(digest, link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync($"/account/invitation?token={digest}")).StatusCode);
    }

    internal static Dictionary<string, string> NewPerson(string email) => new() { ["Input.Name"] = "Guest", ["Input.Email"] = email, ["Input.Password"] = Browser.Password };

    internal static async Task<string> InviteAsync(Browser organizer, AccountRole role) =>
        LinkIn(await Browser.Parse(await organizer.SendAsync("/people/invite", new() { ["Input.Role"] = role.ToString() })));

    private static string LinkIn(AngleSharp.Html.Dom.IHtmlDocument page) => new Uri(page.QuerySelector("#made-link")!.GetAttribute("value")!).PathAndQuery;
}
