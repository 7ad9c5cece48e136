using MeetingHub.Web.Wikis;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>What a real wiki refuses, and as what we know it.</summary>
[Collection(WikiTests.Name)]
public sealed class RefusalTests
{
    private readonly string title = $"Refusals {Guid.NewGuid():N}";

    [SharedFact("tools")]
    public async Task A_page_is_made_changed_and_left_alone()
    {
        using var client = await WikiServer.LoggedInAsync();

        var made = await client.SaveAsync(await client.ReadAsync(title, default), "one", "", default);
        var changed = await client.SaveAsync(await client.ReadAsync(title, default), "two", "", default);
        var same = await client.SaveAsync(await client.ReadAsync(title, default), "two", "", default);

        Assert.True(changed.Revision > made.Revision);
        Assert.Equal(changed.Revision, same.Revision);
        Assert.Equal("two", await WikiServer.ReadAsync(title));
    }

    [SharedFact("tools")]
    public async Task Lines_that_two_changed_are_a_conflict_even_for_one_account()
    {
        using var client = await WikiServer.LoggedInAsync();
        await client.SaveAsync(await client.ReadAsync(title, default), "one\n\ntwo", "", default);
        var before = await client.ReadAsync(title, default);
        await client.SaveAsync(before, "one\n\ntheirs", "", default);

        Assert.Equal(WikiRefusal.Conflict, await RefusalAsync(() => client.SaveAsync(before, "one\n\nours", "", default)));
        Assert.Equal("one\n\ntheirs", await WikiServer.ReadAsync(title));
    }

    [SharedFact("tools")]
    public async Task That_the_wiki_merged_silently_is_noticed()
    {
        using var client = await WikiServer.LoggedInAsync();
        await client.SaveAsync(await client.ReadAsync(title, default), "one\n\ntwo\n\nthree\n\nfour\n\nfive", "", default);
        var before = await client.ReadAsync(title, default);
        await client.SaveAsync(before, "one, theirs\n\ntwo\n\nthree\n\nfour\n\nfive", "", default);

        var saved = await client.SaveAsync(before, "one\n\ntwo\n\nthree\n\nfour\n\nfive, ours", "", default);

        Assert.True(saved.IsMerged);
        Assert.Equal("one, theirs\n\ntwo\n\nthree\n\nfour\n\nfive, ours", await WikiServer.ReadAsync(title));
    }

    [SharedFact("tools")]
    public async Task A_page_that_was_deleted_or_made_meanwhile_is_not_written()
    {
        using var client = await WikiServer.LoggedInAsync();
        var missing = await client.ReadAsync(title, default);
        await client.SaveAsync(missing, "one", "", default);
        var there = await client.ReadAsync(title, default);

        Assert.Equal(WikiRefusal.AlreadyThere, await RefusalAsync(() => client.SaveAsync(missing, "ours", "", default)));

        await WikiServer.DeleteAsync(title);
        Assert.Equal(WikiRefusal.Deleted, await RefusalAsync(() => client.SaveAsync(there, "ours", "", default)));
        Assert.Equal("", await WikiServer.ReadAsync(title));
    }

    [SharedFact("tools")]
    public async Task A_protected_page_is_known_as_such()
    {
        using var client = await WikiServer.LoggedInAsync();

        Assert.Equal(WikiRefusal.Protected, await RefusalAsync(async () => await client.SaveAsync(await client.ReadAsync(WikiServer.Protected, default), "ours", "", default)));
    }

    [SharedFact("tools")]
    public async Task A_bot_password_that_may_only_read_cannot_write()
    {
        using var client = await WikiServer.LoggedInAsync(WikiServer.ReadsOnly);

        Assert.False(client.MayEdit);
        Assert.Equal(WikiRefusal.MayNotEdit, await RefusalAsync(async () => await client.SaveAsync(await client.ReadAsync(title, default), "ours", "", default)));
    }

    [SharedFact("tools")]
    public async Task A_newcomer_who_adds_a_link_meets_a_captcha()
    {
        using var client = await WikiServer.LoggedInAsync(WikiServer.Newcomer);

        Assert.Equal(WikiRefusal.Captcha, await RefusalAsync(async () => await client.SaveAsync(await client.ReadAsync(title, default), "[https://example.org/ link]", "", default)));
        Assert.Equal("", await WikiServer.ReadAsync(title));
    }

    [SharedFact("tools")]
    public async Task A_blocked_account_is_told_so()
    {
        using var client = await WikiServer.LoggedInAsync(WikiServer.Blocked);

        Assert.Equal(WikiRefusal.Blocked, await RefusalAsync(async () => await client.SaveAsync(await client.ReadAsync(title, default), "ours", "", default)));
    }

    [SharedFact("tools")]
    public async Task A_wrong_password_is_told_in_the_wikis_own_words()
    {
        using var client = WikiServer.Client("pt");

        var refused = await Assert.ThrowsAsync<WikiRefusedException>(() => client.LoginAsync(WikiServer.Bot, "no", default));

        Assert.Equal(WikiRefusal.WrongPassword, refused.Refusal);
        Assert.False(string.IsNullOrWhiteSpace(refused.Said));
    }

    [SharedFact("tools")]
    public async Task A_wiki_that_nobody_can_write_to_or_that_is_busy_says_so()
    {
        using var client = await WikiServer.LoggedInAsync();
        var page = await client.ReadAsync(title, default);
        try
        {
            await WikiServer.ReadOnlyAsync(true);
            Assert.Equal(WikiRefusal.ReadOnly, await RefusalAsync(() => client.SaveAsync(page, "ours", "", default)));
            await WikiServer.ReadOnlyAsync(false);
            await WikiServer.LagAsync(true);
            Assert.Equal(WikiRefusal.Busy, await RefusalAsync(() => client.SaveAsync(page, "ours", "", default)));
        }
        finally
        {
            await WikiServer.ReadOnlyAsync(false);
            await WikiServer.LagAsync(false);
        }
        Assert.Equal("", await WikiServer.ReadAsync(title));
    }

    [SharedTheory("tools")]
    [InlineData("a[b")]
    [InlineData("Special:Version")]
    [InlineData("")]
    [InlineData("a|b")]
    public async Task A_title_that_names_no_page_is_refused(string wrong)
    {
        using var client = await WikiServer.LoggedInAsync();

        Assert.Equal(WikiRefusal.BadTitle, await RefusalAsync(() => client.ReadAsync(wrong, default)));
    }

    [SharedFact("tools")]
    public async Task A_page_that_only_leads_on_is_not_written()
    {
        await WikiServer.EditAsync(title, "#REDIRECT [[Protegida]]");
        using var client = await WikiServer.LoggedInAsync();

        Assert.Equal(WikiRefusal.Redirects, await RefusalAsync(() => client.ReadAsync(title, default)));
    }

    [SharedTheory("tools")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_ended_is_begun_again(bool isForGood)
    {
        var lost = false;
        using var handler = new ForgettingHandler(() => lost, isForGood);
        using var client = new MediaWikiClient(new HttpClient(handler), WikiServer.Api, "en");
        await client.LoginAsync(WikiServer.Bot, WikiServer.Password, default);
        var page = await client.ReadAsync(title, default);
        lost = true;

        Assert.NotEqual(0, (await client.SaveAsync(page, "ours", "", default)).Revision);
    }

    [Fact]
    public async Task Nobody_at_home_is_told_from_a_wiki()
    {
        using var client = new MediaWikiClient(new HttpClient(WikiHttp.Handler()), new Uri("http://127.0.0.1:9/api.php"), "en");

        Assert.Equal(WikiRefusal.Unreachable, await RefusalAsync(() => client.NameAsync(default)));
    }

    private static async Task<WikiRefusal> RefusalAsync(Func<Task> asks) => (await Assert.ThrowsAsync<WikiRefusedException>(asks)).Refusal;

    // Sends one request, or all from then on, without the cookies of the session.
    private sealed class ForgettingHandler(Func<bool> isLost, bool isForGood) : DelegatingHandler(WikiHttp.Handler())
    {
        private readonly HttpMessageInvoker stranger = new(WikiHttp.Handler());
        private bool hasForgotten;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!isLost() || (hasForgotten && !isForGood)) return base.SendAsync(request, cancellationToken);
            hasForgotten = true;
            return stranger.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) stranger.Dispose();
            base.Dispose(disposing);
        }
    }
}
