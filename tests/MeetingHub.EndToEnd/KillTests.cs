using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MeetingHub.EndToEnd;

/// <summary>The program as a process of its own, ended in the midst of its work as a power cut would.</summary>
public sealed partial class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 20;
    private const int Saves = 1_000;
    private const int Sessions = 20;
    private const string Password = "three green llamas dance";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("meetinghub");

    private string Store => $"Data Source={Path.Combine(data.FullName, "meetinghub.db")}";

    [Fact]
    public async Task Every_save_that_was_acknowledged_is_there_however_often_the_program_is_killed()
    {
        await FillAsync();
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var kept = new ConcurrentDictionary<string, int>();
        var cookies = new CookieContainer();
        for (var round = 0; round < Kills; round++)
        {
            using var server = Start();
            using var client = await ClientAsync(server, cookies);
            await SignInAsync(client);
            var texts = await Task.WhenAll(Enumerable.Range(1, Sessions).Select(session => TextAsync(client, session)));
            var (before, end) = (kept.Count, random.Next(50, Saves * 3 / 4));
            await Task.WhenAll(Enumerable.Range(0, Saves).Select(async n =>
            {
                var session = (n % Sessions) + 1;
                // All of one length: a line that begins another one's is taken for the same line, typed on.
                var mine = $"r{round:00}n{n:0000}";
                try
                {
                    using var answer = await client.PostAsJsonAsync(Address(session, "save"), new { language = "en", @base = texts[session - 1], text = $"{texts[session - 1]}\n{mine}" });
                    if (!answer.IsSuccessStatusCode) return;
                    kept[mine] = session;
                    if (kept.Count - before == end) server.Process.Kill();
                }
                catch (Exception gone) when (gone is HttpRequestException or System.Net.Sockets.SocketException)
                {
                    // It was killed before it could answer, or while it was being asked.
                }
            }));
            server.Process.Kill();
            await server.Process.WaitForExitAsync();
            Assert.True(kept.Count - before >= end, $"Round {round}: {kept.Count - before} saves were acknowledged.");
        }

        using var last = Start();
        using var reader = await ClientAsync(last, cookies);
        var lines = await Task.WhenAll(Enumerable.Range(1, Sessions).Select(async session => (await TextAsync(reader, session)).Split('\n').ToHashSet()));
        output.WriteLine($"{kept.Count} saves were acknowledged.");
        Assert.Equal([], kept.Where(save => !lines[save.Value - 1].Contains(save.Key)).Select(save => save.Key));
        last.Process.Kill();
        await last.Process.WaitForExitAsync();
        Assert.Equal(["ok"], Ask("PRAGMA integrity_check"));
        // It says nothing where the index is whole.
        Assert.Equal([], Ask("""INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('integrity-check')"""));
        // What the search index holds is what is stored, too: each of these words stands in one text.
        Assert.All(kept.Keys.Take(200), word => Assert.Equal(["1"], Ask($"""SELECT CAST(COUNT(*) AS TEXT) FROM "SearchIndex" WHERE "SearchIndex" MATCH '{word}'""")));
        Assert.Equal([], Ask("PRAGMA foreign_key_check"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        data.Delete(recursive: true);
    }

    private static Uri Address(int session, string what) => new($"/en/meetings/encounter/sessions/S{session}/notes/{what}", UriKind.Relative);

    private static async Task<string> TextAsync(HttpClient client, int session) => (await client.GetFromJsonAsync<State>(Address(session, "state?language=en")))?.Text ?? "";

    private sealed record State(string Text);

    // Signed in once: whoever is stays so when the program comes back.
    private static async Task SignInAsync(HttpClient client)
    {
        var login = new Uri("/en/account/login", UriKind.Relative);
        using (var there = await client.GetAsync(Address(1, "state?language=en")))
            if (!there.IsSuccessStatusCode || there.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("login", StringComparison.Ordinal))
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Email"] = "first@example.org", ["Input.Password"] = Password, ["__RequestVerificationToken"] = Token(await client.GetStringAsync(login)) });
                (await client.PostAsync(login, form)).EnsureSuccessStatusCode();
            }
        client.DefaultRequestHeaders.Add("RequestVerificationToken", Token(await client.GetStringAsync(new Uri("/en/meetings/encounter/sessions/S1/notes?language=en", UriKind.Relative))));
    }

    private static string Token(string page) => WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value);

    private Server Start()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}";
        free.Stop();
        var program = typeof(HubDbContext).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, "serve", "--urls", address]) { WorkingDirectory = data.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["ConnectionStrings__MeetingHub"], start.Environment["Seeds__Import"], start.Environment["Serilog__MinimumLevel__Default"]) = (Store, "false", "Error");
        var process = Process.Start(start)!; // a program is started
        // What nobody reads would stop it once the pipe is full.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Server(process, new Uri(address));
    }

    private static async Task<HttpClient> ClientAsync(Server server, CookieContainer cookies)
    {
        // The client owns the handler, and each caller disposes of the client.
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, MaxConnectionsPerServer = 256 }) { BaseAddress = server.Address };
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode) return client;
            }
            catch (Exception gone) when (gone is HttpRequestException or System.Net.Sockets.SocketException)
            {
                // It has not started yet.
            }
            await Task.Delay(50);
        }
        throw new InvalidOperationException("The program did not start.");
    }

    private async Task FillAsync()
    {
        await using var site = new WebApplicationFactory<Program>().WithWebHostBuilder(b => b.UseSetting("ConnectionStrings:MeetingHub", Store).UseSetting("Seeds:Import", "false"));
        await using var scope = site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole);
        var meeting = new Meeting("encounter", "The Encounter", "en");
        for (var n = 0; n < Sessions; n++) meeting.AddSession($"Session {n}", "en");
        database.Meetings.Add(meeting);
        await database.SaveChangesAsync();
        meeting.PublishAgenda(null, withTray: true, null, "An organizer", DateTimeOffset.UnixEpoch);
        await database.SaveChangesAsync();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account("first@example.org", "An organizer", AccountRole.Organizer, DateTimeOffset.UnixEpoch), Password);
        Assert.True(made.Succeeded);
    }

    private List<string> Ask(string question)
    {
        using var connection = new SqliteConnection(Store);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this class's own.
        command.CommandText = question;
#pragma warning restore CA2100
        using var answers = command.ExecuteReader();
        List<string> rows = [];
        while (answers.Read()) rows.Add(answers.GetString(0));
        return rows;
    }

    private sealed record Server(Process Process, Uri Address) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited) Process.Kill();
            Process.Dispose();
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
