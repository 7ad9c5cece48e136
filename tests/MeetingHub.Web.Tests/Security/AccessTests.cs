using System.Net;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Security;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Security;

/// <summary>Each address is open to whom the policy table says, and to nobody else.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Every_route_is_public_or_names_its_policy()
    {
        await using var hub = new HubApplication();
        hub.CreateClient().Dispose();

        // Files that appeared after the build are served while developing; to nobody, because nothing opens them.
        var neither = Endpoints(hub).Where(e => e.DisplayName?.StartsWith("Fallback", StringComparison.Ordinal) is not true && e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>()?.Policy is null);

        Assert.Equal([], neither.Select(e => e.DisplayName));
    }

    [Fact]
    public async Task Each_role_opens_what_the_table_says()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        var wrong = new List<string>();
        var asked = 0;
        foreach (var role in new AccountRole?[] { null, AccountRole.Participant, AccountRole.NoteTaker, AccountRole.Staff, AccountRole.Organizer })
        {
            var browser = role is { } some ? await Browser.AsAsync(hub, some) : new Browser(hub);
            foreach (var endpoint in Endpoints(hub).Where(e => e.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null))
            {
                var policy = endpoint.Metadata.GetMetadata<IAuthorizeData>()!.Policy!;
                var address = Address(endpoint);
                // What only scripts send to is asked as they do.
                var isSent = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>() is { HttpMethods: ["POST"] };
                using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                var status = (int)(isSent ? (await browser.Client.PostAsync(new Uri(address, UriKind.Relative), nothing)).StatusCode : await browser.StatusAsync(address));
                asked++;
                var open = role is { } has && Policies.Opens(policy, has) && !(policy == Policies.TakeNotes && has == AccountRole.NoteTaker);
                if (role is null ? status != (isSent ? 401 : 302) : open ? status is 302 or 403 or >= 500 : status != 403) wrong.Add($"{role?.ToString() ?? "nobody"} {address} ({policy}): {status}");
            }
        }

        Assert.Equal([], wrong);
        Assert.True(asked > 20, $"{asked} were asked.");
    }

    [Fact]
    public async Task No_form_is_taken_without_its_token()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var taken = new List<string>();

        foreach (var endpoint in Endpoints(hub).Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is { RelativePath: not "/Pages/Errors/Error.cshtml" }))
        {
            using var nothing = new FormUrlEncodedContent([KeyValuePair.Create("Input.Name", "x")]);
            var status = (await organizer.Client.PostAsync(new Uri(Address(endpoint), UriKind.Relative), nothing)).StatusCode;
            if (status != HttpStatusCode.BadRequest) taken.Add($"{Address(endpoint)}: {status}");
        }

        Assert.Equal([], taken);
    }

    [Fact]
    public async Task Requests_for_another_host_are_refused_once_the_site_has_an_address()
    {
        await using var hub = new HubApplication { Settings = { ["Site:Address"] = "https://meetings.example.org" } };
        var client = hub.CreateClient();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync("meetings.example.org"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("evil.example"));

        async Task<HttpStatusCode> StatusAsync(string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
            return (await client.SendAsync(request)).StatusCode;
        }
    }

    [Fact]
    public async Task Over_https_cookies_belong_to_this_host_alone()
    {
        await using var hub = new HubApplication();
        await Browser.MakeAsync(hub, AccountRole.Staff, "s@example.org");
        using var client = hub.CreateClient(new() { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });
        var login = await client.GetAsync(new Uri("/account/login", UriKind.Relative));
        var token = (await Browser.Parse(login)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("Input.Email", "s@example.org"), new("Input.Password", Browser.Password), new("__RequestVerificationToken", token)]);

        var entered = await client.PostAsync(new Uri("/account/login", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        string[] cookies = [.. login.Headers.GetValues("Set-Cookie"), .. entered.Headers.GetValues("Set-Cookie")];
        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("RateLimits:SignIn", "/account/login")]
    [InlineData("RateLimits:Setup", "/account/setup?token=x")]
    [InlineData("RateLimits:Invitation", "/account/invitation?token=x")]
    public async Task Too_many_tries_have_to_wait(string setting, string address)
    {
        await using var hub = new HubApplication { Settings = { [setting] = "3" } };
        using var client = hub.CreateClient();
        var answers = new List<HttpResponseMessage>();

        for (var n = 0; n < 4; n++) answers.Add(await client.PostAsync(new Uri(address, UriKind.Relative), null));

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, answers.Take(3).Select(a => a.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[3].StatusCode);
        Assert.InRange(answers[3].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Too many tries", (await Browser.Parse(answers[3])).QuerySelector("h1").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.7", "https://localhost/en/")]
    [InlineData("192.0.2.8", "http://localhost/en/")]
    public async Task What_a_proxy_says_counts_only_when_it_is_named(string proxy, string canonical)
    {
        await using var hub = new HubApplication { Settings = { ["Site:Proxies:0"] = "192.0.2.7" } };
        await using var behind = hub.WithWebHostBuilder(host => host.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(proxy)))));
        using var client = behind.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/") { Headers = { { "X-Forwarded-Proto", "https" } } };

        var page = await Browser.Parse(await client.SendAsync(request));

        Assert.Equal(canonical, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(HubApplication hub) => hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    // An address of the seeds for each thing that a route can name.
    private static string Address(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "meeting" } => "bogota",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "series" } => "iberoconf",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "programme" } => "leading-from-the-south",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "affiliate" } => "wikimedia-colombia",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "code" } => endpoint.DisplayName?.Contains("rror", StringComparison.Ordinal) is true ? "404" : "S1",
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "kind" } => endpoint.RoutePattern.RawText switch { { } text when text.Contains("bin", StringComparison.Ordinal) => "Meeting", { } text when text.Contains("programme", StringComparison.Ordinal) => "calls", { } text when text.Contains("report", StringComparison.Ordinal) => "words", _ => "goals" },
        _ => "1",
    }))));

    // A test server's requests come from nowhere.
    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }
}
