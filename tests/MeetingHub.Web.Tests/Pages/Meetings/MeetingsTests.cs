namespace MeetingHub.Web.Tests.Pages.Meetings;

public sealed class MeetingsTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Theory]
    [InlineData("", "Mexico City Santiago Buenos Aires Cartagena Bogotá São Paulo Oslo")]
    [InlineData("?year=2012", "Santiago")]
    [InlineData("?country=CO", "Cartagena Bogotá")]
    [InlineData("?status=held", "Santiago Buenos Aires Bogotá")]
    [InlineData("?series=iberoconf", "Mexico City Santiago Buenos Aires")]
    [InlineData("?series=iberoconf&country=&year=&status=announced", "Mexico City")]
    [InlineData("?series=none", "")]
    public async Task Filters_narrow_the_list_which_is_newest_first(string query, string expected)
    {
        var page = await hub.ReadAsync("/meetings" + query);

        Assert.Equal(expected, string.Join(' ', page.QuerySelectorAll(".card h3").Select(h => h.Words().Split(',')[0].Replace(" de Chile", "", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Filters_are_plain_links_and_a_form_that_knows_what_is_chosen()
    {
        var page = await hub.ReadAsync("/meetings?country=MX&year=2013");

        Assert.Equal("/meetings?country=MX&year=2013&status=announced", page.QuerySelectorAll(".turns a").Single(a => a.Words() == "Announced").GetAttribute("href"));
        Assert.Equal("/meetings?year=2013", page.QuerySelectorAll(".turns a[aria-current]").Single(a => a.Words() == "Mexico").GetAttribute("href"));
        Assert.Equal(("get", "/meetings"), (page.QuerySelector("form")!.GetAttribute("method"), page.QuerySelector("form")!.GetAttribute("action")));
        Assert.Equal(["MX", "2013"], page.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value")));
    }

    [Theory]
    [InlineData("/meetings/cartagena", "1–2 August, year not stated “August 1st and 2nd”")]
    [InlineData("/es/meetings/cartagena", "1 y 2 de agosto, año no indicado «August 1st and 2nd»")]
    [InlineData("/pt/meetings/cartagena", "1 e 2 de agosto, ano não informado “August 1st and 2nd”")]
    [InlineData("/es/meetings/mexico-city-2013", "del 12 al 15 de octubre de 2013 «October 12-15»")]
    [InlineData("/pt/meetings/bogota", "“a day before the EduWiki Conference”")]
    [InlineData("/pt/meetings/oslo", "Data não informada")]
    public async Task A_date_shows_as_far_as_it_is_known(string address, string expected)
    {
        var page = await hub.ReadAsync(address);
        var when = page.QuerySelector(".facts dd")!;
        foreach (var details in when.QuerySelectorAll("details")) details.Remove();
        // The quotation marks come from the style sheet, by language.
        var (open, close) = address.StartsWith("/es", StringComparison.Ordinal) ? ("«", "»") : ("“", "”");
        foreach (var quote in when.QuerySelectorAll("q")) quote.TextContent = open + quote.TextContent + close;

        Assert.Equal(expected, when.Words());
        Assert.All(when.QuerySelectorAll("q"), q => Assert.Equal(address.StartsWith("/meetings", StringComparison.Ordinal) || address.Contains("mexico", StringComparison.Ordinal) ? null : "en", q.GetAttribute("lang")));
    }

    [Fact]
    public async Task A_meeting_known_from_a_mention_says_by_which_sentence()
    {
        var page = await hub.ReadAsync("/meetings/oslo");

        Assert.Contains("known only from a mention", page.QuerySelector(".mention").Words(), StringComparison.Ordinal);
        Assert.StartsWith("/sources/1#e", page.QuerySelector(".mention a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visited_organisation_is_at_no_meeting()
    {
        Assert.DoesNotContain("Neges Kreyol", (await hub.ReadAsync("/meetings/cartagena/participants")).Body!.TextContent, StringComparison.Ordinal);
        var history = await hub.ReadAsync("/affiliates/neges-kreyol");

        Assert.Equal(["Visited within a programme"], history.QuerySelectorAll("main h2").Select(h => h.Words()));
        Assert.Equal(14, (await hub.ReadAsync("/programmes/leading-from-the-south")).QuerySelectorAll("li[id^=visit-]").Length);
    }

    [Fact]
    public async Task A_meeting_tells_programs_only_what_is_known()
    {
        var mexico = System.Text.Json.JsonDocument.Parse((await hub.ReadAsync("/es/meetings/mexico-city-2013")).QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        var cartagena = System.Text.Json.JsonDocument.Parse((await hub.ReadAsync("/meetings/cartagena")).QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;

        Assert.Equal(("Event", "2013-10-12", "2013-10-15"), (mexico.GetProperty("@type").GetString(), mexico.GetProperty("startDate").GetString(), mexico.GetProperty("endDate").GetString()));
        Assert.Equal("MX", mexico.GetProperty("location").GetProperty("address").GetProperty("addressCountry").GetString());
        Assert.Equal("Iberoconf", mexico.GetProperty("superEvent").GetProperty("name").GetString());
        Assert.False(cartagena.TryGetProperty("startDate", out _));
        Assert.Equal(["FMS", "Mamakümba"], cartagena.GetProperty("organizer").EnumerateArray().Select(o => o.GetProperty("name").GetString()).Order());
    }

    [Fact]
    public async Task A_session_says_who_facilitates_it_and_from_where()
    {
        var page = await hub.ReadAsync("/meetings/bogota/sessions/S1");

        Assert.Equal("Manuel Franco-Avellaneda, Wikimedia Colombia", page.QuerySelector(".facts dd").Words());
        Assert.Equal("perspectives for the region", page.QuerySelector("aside mark").Words());
    }
}
