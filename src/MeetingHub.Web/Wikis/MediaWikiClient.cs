using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MeetingHub.Web.Wikis;

/// <summary>One conversation with a MediaWiki over its Action API: with cookies of its own, one request at a time. What it refuses is a <see cref="WikiRefusedException"/>.</summary>
/// <param name="http">Sends the requests; it is this conversation's own.</param>
/// <param name="api">The address of <c>api.php</c>.</param>
/// <param name="language">The language that it says its reasons in.</param>
public sealed class MediaWikiClient(HttpClient http, Uri api, string language) : IDisposable
{
    private const int MostWaits = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private (string User, string Password) login;
    private string token = "";
    private string name = "";
    private bool isAnonymous;
    private bool isBot;
    private TimeSpan wait = LongestWait;

    /// <summary>Whether who is logged in may edit at all.</summary>
    public bool MayEdit { get; private set; }

    /// <summary>What the wiki calls itself, once it was asked.</summary>
    public async Task<string> NameAsync(CancellationToken cancel)
    {
        var site = (await AskAsync(new() { ["action"] = "query", ["meta"] = "siteinfo" }, cancel)).In("query").In("general");
        if (site.Text("generator")?.StartsWith("MediaWiki", StringComparison.Ordinal) is not true) throw new WikiRefusedException(WikiRefusal.NotAWiki);
        return site.Text("sitename") ?? api.Host;
    }

    /// <summary>Logs in with a bot password, and asks who that is and what they may do.</summary>
    public async Task LoginAsync(string user, string password, CancellationToken cancel)
    {
        login = (user, password);
        var tokens = await AskAsync(new() { ["action"] = "query", ["meta"] = "tokens", ["type"] = "login" }, cancel);
        var answer = (await AskAsync(new() { ["action"] = "login", ["lgname"] = user, ["lgpassword"] = password, ["lgtoken"] = tokens.In("query").In("tokens").Text("logintoken") ?? "" }, cancel)).In("login");
        var said = answer.In("reason").Text("text") ?? answer.Text("reason");
        switch (answer.Text("result"))
        {
            case "Success":
                break;
            case "Throttled":
                throw new WikiRefusedException(WikiRefusal.LoginThrottled, said);
            default:
                throw new WikiRefusedException(answer.In("reason").Text("code") is "login-throttled" ? WikiRefusal.LoginThrottled : WikiRefusal.WrongPassword, said);
        }
        await LookAroundAsync(cancel);
    }

    /// <summary>A page as it is now; one that only leads to another is refused.</summary>
    public Task<WikiPageState> ReadAsync(string title, CancellationToken cancel) => ReadAsync(title, follows: false, cancel);

    /// <summary>A page as it is now.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="follows">Whether a title that only leads to another one is followed there.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<WikiPageState> ReadAsync(string title, bool follows, CancellationToken cancel)
    {
        var query = new Dictionary<string, string> { ["action"] = "query", ["titles"] = title, ["prop"] = "revisions|info", ["rvprop"] = "ids|timestamp|content", ["rvslots"] = "main", ["curtimestamp"] = "1" };
        if (follows) query["redirects"] = "1";
        var answer = await AskAsync(query, cancel);
        var now = answer.Text("curtimestamp") ?? "";
        // A title of another wiki gives no page.
        var page = Only(answer.In("query").In("pages"));
        if (page.Is("invalid") || page.Is("special") || page.Text("title") is not { } known) throw new WikiRefusedException(WikiRefusal.BadTitle, page.Text("invalidreason"));
        if (page.Is("redirect")) throw new WikiRefusedException(WikiRefusal.Redirects);
        if (page.Is("missing")) return new WikiPageState(known, "", null, now);
        var revision = Only(page.In("revisions"));
        var main = revision.In("slots").In("main");
        if (main.Text("contentmodel") is not "wikitext") throw new WikiRefusedException(WikiRefusal.NotWikitext);
        return new WikiPageState(known, main.Text("content") ?? "", revision.Number("revid"), now);
    }

    /// <summary>A text as the wiki would show it on a page, as its own HTML.</summary>
    public async Task<string> RenderAsync(string title, string text, CancellationToken cancel) =>
        (await AskAsync(new() { ["action"] = "parse", ["title"] = title, ["text"] = text, ["contentmodel"] = "wikitext", ["prop"] = "text", ["pst"] = "1", ["disablelimitreport"] = "1", ["disableeditsection"] = "1", ["disabletoc"] = "1" }, cancel)).In("parse").Text("text") ?? "";

    /// <summary>Writes a page that is still as it was read: made where it was missing, changed where it was there.</summary>
    public async Task<WikiSaved> SaveAsync(WikiPageState was, string text, string summary, CancellationToken cancel)
    {
        var edit = new Dictionary<string, string>
        {
            ["action"] = "edit",
            ["title"] = was.Title,
            ["text"] = text,
            ["summary"] = summary,
            ["assert"] = "user",
            ["assertuser"] = name,
            ["maxlag"] = "5",
#pragma warning disable CA5351 // The API asks for it, as a sum against damage on the way and not as a secret.
            ["md5"] = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))),
#pragma warning restore CA5351
        };
        // The base is a revision's number: by its time the wiki would not see a later edit of the same account.
        if (was.Revision is { } revision) (edit["baserevid"], edit["nocreate"], edit["starttimestamp"]) = (revision.ToString(CultureInfo.InvariantCulture), "1", was.ReadAt);
        else edit["createonly"] = "1";
        if (isBot) edit["bot"] = "1";
        var answer = (await EditAsync(edit, cancel)).In("edit");
        if (answer.Text("result") != "Success")
            throw new WikiRefusedException(answer.Has("captcha") ? WikiRefusal.Captcha : answer.Has("spamblacklist") || answer.Has("abusefilter") ? WikiRefusal.Filtered : WikiRefusal.Other, answer.Text("info"));
        if (answer.Is("nochange")) return new WikiSaved(was.Title, was.Revision ?? 0, IsMerged: false);
        var made = answer.Number("newrevid") ?? 0;
        // Of two edits on different lines the wiki makes one and says nothing.
        return new WikiSaved(was.Title, made, await IsMergedAsync(made, text, cancel));
    }

    /// <summary>Where a revision can be read.</summary>
    public static string AddressOf(Uri api, long revision) => new Uri(api, FormattableString.Invariant($"index.php?oldid={revision}")).AbsoluteUri;

    public void Dispose() => http.Dispose();

    private async Task<JsonElement> EditAsync(Dictionary<string, string> edit, CancellationToken cancel)
    {
        var (waits, isNew) = (0, false);
        while (true)
        {
            edit["token"] = token;
            try
            {
                return await AskAsync(edit, cancel);
            }
            catch (WikiRefusedException refused) when (refused.Refusal == WikiRefusal.SignedOut && !isNew)
            {
                // Sessions end. A second time there is a reason.
                isNew = true;
                await LookAroundAsync(cancel);
                // Who is still logged in only needed a new token, and may not log in again.
                if (isAnonymous) await LoginAsync(login.User, login.Password, cancel);
                edit["assertuser"] = name;
            }
            catch (WikiRefusedException refused) when (refused.Refusal == WikiRefusal.Busy && waits < MostWaits)
            {
                waits++;
                await Task.Delay(wait < LongestWait ? wait : LongestWait, cancel);
            }
        }
    }

    private async Task LookAroundAsync(CancellationToken cancel)
    {
        var query = (await AskAsync(new() { ["action"] = "query", ["meta"] = "tokens|userinfo", ["type"] = "csrf", ["uiprop"] = "rights" }, cancel)).In("query");
        token = query.In("tokens").Text("csrftoken") ?? "";
        name = query.In("userinfo").Text("name") ?? "";
        var rights = query.In("userinfo").In("rights") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(r => r.GetString()).ToHashSet() : [];
        isAnonymous = query.In("userinfo").Is("anon");
        isBot = rights.Contains("bot");
        MayEdit = rights.Contains("edit");
    }

    // What is written is written, also where the wiki falls silent before it can be asked.
    private async Task<bool> IsMergedAsync(long revision, string text, CancellationToken cancel)
    {
        try
        {
            return await ContentOfAsync(revision, cancel) is { } stored && stored != text.TrimEnd();
        }
        catch (WikiRefusedException)
        {
            return false;
        }
    }

    private async Task<string?> ContentOfAsync(long revision, CancellationToken cancel)
    {
        var answer = await AskAsync(new() { ["action"] = "query", ["revids"] = revision.ToString(CultureInfo.InvariantCulture), ["prop"] = "revisions", ["rvprop"] = "content", ["rvslots"] = "main" }, cancel);
        return Only(Only(answer.In("query").In("pages")).In("revisions")).In("slots").In("main").Text("content");
    }

    private static JsonElement Only(JsonElement list) => list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 1 ? list[0] : default;

    // The API answers 200 whatever it refuses.
    private async Task<JsonElement> AskAsync(Dictionary<string, string> fields, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("format", "json"), new("formatversion", "2"), new("errorformat", "plaintext"), new("errorlang", language)]);
        var (status, text, retryAfter, _) = await WikiHttp.SendAsync(http, new HttpRequestMessage(HttpMethod.Post, api) { Content = form }, cancel);
        if (retryAfter is { } seconds) wait = seconds;
        JsonElement answer;
        try
        {
            using var json = JsonDocument.Parse(text);
            answer = json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new WikiRefusedException(status == HttpStatusCode.TooManyRequests ? WikiRefusal.RateLimited : (int)status >= 500 ? WikiRefusal.Unreachable : WikiRefusal.NotAWiki);
        }
        if (answer.In("errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0) throw new WikiRefusedException(WikiRefusedException.Of(errors[0].Text("code") ?? ""), errors[0].Text("text"));
        return answer;
    }
}

/// <summary>A page as it was read.</summary>
/// <param name="Title">Its title as the wiki writes it.</param>
/// <param name="Text">Its wikitext; empty where it is missing.</param>
/// <param name="Revision">The number of its revision; null where it is missing.</param>
/// <param name="ReadAt">When that was, by the wiki's clock.</param>
public sealed record WikiPageState(string Title, string Text, long? Revision, string ReadAt);

/// <summary>What became of an edit.</summary>
/// <param name="Title">The page.</param>
/// <param name="Revision">The revision that holds it.</param>
/// <param name="IsMerged">Whether the wiki joined it with somebody else's edit of the same moment.</param>
public sealed record WikiSaved(string Title, long Revision, bool IsMerged);

/// <summary>Looking into answers that may be anything.</summary>
internal static class WikiJson
{
    public static JsonElement In(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default;

    public static bool Has(this JsonElement element, string name) => element.In(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static string? Text(this JsonElement element, string name) => element.In(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Number(this JsonElement element, string name) => element.In(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static bool Is(this JsonElement element, string name) => element.In(name).ValueKind == JsonValueKind.True;
}
