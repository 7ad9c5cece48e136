using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MeetingHub.Benchmarks;

/// <summary>
/// What many who write, read and search at once get of a running site. It begins from the set-up link of a site whose store
/// <see cref="MovementGenerator"/> wrote, and prints what it measured.
/// </summary>
internal sealed partial class NoteLoad(Uri setup, int process) : IDisposable
{
    private const int Writers = 16;
    private const int Readers = 1_000;
    private const string Meeting = "encuentro-20";
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) }) { BaseAddress = new Uri(setup, "/") };

    public async Task RunAsync()
    {
        await SetUpAsync();
        await SearchAsync();
        await SaveAsync();
        await ReadAsync();
    }

    public void Dispose() => client.Dispose();

    private async Task SetUpAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["Input.Name"] = "An organizer", ["Input.Email"] = "first@example.org", ["Input.Password"] = "three green llamas dance", ["__RequestVerificationToken"] = Token(await client.GetStringAsync(setup)) });
        (await client.PostAsync(setup, form)).EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Add("RequestVerificationToken", Token(await client.GetStringAsync(Relative($"/es/meetings/{Meeting}/sessions/S1/notes?language=es"))));
    }

    private async Task SearchAsync()
    {
        using var visitor = new HttpClient { BaseAddress = client.BaseAddress };
        var text = await TextAsync(1);
        string[] words = [.. Word().Matches(text).Select(w => w.Value.ToLowerInvariant()).Distinct()];
        // Two words, so that no page is asked for twice and none comes from a cache.
        var asked = 0;
        Uri Next() => Relative($"/es/search?q={Uri.EscapeDataString($"{words[asked % words.Length]} {words[asked++ / words.Length % words.Length]}")}");
        await TimedAsync(1, TimeSpan.FromSeconds(2), _ => visitor.GetByteArrayAsync(Next()));
        Print("search, 1 client", await TimedAsync(1, Length, _ => visitor.GetByteArrayAsync(Next())));
        Print("search, 16 clients", await TimedAsync(Writers, Length, _ => visitor.GetByteArrayAsync(Next())));
    }

    private async Task SaveAsync()
    {
        var texts = await Task.WhenAll(Enumerable.Range(1, Writers).Select(TextAsync));
        var count = 0;
        async Task OneAsync(int writer)
        {
            var lines = texts[writer].Split('\n');
            var n = Interlocked.Increment(ref count);
            lines[(n / Writers % (lines.Length - 1)) + 1] = $"- Escrito ahora mismo, número {n.ToString(CultureInfo.InvariantCulture)}, entre los demás.";
            var now = string.Join('\n', lines);
            using var answer = await client.PostAsJsonAsync(Relative($"/meetings/{Meeting}/sessions/S{writer + 1}/notes/save"), new { Language = "es", Base = texts[writer], Text = now });
            answer.EnsureSuccessStatusCode();
            var saved = await answer.Content.ReadFromJsonAsync<JsonElement>();
            texts[writer] = saved.GetProperty("text").GetString() ?? now;
        }
        await TimedAsync(Writers, TimeSpan.FromSeconds(2), OneAsync);
        Print($"saves of {texts[0].Length} characters, 16 writers", await TimedAsync(Writers, Length, OneAsync));
        if (!(await TextAsync(1)).Contains("Escrito ahora mismo", StringComparison.Ordinal)) throw new InvalidOperationException("What was saved is not there.");
    }

    private async Task ReadAsync()
    {
        var before = Memory();
        List<Stream> streams = [];
        while (streams.Count < Readers) streams.AddRange(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ListenAsync())));
        await Task.Delay(3000);
        var each = (Memory() - before) / Readers;
        Console.WriteLine($"{Readers} readers: {each / 1024.0:0.0} KB each");
        List<double> last = [];
        for (var round = 0; round < 10; round++)
        {
            var text = await TextAsync(1);
            var reading = Task.WhenAll(streams.Select(s => EventAsync(s)));
            var clock = Stopwatch.StartNew();
            using (var answer = await client.PostAsJsonAsync(Relative($"/meetings/{Meeting}/sessions/S1/notes/save"), new { Language = "es", Base = text, Text = $"{text}\n- Cambio {round}" })) answer.EnsureSuccessStatusCode();
            await reading;
            last.Add(clock.Elapsed.TotalMilliseconds);
            await Task.Delay(1500);
        }
        Console.WriteLine($"{Readers} readers: the last sees a change after {last.Order().ElementAt(5):0} ms (median of 10), {last.Max():0} ms (slowest)");
    }

    private async Task<Stream> ListenAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(setup.Host, setup.Port);
        var stream = new NetworkStream(socket, ownsSocket: true);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /meetings/{Meeting}/sessions/S1/live HTTP/1.1\r\nHost: {setup.Authority}\r\nAccept: text/event-stream\r\n\r\n"));
        await EventAsync(stream, "ready");
        return stream;
    }

    private static async Task EventAsync(Stream stream, string name = "notes")
    {
        var buffer = new byte[1024];
        var seen = "";
        while (!seen.Contains($"event: {name}", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) throw new InvalidOperationException("The site hung up: " + seen);
            seen += Encoding.ASCII.GetString(buffer, 0, read);
        }
    }

    private long Memory() => long.Parse(File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;

    private async Task<string> TextAsync(int session) => (await client.GetFromJsonAsync<JsonElement>(Relative($"/meetings/{Meeting}/sessions/S{session}/notes/state?language=es"))).GetProperty("text").GetString()!; // it answers with a text

    private static async Task<List<double>> TimedAsync(int clients, TimeSpan length, Func<int, Task> act)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(async one =>
        {
            List<double> mine = [];
            while (clock.Elapsed < length)
            {
                var began = clock.Elapsed;
                await act(one);
                mine.Add((clock.Elapsed - began).TotalMilliseconds);
            }
            return mine;
        }));
        return [.. times.SelectMany(t => t).Order()];
    }

    private static void Print(string what, List<double> times) =>
        Console.WriteLine($"{what}: {times.Count / Length.TotalSeconds:0} a second, p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms");

    private static Uri Relative(string address) => new(address, UriKind.Relative);

    private static string Token(string page) => WebUtility.HtmlDecode(FormToken().Match(page).Groups[1].Value);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}
