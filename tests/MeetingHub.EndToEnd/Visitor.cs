using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MeetingHub.EndToEnd;

/// <summary>A browser window of its own that remembers what it loaded and what went wrong.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    // Events come on a thread of their own.
    private readonly ConcurrentQueue<string> faults = [];

    public Visitor(IBrowserContext context, IPage page, string address)
    {
        this.context = context;
        Page = page;
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) faults.Enqueue($"asked another host: {request.Url}");
        };
        page.RequestFailed += (_, request) => faults.Enqueue($"failed: {request.Url} {request.Failure}");
        page.PageError += (_, error) => faults.Enqueue($"script error: {error}");
        page.Console += (_, message) =>
        {
            // The page of an address that is not there says so here, as it should.
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) faults.Enqueue($"console: {message.Text}");
        };
    }

    public IPage Page { get; }

    /// <summary>Requests to other hosts, failed requests, script errors and refusals of the content security policy.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>From here on every page is a first view.</summary>
    public async Task CacheNothingAsync()
    {
        var session = await context.NewCDPSessionAsync(Page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
    }

    /// <summary>The bytes that came over the wire for the page that is open, headers included, as the browser itself counts them.</summary>
    public Task<int> TransferAsync() => Page.EvaluateAsync<int>(
        "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
