using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

[Collection(LiveHubTests.Name)]
public sealed class ReadingTests(LiveHub hub)
{
    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [InlineData("es", true)]
    [InlineData("es", false)]
    [InlineData("pt", true)]
    [InlineData("pt", false)]
    public async Task From_the_home_page_to_the_sentence_that_says_it_and_back(string language, bool withScripts)
    {
        await using var visitor = await hub.VisitAsync(new() { JavaScriptEnabled = withScripts, ViewportSize = new() { Width = 390, Height = 844 } });
        var page = visitor.Page;

        await page.GotoAsync($"/{language}/");
        await page.Locator("h1 a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/{language}/meetings/[^/]+$"));

        await page.Locator(".session a").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/{language}/meetings/[^/]+/sessions/[^/]+$"));
        var session = new Uri(page.Url).AbsolutePath;

        // The words stand open or folded, as the page thinks fit; whether they do can be asked once they are there.
        var quote = page.Locator("figure.quote").First;
        await Expect(quote).ToBeAttachedAsync();
        if (!await quote.IsVisibleAsync()) await page.Locator("details.source summary").First.ClickAsync();
        var marked = await quote.Locator("mark").First.InnerTextAsync();
        await quote.Locator("figcaption a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/{language}/sources/[0-9]+.*#e[0-9]+$"));

        var mark = page.Locator(new Uri(page.Url).Fragment);
        await Expect(mark).ToHaveTextAsync(marked);
        await Expect(mark).ToBeInViewportAsync();
        // The words may say more than one thing, a name within a sentence; one of the marks leads back to where we came from.
        await page.Locator($"mark a[href*='{session}']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(session)));

        Assert.Empty(visitor.Faults);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    public async Task A_first_view_is_at_most_50_KB_and_asks_no_other_host(string language)
    {
        await using var visitor = await hub.VisitAsync();
        await visitor.CacheNothingAsync();
        var heavy = new List<string>();

        foreach (var address in hub.Pages)
        {
            await visitor.Page.GotoAsync($"/{language}{address}");
            var bytes = await visitor.TransferAsync();
            if (bytes is < 1_000 or > 50_000) heavy.Add($"{address}: {bytes}");
        }

        Assert.Empty(heavy);
        Assert.Empty(visitor.Faults);
    }

    [BrowserFact]
    public async Task The_chosen_language_is_remembered()
    {
        await using var visitor = await hub.VisitAsync();
        var page = visitor.Page;

        await page.GotoAsync("/meetings");
        await page.Locator("a[hreflang=es][href*='/language/']").ClickAsync();
        await Expect(page).ToHaveURLAsync($"{hub.Address}/es/meetings");
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync($"{hub.Address}/es/");

        await page.Locator("a[hreflang=pt][href*='/language/']").ClickAsync();
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync($"{hub.Address}/pt/");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "pt");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filters_work_as_a_form(bool withScripts)
    {
        await using var visitor = await hub.VisitAsync(new() { JavaScriptEnabled = withScripts });
        var page = visitor.Page;

        await page.GotoAsync("/en/meetings");
        await page.Locator("select[name=country]").SelectOptionAsync("MX");
        await page.Locator("main form button").First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex("[?&]country=MX"));
        await Expect(page.Locator("main")).ToContainTextAsync("Mexico");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Cartagena");
    }
}
