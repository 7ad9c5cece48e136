using System.Net;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Accounts;

public sealed class SignInTests
{
    [Fact]
    public async Task The_printed_link_makes_the_first_organizer_and_then_no_other()
    {
        await using var hub = new HubApplication();
        var browser = new Browser(hub);
        var address = $"/account/setup?token={hub.Services.GetRequiredService<FirstRun>().Secret}";

        var made = await browser.SendAsync(address, new() { ["Input.Name"] = "First", ["Input.Email"] = "first@example.org", ["Input.Password"] = Browser.Password });

        Assert.Equal("/people", made.Headers.Location?.ToString());
        Assert.Contains("First", (await browser.ReadAsync("/people")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/account/setup")]
    [InlineData("/account/setup?token=guess")]
    [InlineData("/account/invitation?token=guess")]
    [InlineData("/account/recovery?token=guess")]
    public async Task A_guessed_secret_opens_nothing(string address)
    {
        await using var hub = new HubApplication();

        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task The_set_up_link_counts_for_an_hour()
    {
        await using var hub = new HubApplication();
        var address = $"/account/setup?token={hub.Services.GetRequiredService<FirstRun>().Secret}";
        var browser = new Browser(hub);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);
        hub.Clock.Ahead = TimeSpan.FromMinutes(61);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_sent_to_sign_in_comes_back_in_the_same_language()
    {
        await using var hub = new HubApplication();
        await Browser.MakeAsync(hub, AccountRole.Organizer, "o@example.org");
        var browser = new Browser(hub);

        var sent = (await browser.GetAsync("/es/people")).Headers.Location!.ToString();
        Assert.Equal("/es/account/login?to=%2Fes%2Fpeople", sent);
        var back = await browser.SendAsync(sent, new() { ["Input.Email"] = "o@example.org", ["Input.Password"] = Browser.Password });

        Assert.Equal("/es/people", back.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/ /evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        await using var hub = new HubApplication();
        await Browser.MakeAsync(hub, AccountRole.Staff, "s@example.org");

        Assert.Equal("/", (await new Browser(hub).SignInAsync("s@example.org", to: to)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_disabled_account_answer_alike()
    {
        await using var hub = new HubApplication();
        await Browser.MakeAsync(hub, AccountRole.Staff, "known@example.org");
        var disabled = await Browser.MakeAsync(hub, AccountRole.Staff, "gone@example.org");
        await hub.InStoreAsync(database => database.Users.Where(a => a.Id == disabled.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.DisabledAt, DateTimeOffset.UnixEpoch)));

        string[] answers =
        [
            await FailAsync("unknown@example.org", "three green llamas dance"),
            await FailAsync("known@example.org", "three green llamas sleep"),
            await FailAsync("gone@example.org", Browser.Password),
        ];

        Assert.Single(answers.Distinct());

        async Task<string> FailAsync(string email, string password)
        {
            var answer = await new Browser(hub).SignInAsync(email, password);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain(answer.Headers, h => h.Key == "Set-Cookie");
            var page = await Browser.Parse(answer);
            Assert.Equal(email, page.QuerySelector("#Input-Email")?.GetAttribute("value"));
            return page.QuerySelector("main").Words();
        }
    }

    [Theory]
    [InlineData("known@example.org")]
    [InlineData("unknown@example.org")]
    public async Task Each_failure_after_the_fifth_doubles_the_wait_whether_there_is_an_account_or_not(string email)
    {
        await using var hub = new HubApplication();
        await Browser.MakeAsync(hub, AccountRole.Staff, "known@example.org");
        for (var n = 0; n < 5; n++) await new Browser(hub).SignInAsync(email, "wrong wrong wrong");

        var throttle = await hub.InStoreAsync(database => database.SignInThrottles.SingleAsync());

        Assert.Equal(5, throttle.Failures);
        Assert.True(throttle.IsClosed(throttle.LastAt.AddSeconds(59)));
        Assert.False(throttle.IsClosed(throttle.LastAt.AddSeconds(60)));
        throttle.Fail(throttle.LastAt.AddMinutes(1));
        Assert.True(throttle.IsClosed(throttle.LastAt.AddSeconds(119)));
        Assert.False(throttle.IsClosed(throttle.LastAt.AddSeconds(120)));
    }

    [Fact]
    public async Task Tries_that_are_sent_together_are_all_counted()
    {
        await using var hub = new HubApplication();
        var browser = new Browser(hub);
        await browser.GetAsync("/account/login");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SignInAsync("unknown@example.org", "wrong wrong wrong")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(4, await hub.InStoreAsync(database => database.SignInThrottles.Select(t => t.Failures).SingleAsync()));
    }

    [Fact]
    public void A_try_that_began_earlier_and_is_counted_later_counts_too()
    {
        var throttle = new SignInThrottle("key");
        throttle.Fail(DateTimeOffset.UnixEpoch.AddSeconds(1));

        Assert.False(throttle.IsClosed(DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task What_is_no_passkey_is_refused_with_a_page_that_says_so(string credential)
    {
        await using var hub = new HubApplication();
        var setup = $"/account/setup?token={hub.Services.GetRequiredService<FirstRun>().Secret}";

        var login = await new Browser(hub).SendAsync("/account/login", new() { ["credential"] = credential }, "Passkey");
        var made = await new Browser(hub).SendAsync(setup, new() { ["Input.Name"] = "First", ["Input.Email"] = "first@example.org", ["Input.Credential"] = credential });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (login.StatusCode, made.StatusCode));
        Assert.NotEqual("", (await Browser.Parse(login)).QuerySelector(".errors").Words());
        Assert.NotEqual("", (await Browser.Parse(made)).QuerySelector(".errors").Words());
    }

    [Fact]
    public async Task A_closed_account_opens_after_the_wait()
    {
        await using var hub = new HubApplication();
        await Browser.MakeAsync(hub, AccountRole.Staff, "known@example.org");
        for (var n = 0; n < 5; n++) await new Browser(hub).SignInAsync("known@example.org", "wrong wrong wrong");

        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).SignInAsync("known@example.org")).StatusCode);
        hub.Clock.Ahead = TimeSpan.FromSeconds(61);
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(hub).SignInAsync("known@example.org")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        await using var hub = new HubApplication();
        var here = await Browser.AsAsync(hub, AccountRole.Staff, "s@example.org");
        var elsewhere = new Browser(hub);
        await elsewhere.SignInAsync("s@example.org");

        var changed = await here.SendAsync("/account/password", new() { ["Input.Present"] = Browser.Password, ["Input.Password"] = "four blue condors sing" });

        Assert.Equal("/account", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).SignInAsync("s@example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Browser(hub).SignInAsync("s@example.org", "four blue condors sing")).StatusCode);
    }

    [Theory]
    [InlineData("short", "The password is one of those tried first.|at least 12")]
    [InlineData("passwordpassword", "tried first")]
    [InlineData("123456789012345", "tried first")]
    [InlineData("Wikimedia2026!!", "tried first")]
    [InlineData("staff.example.org", "tried first")]
    public async Task A_password_that_is_short_or_tried_first_is_refused(string password, string expected)
    {
        await using var hub = new HubApplication();
        var browser = await Browser.AsAsync(hub, AccountRole.Staff, "staff@example.org");

        var answer = await Browser.Parse(await browser.SendAsync("/account/password", new() { ["Input.Present"] = Browser.Password, ["Input.Password"] = password }));

        Assert.Contains(expected.Split('|'), words => answer.QuerySelector("#Input-Password-error").Words().Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another()
    {
        await using var hub = new HubApplication();
        var here = await Browser.AsAsync(hub, AccountRole.Participant, "p@example.org");
        var elsewhere = new Browser(hub);
        await elsewhere.SignInAsync("p@example.org");

        Assert.Equal(2, (await here.ReadAsync("/account")).QuerySelectorAll("form[action*='handler=End']:not([action*=Others])").Length);
        await here.SendAsync("/account", [], "EndOthers");

        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var hub = new HubApplication();
        var browser = await Browser.AsAsync(hub, AccountRole.Participant);

        await browser.SendAsync("/account/logout", []);

        Assert.Equal(0, await hub.InStoreAsync(database => database.SignIns.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("""DELETE FROM "SignIns" """)]
    [InlineData("""UPDATE "Accounts" SET "DisabledAt" = '2026-01-01 00:00:00' """)]
    public async Task Whatever_ends_a_session_ends_it_for_the_next_request(string sql)
    {
        await using var hub = new HubApplication();
        var browser = await Browser.AsAsync(hub, AccountRole.Participant);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);

        await hub.InStoreAsync(database => database.Database.ExecuteSqlRawAsync(sql));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_session_that_was_not_used_for_two_weeks_is_over()
    {
        await using var hub = new HubApplication();
        var browser = await Browser.AsAsync(hub, AccountRole.Participant);

        hub.Clock.Ahead = TimeSpan.FromDays(13);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        hub.Clock.Ahead = TimeSpan.FromDays(26);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
        hub.Clock.Ahead = TimeSpan.FromDays(41);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);
    }
}
