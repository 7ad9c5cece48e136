using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>Signing in with a provider that lives elsewhere and leads over a page of its own, in a browser that holds our policy against both.</summary>
public sealed class OAuthTests : IAsyncLifetime
{
    private readonly int port = FreePort();
    private readonly LiveHub hub = new();
    private WebApplication? provider;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port};http://127.0.0.2:{port}");
        provider = builder.Build();
        provider.MapGet("/authorize", (HttpRequest request) => Results.Redirect($"http://127.0.0.2:{port}/agree{request.QueryString}"));
        provider.MapGet("/agree", (HttpRequest request) => Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["state"] = request.Query["state"], ["code"] = "a-code" })));
        provider.MapPost("/token", () => Results.Json(new { access_token = "a-token", token_type = "Bearer" }));
        provider.MapGet("/me", () => Results.Json(new { sub = "42" }));
        await provider.StartAsync();
        foreach (var (key, path) in new[] { ("AuthorizationEndpoint", "authorize"), ("TokenEndpoint", "token"), ("UserInformationEndpoint", "me") }) hub.Settings[$"OAuth:{key}"] = $"http://127.0.0.1:{port}/{path}";
        (hub.Settings["OAuth:Name"], hub.Settings["OAuth:ClientId"], hub.Settings["OAuth:ClientSecret"]) = ("Example Movement", "hub", "secret");
        await hub.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await hub.DisposeAsync();
        if (provider is not null) await provider.DisposeAsync();
    }

    [BrowserFact]
    public async Task An_account_is_connected_and_signs_in()
    {
        await using var visitor = await hub.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync($"/es{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync("First");
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));
        await page.GotoAsync("/es/account");

        await page.Locator("form[action*=Connect] button").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/es/account$"));
        await Expect(page.Locator("form[action*=Disconnect]")).ToBeVisibleAsync();
        await page.Locator("form[action*=logout] button").ClickAsync();
        await page.GotoAsync("/es/account/login");
        await page.Locator("form[action*=OAuth] button").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("/es/$"));
        await page.GotoAsync("/es/account");
        await Expect(page.Locator("h1")).ToHaveTextAsync("First");
        Assert.DoesNotContain(visitor.Faults, fault => fault.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
