using System.Net;
using MeetingHub.Web.Tests.Pages;

namespace MeetingHub.Web.Tests.Localisation;

public sealed class LanguagePrefixTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Fact]
    public async Task An_address_without_a_language_answers_in_the_default_one_whatever_was_chosen()
    {
        var answer = await GetAsync("/meetings/bogota", cookie: "language=es");

        Assert.Equal((HttpStatusCode.OK, "en"), (answer.StatusCode, answer.Content.Headers.ContentLanguage.Single()));
    }

    [Fact]
    public async Task The_default_language_is_a_setting()
    {
        await using var portuguese = hub.Site.WithWebHostBuilder(host => host.UseSetting("Site:DefaultLanguage", "pt"));
        using var client = portuguese.CreateClient();

        Assert.Equal("Encontros", (await SeededHub.ReadAsync(client, "/meetings")).QuerySelector("h1").Words());
    }

    [Theory]
    [InlineData("es", "/es/meetings?year=2013", "/meetings%3Fyear%3D2013")]
    [InlineData("pt", "/pt/", "https://example.org/")]
    [InlineData("pt", "/pt/", "")]
    [InlineData("es", "/es/", "/a%5C%5Cexample.org")]
    public async Task The_switch_remembers_and_stays_on_this_site(string language, string expected, string to)
    {
        var answer = await GetAsync($"/language/{language}?to={to}");

        Assert.Equal((HttpStatusCode.Redirect, expected), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains($"language={language};", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_door_follows_the_remembered_choice()
    {
        var chosen = await GetAsync("/", cookie: "language=pt");
        var same = await GetAsync("/", cookie: "language=en");
        var unknown = await GetAsync("/", cookie: "language=xx");

        Assert.Equal((HttpStatusCode.Redirect, "/pt/"), (chosen.StatusCode, chosen.Headers.Location?.ToString()));
        Assert.Contains("Cookie", chosen.Headers.Vary);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (same.StatusCode, unknown.StatusCode));
        Assert.Contains("Cookie", same.Headers.Vary);
    }

    [Fact]
    public async Task A_language_alone_is_its_front_page()
    {
        var answer = await GetAsync("/es?x=1");

        Assert.Equal((HttpStatusCode.MovedPermanently, "/es/?x=1"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task The_switch_on_a_page_leads_back_to_it()
    {
        var page = await hub.ReadAsync("/es/meetings?year=2013");
        var answer = await GetAsync(page.QuerySelector("a[hreflang=pt]")!.GetAttribute("href")!);

        Assert.Equal("/pt/meetings?year=2013", answer.Headers.Location?.ToString());
        Assert.Equal("true", page.QuerySelector(".lang a[hreflang=es]")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Text_in_another_language_than_the_page_says_so()
    {
        var page = await hub.ReadAsync("/pt/meetings/mexico-city-2013");

        Assert.Equal("es", page.QuerySelector("p.name")!.GetAttribute("lang"));
        Assert.Equal("en", page.QuerySelector(".aims p")!.GetAttribute("lang"));
        Assert.Null((await hub.ReadAsync("/es/meetings/mexico-city-2013")).QuerySelector("p.name")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Countries_are_named_and_sorted_in_the_language_of_the_page()
    {
        var english = await CountriesAsync("/meetings/mexico-city-2013/participants");
        var spanish = await CountriesAsync("/es/meetings/mexico-city-2013/participants");

        Assert.Equal(["Argentina", "Bolivia", "Brazil", "Chile", "Colombia", "Italy", "Mexico", "Portugal", "Spain", "Uruguay", "Venezuela"], english);
        Assert.Equal(["Argentina", "Bolivia", "Brasil", "Chile", "Colombia", "España", "Italia", "México", "Portugal", "Uruguay", "Venezuela"], spanish);

        async Task<IEnumerable<string>> CountriesAsync(string address) =>
            (await hub.ReadAsync(address)).QuerySelectorAll(".country").Where(c => c.QuerySelector("a") is null).Select(c => c.QuerySelector("h3").Words());
    }

    private Task<HttpResponseMessage> GetAsync(string address, string? cookie = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return hub.Client.SendAsync(request);
    }
}
