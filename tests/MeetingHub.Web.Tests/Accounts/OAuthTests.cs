using System.Net;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MeetingHub.Web.Tests.Accounts;

/// <summary>Signing in with another account, against a small OAuth 2 provider on loopback.</summary>
public sealed class OAuthTests
{
    [Fact]
    public async Task An_account_that_was_connected_signs_in_and_nobody_else_does()
    {
        await using var provider = await Provider.StartAsync();
        await using var hub = new HubApplication { Settings = provider.Settings };
        var person = await Browser.AsAsync(hub, AccountRole.Staff);

        // Known to the provider, not to us.
        var stranger = new Browser(hub);
        Assert.Contains("handler=OAuth", await GoAsync(stranger, "/es/account/login", "OAuth"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/account")).StatusCode);

        Assert.Equal("/es/account", await GoAsync(person, "/es/account", "Connect"));
        Assert.Contains("Example Movement", (await person.ReadAsync("/account")).QuerySelector("main").Words(), StringComparison.Ordinal);

        var elsewhere = new Browser(hub);
        Assert.Equal("/es/account", await GoAsync(elsewhere, "/es/account/login?to=/es/account", "OAuth"));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).StatusCode);
        Assert.Equal(["S256"], provider.Challenges.Distinct());
    }

    [Fact]
    public async Task A_provider_that_refuses_leads_back_to_the_sign_in()
    {
        await using var provider = await Provider.StartAsync();
        provider.Refuses = true;
        await using var hub = new HubApplication { Settings = provider.Settings };

        Assert.StartsWith("/account/login?refused=true", await GoAsync(new Browser(hub), "/account/login", "OAuth"), StringComparison.Ordinal);
    }

    // Follows the browser from our form to the provider and back, to the first page that answers for itself.
    private static async Task<string> GoAsync(Browser browser, string address, string handler)
    {
        var sent = await browser.SendAsync(address, [], handler);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var agreed = await provider.GetAsync(new Uri((await Browser.Parse(sent)).QuerySelector("main a")!.GetAttribute("href")!));
        var next = agreed.Headers.Location!.PathAndQuery;
        for (var steps = 0; steps < 5; steps++)
        {
            var answer = await browser.GetAsync(next);
            if (answer.StatusCode != HttpStatusCode.Redirect || next.Contains("refused=", StringComparison.Ordinal)) return next;
            next = answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.ToString();
        }
        return next;
    }

    private sealed class Provider(WebApplication app) : IAsyncDisposable
    {
        public bool Refuses { get; set; }

        public List<string> Challenges { get; } = [];

        public Dictionary<string, string> Settings => new()
        {
            ["OAuth:Name"] = "Example Movement",
            ["OAuth:ClientId"] = "hub",
            ["OAuth:ClientSecret"] = "secret",
            ["OAuth:AuthorizationEndpoint"] = $"{Address}/authorize",
            ["OAuth:TokenEndpoint"] = $"{Address}/token",
            ["OAuth:UserInformationEndpoint"] = $"{Address}/me",
        };

        private string Address => app.Urls.First();

        public static async Task<Provider> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var provider = new Provider(builder.Build());
            provider.Map();
            await provider.Start();
            return provider;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task Start() => app.StartAsync();

        private void Map()
        {
            app.MapGet("/authorize", (HttpRequest request) =>
            {
                Challenges.Add(request.Query["code_challenge_method"].ToString());
                var answer = new Dictionary<string, string?> { ["state"] = request.Query["state"], [Refuses ? "error" : "code"] = Refuses ? "access_denied" : "a-code" };
                return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), answer));
            });
            app.MapPost("/token", async (HttpRequest request) => (await request.ReadFormAsync())["code"] == "a-code" && request.Form["client_secret"] == "secret"
                ? Results.Json(new { access_token = "a-token", token_type = "Bearer" })
                : Results.BadRequest());
            app.MapGet("/me", (HttpRequest request) => request.Headers.Authorization == "Bearer a-token" ? Results.Json(new { sub = "42", username = "Someone" }) : Results.Unauthorized());
        }
    }
}
