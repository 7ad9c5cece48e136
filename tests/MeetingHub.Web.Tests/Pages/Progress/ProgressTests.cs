using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Progress;

public sealed class ProgressTests : IAsyncLifetime
{
    private HubApplication Hub { get; } = new();

    public Task InitializeAsync() => Hub.InStoreAsync(async database =>
    {
        await SeedFacts.AddAsync(database);
        var chile = await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-chile");
        foreach (var outcome in await database.Outcomes.Include(o => o.Owners).Where(o => o.Meeting!.Slug == "santiago-2012").Take(2).ToListAsync()) outcome.AddOwner(chile);
        await database.SaveChangesAsync();
    });

    public Task DisposeAsync() => Hub.DisposeAsync().AsTask();

    [Fact]
    public async Task What_an_affiliate_reports_waits_for_an_organizers_yes()
    {
        var (organizer, link) = await LinkAsync();
        var affiliate = new Browser(Hub);
        var page = await affiliate.ReadAsync(link);
        Assert.Equal(2, page.QuerySelectorAll(".outcome").Length);
        var id = page.QuerySelector(".outcome")!.Id!["outcome-".Length..];

        await affiliate.SendAsync(link, new() { ["id"] = id, ["Input.Status"] = "done", ["Input.Text"] = "It was done in March." });

        Assert.DoesNotContain("It was done in March.", (await new Browser(Hub).ReadAsync("/outcomes")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It was done in March.", (await affiliate.ReadAsync(link)).QuerySelector($"#outcome-{id} .follow").Words(), StringComparison.Ordinal);
        Assert.Contains("(1)", (await organizer.ReadAsync("/outcomes")).QuerySelector("main a[href$='/outcomes/reports']").Words(), StringComparison.Ordinal);

        await organizer.SendAsync("/outcomes/reports", [], handlerOf: "Accept");

        var shown = (await new Browser(Hub).ReadAsync("/affiliates/wikimedia-chile")).QuerySelector($"#outcome-{id}")!;
        Assert.Equal("Done", shown.QuerySelector(".meta strong").Words());
        Assert.Equal("/affiliates/wikimedia-chile", shown.QuerySelector(".follow small a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_left_out_is_seen_by_nobody()
    {
        var (organizer, link) = await LinkAsync();
        var id = (await organizer.ReadAsync(link)).QuerySelector(".outcome")!.Id!["outcome-".Length..];
        var number = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
        await new Browser(Hub).SendAsync(link, new() { ["id"] = id, ["Input.Status"] = "dropped", ["Input.Text"] = "A rumour." });

        await organizer.SendAsync("/outcomes/reports", [], handlerOf: "Decline");

        Assert.NotNull((await organizer.ReadAsync("/outcomes/reports")).QuerySelector(".empty"));
        Assert.Equal((OutcomeStatus.Open, 0), await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Id == number).Select(o => new ValueTuple<OutcomeStatus, int>(o.Status, o.FollowUps.Count)).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_organizers_who_decide_the_second_is_told()
    {
        var (organizer, link) = await LinkAsync();
        var id = (await organizer.ReadAsync(link)).QuerySelector(".outcome")!.Id!["outcome-".Length..];
        await new Browser(Hub).SendAsync(link, new() { ["id"] = id, ["Input.Status"] = "done", ["Input.Text"] = "" });
        var token = (await organizer.ReadAsync("/outcomes/reports")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        async Task<HttpStatusCode> AcceptAsync()
        {
            using var form = new FormUrlEncodedContent([new("id", "1"), new("__RequestVerificationToken", token)]);
            return (await organizer.Client.PostAsync(new Uri("/outcomes/reports?handler=Accept", UriKind.Relative), form)).StatusCode;
        }

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], [await AcceptAsync(), await AcceptAsync()]);
        Assert.Equal(1, await Hub.InStoreAsync(d => d.FollowUps.CountAsync()));
    }

    [Fact]
    public async Task A_link_ends_when_it_is_revoked_or_expires_and_cannot_be_guessed()
    {
        var (organizer, link) = await LinkAsync();
        var (_, other) = await LinkAsync(organizer);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(Hub).GetAsync(link)).StatusCode);

        await organizer.SendAsync("/affiliates/wikimedia-chile/links", new() { ["id"] = "1" }, "Revoke");

        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(Hub).GetAsync(other)).StatusCode);
        Hub.Clock.Ahead = ProgressLink.Lifetime + TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync(other)).StatusCode);
        Hub.Clock.Ahead = TimeSpan.Zero;
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync(other[..^1] + (other[^1] == 'A' ? 'B' : 'A'))).StatusCode);
        // What is stored opens nothing.
        var digests = await Hub.InStoreAsync(d => d.ProgressLinks.Select(l => l.Digest).ToListAsync());
        Assert.All(digests, digest => Assert.DoesNotContain(digest, link + other, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync("/progress/" + digests[1])).StatusCode);
    }

    [Theory]
    [InlineData("superseded", "x", HttpStatusCode.BadRequest)]
    [InlineData("dropped", "", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_said_is_refused_and_comes_back(string status, string text, HttpStatusCode expected)
    {
        var (organizer, link) = await LinkAsync();
        var id = (await organizer.ReadAsync(link)).QuerySelector(".outcome")!.Id!["outcome-".Length..];

        var answer = await new Browser(Hub).SendAsync(link, new() { ["id"] = id, ["Input.Status"] = status, ["Input.Text"] = text, ["Input.Link"] = "https://example.org/" });

        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.UnprocessableEntity) Assert.Equal("https://example.org/", (await Browser.Parse(answer)).QuerySelector("#Input-Link")!.GetAttribute("value"));
        Assert.Equal(0, await Hub.InStoreAsync(d => d.ProgressReports.CountAsync()));
    }

    [Fact]
    public async Task Nobody_reports_on_what_is_another_affiliates()
    {
        var (_, link) = await LinkAsync();
        var foreign = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Owners.Count == 0).Select(o => o.Id).FirstAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).SendAsync(link, new() { ["id"] = $"{foreign}", ["Input.Status"] = "done" })).StatusCode);
    }

    private async Task<(Browser Organizer, string Link)> LinkAsync(Browser? organizer = null)
    {
        organizer ??= await Browser.AsAsync(Hub, AccountRole.Organizer);
        var made = await Browser.Parse(await organizer.SendAsync("/affiliates/wikimedia-chile/links", []));
        return (organizer, new Uri(made.QuerySelector("#made-link")!.GetAttribute("value")!).AbsolutePath);
    }
}
