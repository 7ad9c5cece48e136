using System.Xml.Linq;
using MeetingHub.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MeetingHub.EndToEnd;

/// <summary>The site as people run it, on a port and a data folder of its own with the seeds imported, and a browser to read it in.</summary>
public sealed class LiveHub : IAsyncLifetime
{
    private Site Served { get; } = new();
    /// <summary>Configuration beyond the store's, set before it starts.</summary>
    public Dictionary<string, string> Settings => Served.Settings;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("Browser tests need Chromium: set CHROMIUM to its path, or install it.");

    /// <summary>Such as <c>http://localhost:40123</c>, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What the site is made of, its store above all.</summary>
    public IServiceProvider Services => Served.Services;

    /// <summary>The address that makes the first organizer.</summary>
    public string SetupPath => $"/account/setup?token={Served.Services.GetRequiredService<FirstRun>().Secret}";

    /// <summary>Every kind of page, as addresses without language: all that the site map lists, but only a few of the many affiliates, and those it cannot list.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;
        Served.UseKestrel(0);
        Served.StartServer();
        using var client = Served.CreateClient();
        // A started server has an address. Passkeys belong to a name, never to a number.
        Address = client.BaseAddress!.GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Pages = await PagesAsync(client);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    /// <summary>A visitor who was never here: no cookies, nothing cached. Whatever goes wrong in the page fails the test.</summary>
    public async Task<Visitor> VisitAsync(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = Address;
        var context = await Browser.NewContextAsync(options);
        return new Visitor(context, await context.NewPageAsync(), Address);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Served.DisposeAsync();
    }

    private static async Task<string[]> PagesAsync(HttpClient client)
    {
        var map = XDocument.Parse(await client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        var paths = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath)
            .Where(path => path.StartsWith("/en/", StringComparison.Ordinal)).Select(path => path["/en".Length..]).ToArray();
        var affiliates = paths.Where(path => path.StartsWith("/affiliates/", StringComparison.Ordinal)).ToArray();
        return [.. paths.Except(affiliates.Skip(3)), "/meetings/iberoconf-2012/report", "/meetings?country=CO", "/meetings?country=JP", "/nowhere"];
    }

    private sealed class Site : WebApplicationFactory<Program>
    {
        private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("meetinghub");

        public Dictionary<string, string> Settings { get; } = [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production").UseSetting("ConnectionStrings:MeetingHub", $"Data Source={Path.Combine(data.FullName, "meetinghub.db")}");
            foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (!disposing) return;
            // Pooled connections hold the file open on systems that then refuse to delete it.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            if (data.Exists) data.Delete(recursive: true);
        }
    }
}

/// <summary>One site and one browser for all browser tests.</summary>
[CollectionDefinition(Name)]
public sealed class LiveHubTests : ICollectionFixture<LiveHub>
{
    public const string Name = "In a browser";
}
