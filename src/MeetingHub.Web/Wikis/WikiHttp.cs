using System.Net;
using MeetingHub.Formats.Wikis;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Wikis;

/// <summary>Begins conversations with wikis: who we are, how long we wait, how much we read.</summary>
/// <param name="here">Where this site is, for whoever runs the wiki to write to.</param>
/// <param name="handlers">Makes what carries the requests, one for each conversation.</param>
public sealed class WikiHttp(Here here, Func<HttpMessageHandler> handlers)
{
    private const int MostBytes = 16 * 1024 * 1024;
    private const int MostRedirects = 5;
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);
    private static readonly string Version = typeof(WikiHttp).Assembly.GetName().Version?.ToString(3) ?? "1";

    /// <summary>What carries requests: no redirects, because one could lead a password elsewhere.</summary>
    public static HttpMessageHandler Handler() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.GZip, ConnectTimeout = TimeSpan.FromSeconds(10) };

    /// <summary>A conversation with the wiki at this <c>api.php</c>.</summary>
    public MediaWikiClient Connect(Uri api)
    {
        if (!WikiAddress.IsAllowed(api)) throw new WikiRefusedException(WikiRefusal.AddressNotAllowed);
        return new MediaWikiClient(Client(), api, here.Language.Tag);
    }

    /// <summary>Finds a wiki's <c>api.php</c> by any address of it, and what the wiki calls itself.</summary>
    public async Task<(Uri Api, string Name)> FindAsync(string typed, CancellationToken cancel)
    {
        if (WikiAddress.Parse(typed) is not { } address) throw new WikiRefusedException(WikiRefusal.AddressNotAllowed);
        var isApi = address.AbsolutePath.EndsWith("/api.php", StringComparison.OrdinalIgnoreCase);
        foreach (var api in isApi ? [new Uri(address.GetLeftPart(UriPartial.Path))] : await ApisAsync(address, cancel))
        {
            using var client = Connect(api);
            try
            {
                return (api, await client.NameAsync(cancel));
            }
            catch (WikiRefusedException refused) when (refused.Refusal == WikiRefusal.NotAWiki)
            {
                // It may be at the next address.
            }
        }
        throw new WikiRefusedException(WikiRefusal.NotAWiki);
    }

    /// <summary>Sends a request and reads the answer whole, or says why that cannot be done.</summary>
    internal static async Task<Answer> SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var sent = request;
            using var answer = await http.SendAsync(request, cancel);
            return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel), answer.Headers.RetryAfter?.Delta, (int)answer.StatusCode is >= 300 and < 400 ? answer.Headers.Location : null);
        }
        catch (HttpRequestException e)
        {
            throw new WikiRefusedException(e.HttpRequestError switch { HttpRequestError.SecureConnectionError => WikiRefusal.NotSecure, HttpRequestError.ConfigurationLimitExceeded => WikiRefusal.TooMuch, _ => WikiRefusal.Unreachable });
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new WikiRefusedException(WikiRefusal.Unreachable);
        }
        catch (InvalidOperationException)
        {
            // It names an encoding that does not exist.
            throw new WikiRefusedException(WikiRefusal.NotAWiki);
        }
    }

    private async Task<IReadOnlyList<Uri>> ApisAsync(Uri address, CancellationToken cancel)
    {
        using var http = Client();
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var answer = await SendAsync(http, new HttpRequestMessage(HttpMethod.Get, address), cancel);
            if (answer.Location is not { } to) return WikiAddress.Apis(address, answer.Text);
            // A wiki's main page leads to itself by another name; another host is another wiki.
            if (!Uri.TryCreate(address, to, out var next) || next.Authority != address.Authority || !WikiAddress.IsAllowed(next)) break;
            address = next;
        }
        return [];
    }

    private HttpClient Client()
    {
        var http = new HttpClient(handlers()) { Timeout = LongestAnswer, MaxResponseContentBufferSize = MostBytes };
        // Wikimedia's rule: a name, a version and where to complain.
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"MeetingHub/{Version} (+{here.AbsoluteFile("/")})");
        return http;
    }

    /// <summary>What was answered.</summary>
    internal sealed record Answer(HttpStatusCode Status, string Text, TimeSpan? RetryAfter, Uri? Location);
}
