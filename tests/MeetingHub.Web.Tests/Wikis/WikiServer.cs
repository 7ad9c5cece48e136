using System.Diagnostics;
using System.Net;
using MeetingHub.Web.Wikis;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>A real MediaWiki on this computer, installed once and started for these tests. Nothing is there where its script is missing; then each test is skipped, or fails in CI.</summary>
public sealed class WikiServer : IAsyncLifetime
{
    public const string Bot = "MeetingHub@meetinghub", ReadsOnly = "MeetingHub@readonly", Newcomer = "Novata@meetinghub", Blocked = "Bloqueada@meetinghub", Password = "0123456789abcdef0123456789abcdef", Protected = "Protegida";

    private const string Port = "18093";

    private static readonly string Script = Path.Combine(TestFiles.Shared, "tools", "mediawiki.sh");
    private static readonly string Home = Path.Combine(Path.GetTempPath(), "meetinghub-mediawiki");

    public static Uri Api { get; } = new($"http://127.0.0.1:{Port}/api.php");

    public Task InitializeAsync() => File.Exists(Script) ? StartAsync() : Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (File.Exists(Script)) await StopAsync();
    }

    public static Task StartAsync() => ScriptAsync("start", Port);

    public static Task StopAsync() => ScriptAsync("stop", Port);

    public static Task ReadOnlyAsync(bool isOn) => ScriptAsync("readonly", isOn ? "on" : "off");

    public static Task LagAsync(bool isOn) => ScriptAsync("lag", isOn ? "on" : "off");

    /// <summary>Somebody of the wiki writes a page.</summary>
    public static async Task EditAsync(string title, string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text);
        await ScriptAsync("edit", title, file, "Wikiadmin");
        File.Delete(file);
    }

    /// <summary>Somebody of the wiki deletes a page.</summary>
    public static async Task DeleteAsync(string title)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, title + "\n");
        await RunAsync("php", Path.Combine(Home, "w"), "maintenance/deleteBatch.php", file);
        File.Delete(file);
    }

    /// <summary>The wikitext of a page; empty where there is none.</summary>
    public static async Task<string> ReadAsync(string title)
    {
        using var client = Client();
        return (await client.ReadAsync(title, CancellationToken.None)).Text;
    }

    public static MediaWikiClient Client(string language = "en") => new(new HttpClient(WikiHttp.Handler()), Api, language);

    public static async Task<MediaWikiClient> LoggedInAsync(string user = Bot)
    {
        var client = Client();
        await client.LoginAsync(user, Password, CancellationToken.None);
        return client;
    }

    private static Task ScriptAsync(params string[] arguments) => RunAsync("bash", Path.GetTempPath(), [Script, .. arguments]);

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["MW_HOME"] = Home, ["MW_PORT"] = Port } })!; // a file is started
        var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await error}{await output}");
    }
}

/// <summary>The tests that share the wiki: one after the other, because it is read-only, busy or gone in some of them.</summary>
[CollectionDefinition(Name)]
public sealed class WikiTests : ICollectionFixture<WikiServer>
{
    public const string Name = "MediaWiki";
}

/// <summary>Carries requests to the wiki until something is asked for too often.</summary>
internal sealed class FailingHandler(Func<string, bool> fails) : DelegatingHandler(WikiHttp.Handler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = request.Content is { } content ? WebUtility.UrlDecode(await content.ReadAsStringAsync(cancellationToken)) : "";
        return fails(sent) ? throw new HttpRequestException(HttpRequestError.ConnectionError) : await base.SendAsync(request, cancellationToken);
    }
}
