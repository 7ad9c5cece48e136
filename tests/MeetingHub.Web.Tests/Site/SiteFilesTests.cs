using System.Text.Json;
using System.Xml.Linq;
using MeetingHub.Web.Tests.Pages;

namespace MeetingHub.Web.Tests.Site;

public sealed class SiteFilesTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Fact]
    public async Task The_sitemap_names_every_page_in_every_language_with_its_alternates()
    {
        XNamespace sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9", xhtml = "http://www.w3.org/1999/xhtml";
        var urls = XDocument.Parse(await hub.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).Root!.Elements(sitemap + "url").ToList();

        var addresses = urls.Select(u => new Uri(u.Element(sitemap + "loc")!.Value).AbsolutePath).ToList();
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Superset(new HashSet<string> { "/en/", "/pt/meetings/bogota/sessions/S1", "/es/sources/3", "/es/affiliates/emude", "/en/series/iberoconf" }, addresses.ToHashSet());
        Assert.All(urls, u => Assert.Equal(["en", "es", "pt", "x-default"], u.Elements(xhtml + "link").Select(l => l.Attribute("hreflang")!.Value)));
        foreach (var address in addresses.Where(a => a.StartsWith("/pt/", StringComparison.Ordinal)))
            Assert.True((await hub.Client.GetAsync(new Uri(address, UriKind.Relative))).IsSuccessStatusCode, address);
    }

    [Fact]
    public async Task Robots_are_shown_the_sitemap() =>
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await hub.Client.GetStringAsync(new Uri("/robots.txt", UriKind.Relative)), StringComparison.Ordinal);

    [Fact]
    public async Task The_manifest_speaks_the_language_and_its_icon_is_there()
    {
        var manifest = JsonDocument.Parse(await hub.Client.GetStringAsync(new Uri("/es/manifest.webmanifest", UriKind.Relative))).RootElement;
        var icon = manifest.GetProperty("icons")[0].GetProperty("src").GetString()!;

        Assert.Equal("es", manifest.GetProperty("lang").GetString());
        Assert.Equal("image/svg+xml", (await hub.Client.GetAsync(new Uri(icon, UriKind.Relative))).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_style_sheet_has_an_address_of_its_own_content_in_every_language()
    {
        var sheets = new[] { await SheetAsync("/"), await SheetAsync("/es/"), await SheetAsync("/pt/sources") };
        var answer = await hub.Client.GetAsync(new Uri(sheets[0], UriKind.Relative));

        Assert.Single(sheets.Distinct());
        Assert.Matches(@"^/css/site\.\w+\.css$", sheets[0]);
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);

        async Task<string> SheetAsync(string address) => (await hub.ReadAsync(address)).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
    }
}
