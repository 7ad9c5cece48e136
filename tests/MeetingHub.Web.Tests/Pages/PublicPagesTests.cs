using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Web.Tests.Pages;

/// <summary>What holds for every page.</summary>
public sealed class PublicPagesTests(SeededHub hub) : IClassFixture<SeededHub>
{
    private static readonly string[] Addresses =
    [
        "/", "/meetings", "/meetings/bogota", "/meetings/mexico-city-2013", "/meetings/santiago-2012", "/meetings/bogota/agenda", "/meetings/bogota/sessions/S1",
        "/meetings/bogota/participants", "/meetings/mexico-city-2013/participants", "/meetings/bogota/outcomes", "/outcomes", "/series", "/series/iberoconf", "/programmes",
        "/programmes/leading-from-the-south", "/affiliates", "/affiliates/wikimedia-colombia", "/sources", "/sources/1", "/sources/2", "/sources/3",
    ];

    public static TheoryData<string, string> PagesInEachLanguage()
    {
        var data = new TheoryData<string, string>();
        foreach (var address in Addresses)
            foreach (var language in new[] { "en", "es", "pt" })
                data.Add(language, address);
        return data;
    }

    [Theory]
    [MemberData(nameof(PagesInEachLanguage))]
    public async Task A_page_names_itself_in_its_language(string language, string address)
    {
        var answer = await hub.Client.GetAsync(new Uri($"/{language}{address}", UriKind.Relative));
        var page = await hub.ReadAsync($"/{language}{address}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotEqual("", page.QuerySelector("h1").Words());
        Assert.NotEqual("", page.Title);
        Assert.NotEqual("", page.QuerySelector("meta[name=description]")?.GetAttribute("content"));
        Assert.Equal($"http://localhost/{language}{address}", page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"));
        Assert.Equal(
            [("en", $"http://localhost/en{address}"), ("es", $"http://localhost/es{address}"), ("pt", $"http://localhost/pt{address}"), ("x-default", $"http://localhost{address}")],
            page.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => (l.GetAttribute("hreflang")!, l.GetAttribute("href")!)));
    }

    [Theory]
    [MemberData(nameof(PagesInEachLanguage))]
    public async Task A_page_runs_no_script_and_styles_nothing_inline(string language, string address)
    {
        var page = await hub.ReadAsync($"/{language}{address}");

        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json'], [type=module][src]), style, [style], [onclick]"));
        Assert.Empty(page.All.Where(e => e.Id is { Length: > 0 }).GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Theory]
    [MemberData(nameof(PagesInEachLanguage))]
    public async Task A_page_has_no_error_in_its_HTML(string language, string address)
    {
        var text = await hub.Client.GetStringAsync(new Uri($"/{language}{address}", UriKind.Relative));

        // The strict parser throws at the first thing the HTML standard calls a parse error.
        var page = await new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocumentAsync(text);

        Assert.Empty(page.QuerySelectorAll("ul > :not(li), ol > :not(li), dl > :not(div, dt, dd), dl > div > :not(dt, dd), table > :not(caption, colgroup, thead, tbody, tfoot), a a, a button, button a, label label, form form").Select(Describe));
        Assert.Empty(page.QuerySelectorAll(":is(p, span, a, small, strong, em, q, mark, h1, h2, h3, h4, dt, time, summary, label, button) :is(div, p, ul, ol, dl, section, article, aside, nav, figure, blockquote, table, form, main, header, footer)").Where(e => e.Closest("svg") is null).Select(Describe));
        foreach (var name in new[] { "for", "aria-labelledby", "aria-describedby", "aria-controls" })
            Assert.Empty(page.QuerySelectorAll($"[{name}]").Where(e => e.GetAttribute(name)!.Split(' ').Any(id => page.GetElementById(id) is null)).Select(Describe));
        Assert.Empty(page.QuerySelectorAll("img:not([alt]), a[href=''], a:not([href]), [lang=''], [hreflang='']").Select(Describe));

        static string Describe(IElement element) => element.OuterHtml[..Math.Min(160, element.OuterHtml.Length)];
    }

    [Fact]
    public async Task Every_link_stays_in_the_language_and_leads_somewhere()
    {
        var (seen, dead, strayed) = (new Dictionary<string, IHtmlDocument?>(), new List<string>(), new List<string>());
        var waiting = new Queue<(string From, string To)>([("", "/es/")]);
        while (waiting.TryDequeue(out var link))
        {
            var parts = link.To.Split('#');
            var address = parts[0];
            if (!seen.TryGetValue(address, out var page))
            {
                var answer = await hub.Client.GetAsync(new Uri(address, UriKind.Relative));
                if (!answer.IsSuccessStatusCode) dead.Add($"{link.From} -> {link.To} {answer.StatusCode}");
                page = seen[address] = answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "text/html" ? await hub.ReadAsync(address) : null;
                foreach (var anchor in page?.QuerySelectorAll("a[href]") ?? Enumerable.Empty<IElement>())
                {
                    // What can be taken along names the site; here that is the same.
                    var href = anchor.GetAttribute("href")!.Replace("http://localhost/", "/", StringComparison.Ordinal);
                    if (href.StartsWith('#')) waiting.Enqueue((address, address + href));
                    else if (href.StartsWith("/es/", StringComparison.Ordinal)) waiting.Enqueue((address, href));
                    // Calendars subscribe by a scheme of their own.
                    else if (!href.StartsWith("/language/", StringComparison.Ordinal) && !href.StartsWith("webcal://localhost/", StringComparison.Ordinal)) strayed.Add($"{address} -> {href}");
                }
            }
            if (parts.Length > 1 && page is not null && page.GetElementById(parts[1]) is null) dead.Add($"{link.From} -> {link.To}");
        }

        Assert.True(dead.Count == 0, string.Join("\n", dead));
        Assert.True(strayed.Count == 0, string.Join("\n", strayed));
        Assert.True(seen.Count > 60, $"{seen.Count} pages were reached.");
    }

    [Fact]
    public async Task An_empty_hub_invites_in_every_list()
    {
        await using var empty = new HubApplication();
        using var client = empty.CreateClient();

        foreach (var address in new[] { "/", "/meetings", "/series", "/programmes", "/outcomes", "/affiliates", "/sources" })
        {
            var page = await SeededHub.ReadAsync(client, address);

            Assert.True(page.QuerySelector(".empty").Words().Length > 20, address);
            Assert.Single(page.QuerySelectorAll("h1"));
        }
    }

    [Theory]
    [InlineData("/meetings/bogota")]
    [InlineData("/outcomes")]
    [InlineData("/sources/2")]
    public async Task A_page_is_small_over_the_wire(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept-Encoding", "br, gzip" } } };
        var answer = await hub.Client.SendAsync(request);
        var sheet = (await hub.ReadAsync(address)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var page = (await answer.Content.ReadAsByteArrayAsync()).Length;
        var style = (await hub.Client.GetByteArrayAsync(new Uri(sheet, UriKind.Relative))).Length;

        // What is kept ready is packed once, as gzip.
        Assert.Contains(Assert.Single(answer.Content.Headers.ContentEncoding), (string[])["br", "gzip"]);
        Assert.InRange(page + style, 1_000, 50_000);
    }
}
