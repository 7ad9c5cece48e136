using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MeetingHub.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Accounts;

/// <summary>Somebody's browser: keeps cookies, reads a page and sends the form that stands on it, as people do.</summary>
public sealed class Browser(WebApplicationFactory<Program> site)
{
    public const string Password = "three green llamas dance";

    private readonly HttpClient client = site.CreateClient(new() { AllowAutoRedirect = false });

    public HttpClient Client => client;

    /// <summary>A browser in which a new account of the role is signed in.</summary>
    public static async Task<Browser> AsAsync(WebApplicationFactory<Program> site, AccountRole role, string? email = null)
    {
        email ??= $"{role}@example.org".ToLowerInvariant();
        await MakeAsync(site, role, email);
        var browser = new Browser(site);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync(email)).StatusCode);
        return browser;
    }

    public static async Task<Account> MakeAsync(WebApplicationFactory<Program> site, AccountRole role, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var account = new Account(email, $"A {role}", role, DateTimeOffset.UnixEpoch);
        Assert.Equal([], (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Errors.Select(e => e.Code));
        return account;
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password = Password, string? to = null) =>
        SendAsync($"/account/login{(to is null ? "" : $"?to={Uri.EscapeDataString(to)}")}", new() { ["Input.Email"] = email, ["Input.Password"] = password });

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>How an address answers, also where the answer never ends.</summary>
    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    public async Task<IHtmlDocument> ReadAsync(string address) => await Parse(await GetAsync(address));

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page and sends its first form, or the one with this handler, with what it holds and these values.</summary>
    /// <param name="address">The page.</param>
    /// <param name="values">What is typed over what the form holds.</param>
    /// <param name="handler">The handler that the form's own address names.</param>
    /// <param name="handlerOf">The handler of a button, whatever the form's own address.</param>
    public async Task<HttpResponseMessage> SendAsync(string address, Dictionary<string, string> values, string? handler = null, string? handlerOf = null)
    {
        var page = await ReadAsync(address);
        var form = page.QuerySelectorAll("main form").FirstOrDefault(f => handler is null || (f.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{address} has no such form: {page.Body?.TextContent}");
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(e => e is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            .Select(e => KeyValuePair.Create(e.GetAttribute("name")!, e switch { IHtmlInputElement i => i.Value, IHtmlSelectElement s => s.Value, IHtmlTextAreaElement t => t.Value, _ => "" } ?? ""))
            .Where(f => !values.ContainsKey(f.Key)).Concat(values);
        using var content = new FormUrlEncodedContent(fields);
        var target = handlerOf is not null ? $"{address}?handler={handlerOf}" : form.GetAttribute("action") switch
        {
            null or "" => address,
            ['?', ..] query => address.Split('?')[0] + query,
            var action => action,
        };
        return await client.PostAsync(new Uri(target, UriKind.Relative), content);
    }
}
