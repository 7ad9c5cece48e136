using System.Net;
using AngleSharp.Html.Parser;
using MeetingHub.Web.Tests.Accounts;

namespace MeetingHub.Web.Tests.Security;

/// <summary>Reads the site as a search engine does.</summary>
internal static class Crawl
{
    /// <summary>Everything that a link or the site map leads to, and where one of the words stands in it.</summary>
    public static Task<IReadOnlyList<(string Word, string Address)>> SearchAsync(Browser browser, params string[] words) => SearchAsync(browser, "es", words);

    /// <summary>The same in one language, where a page that breaks is found too.</summary>
    public static async Task<IReadOnlyList<(string Word, string Address)>> SearchAsync(Browser browser, string language, string[] words)
    {
        var found = new List<(string, string)>();
        var seen = new HashSet<string>();
        var map = await (await browser.GetAsync("/sitemap.xml")).Content.ReadAsStringAsync();
        var waiting = new Queue<string>([$"/{language}/", "/sitemap.xml", "/manifest.webmanifest", "/robots.txt",
            .. System.Xml.Linq.XDocument.Parse(map).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).Where(a => a.StartsWith($"/{language}/", StringComparison.Ordinal))]);
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            var answer = await browser.GetAsync(address);
            if ((int)answer.StatusCode >= 500) found.Add(($"{(int)answer.StatusCode}", address));
            if (!answer.IsSuccessStatusCode) continue;
            var text = await answer.Content.ReadAsStringAsync();
            var plain = WebUtility.HtmlDecode(text);
            found.AddRange(words.Where(w => plain.Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => (w, address)));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in (await new HtmlParser().ParseDocumentAsync(text)).QuerySelectorAll($"a[href^='/{language}/']")) waiting.Enqueue(link.GetAttribute("href")!.Split('#')[0]);
        }
        Assert.True(seen.Count > 30, $"{seen.Count} addresses were reached.");
        return found;
    }
}
