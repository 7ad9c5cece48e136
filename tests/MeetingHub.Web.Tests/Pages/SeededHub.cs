using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Web.Tests.Pages;

/// <summary>The site with the three seed documents' facts, for tests that only read.</summary>
public sealed class SeededHub : IAsyncLifetime
{
    public HubApplication Site { get; } = new();

    public HttpClient Client { get; private set; } = new();

    public async Task InitializeAsync()
    {
        Client = Site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        await Site.InStoreAsync(SeedFacts.AddAsync);
    }

    public Task DisposeAsync() => Site.DisposeAsync().AsTask();

    public Task<IHtmlDocument> ReadAsync(string address) => ReadAsync(Client, address);

    public static async Task<IHtmlDocument> ReadAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}

internal static class Documents
{
    /// <summary>What a reader sees of an element: its words with single spaces.</summary>
    public static string Words(this AngleSharp.Dom.IElement? element) =>
        string.Join(' ', (element?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
