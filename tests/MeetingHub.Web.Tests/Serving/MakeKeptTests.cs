using System.Security.Claims;
using System.Text;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Serving;

/// <summary>What many ask for at the same moment, and who must not get what was made for somebody else.</summary>
public sealed class MakeKeptTests : IDisposable
{
    private readonly HubApplication site = new();
    private readonly KeptAnswers kept = new();
    private readonly TaskCompletionSource goOn = new();
    private readonly MakeKept keeping;
    private Func<HttpContext, Task> answer = context => context.Response.WriteAsync(context.Request.Path.Value![1..]);
    private int begun;

    public MakeKeptTests() => keeping = new MakeKept(MakeAsync, kept, Watch);

    private StoreWatch Watch => site.Services.GetRequiredService<StoreWatch>();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task It_is_made_once_and_nothing_else_waits_for_it()
    {
        var answers = Enumerable.Range(0, 20).Select(_ => GetAsync("agenda")).ToList();
        var other = GetAsync("another");

        Assert.Equal(2, begun);
        goOn.SetResult();

        Assert.All(await Task.WhenAll(answers), text => Assert.Equal("agenda", text));
        Assert.Equal("another", await other);
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task A_change_meanwhile_makes_it_anew_for_those_alone_who_ask_after_it()
    {
        var answers = Enumerable.Range(0, 20).Select(_ => GetAsync("agenda")).ToList();
        await site.InStoreAsync(database => database.TouchAsync([FreshnessTags.Meetings], CancellationToken.None));
        var later = GetAsync("agenda");
        goOn.SetResult();

        await Task.WhenAll([.. answers, later]);

        Assert.Equal(2, begun);
        Assert.Equal(Watch.Now(), kept.Find("agenda")!.AsOf);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("failed")]
    [InlineData("somebody's own")]
    public async Task What_cannot_be_kept_holds_up_nobody(string why)
    {
        var all = new TaskCompletionSource();
        answer = async context =>
        {
            // All but the first stand here together, or the test ends here.
            if (begun == 20) all.TrySetResult();
            if (begun > 1) await all.Task.WaitAsync(TimeSpan.FromSeconds(30));
            if (why == "failed") throw new InvalidOperationException();
            if (why == "refused") context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            else context.Response.Headers.SetCookie = "x=y";
            await context.Response.WriteAsync("no");
        };
        var answers = Enumerable.Range(0, 20).Select(_ => GetAsync("agenda")).ToList();
        Assert.Equal(1, begun);
        goOn.SetResult();

        foreach (var one in answers)
            if (why == "failed") await Assert.ThrowsAsync<InvalidOperationException>(() => one);
            else Assert.Equal("no", await one);
        Assert.Null(kept.Find("agenda"));
    }

    [Fact]
    public async Task Whoever_leaves_leaves_it_to_the_next()
    {
        using var leaving = new CancellationTokenSource();
        var (making, waiting) = (GetAsync("agenda", context => context.RequestAborted = leaving.Token), GetAsync("agenda", context => context.RequestAborted = leaving.Token));
        var (second, third) = (GetAsync("agenda"), GetAsync("agenda"));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => making);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        goOn.SetResult();

        Assert.Equal(["agenda", "agenda"], await Task.WhenAll(second, third));
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task Whoever_is_signed_in_gets_their_own_and_leaves_none_behind()
    {
        goOn.SetResult();

        await GetAsync("agenda", context => context.User = new ClaimsPrincipal(new ClaimsIdentity("some")));

        Assert.Null(kept.Find("agenda"));
    }

    [Theory]
    [InlineData("ACCOUNT=x")]
    [InlineData("a=b; Account=x")]
    [InlineData("__Host-Account=x")]
    public void A_cookie_is_one_however_it_is_spelt(string cookie)
    {
        var context = new DefaultHttpContext { Request = { Method = "GET" } };
        Assert.Equal("account", HubAccounts.SessionCookie);
        Assert.True(ServeKept.IsPlain(context.Request));

        context.Request.Headers.Cookie = cookie;

        Assert.False(ServeKept.IsPlain(context.Request));
    }

    private async Task MakeAsync(HttpContext context)
    {
        Interlocked.Increment(ref begun);
        await goOn.Task.WaitAsync(context.RequestAborted);
        context.DependsOn(FreshnessTags.Meetings);
        await answer(context);
    }

    private async Task<string> GetAsync(string name, Action<HttpContext>? with = null)
    {
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = $"/{name}" } };
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Features.Set(new ServeKept.Wanted(name, Watch.Now()));
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new KeptAttribute()), name));
        with?.Invoke(context);
        await keeping.InvokeAsync(context);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
