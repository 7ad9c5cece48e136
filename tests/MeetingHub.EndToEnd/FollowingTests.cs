using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>What one edition agreed, followed to the next: by an organizer, by an affiliate without an account, and by whoever reads.</summary>
public sealed class FollowingTests : IAsyncLifetime
{
    private const string Santiago = "/meetings/iberoconf-2012";
    private const string Mexico = "/meetings/iberoconf-2013";

    private readonly LiveHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserTheory]
    [InlineData("es", 390)]
    [InlineData("pt", 1280)]
    public async Task Agreements_are_taken_along_reported_by_link_taken_and_seen_on_the_cord_in_the_feed_and_in_the_table(string language, int width)
    {
        await using var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await using var affiliate = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = width > 400 });
        var (page, theirs) = (organizer.Page, affiliate.Page);
        await page.GotoAsync($"/{language}{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync("First Organizer");
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await page.Locator("main form .actions button").Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));

        await page.GotoAsync($"/{language}{Santiago}/outcomes");
        await Expect(page.Locator(".outcome")).ToHaveCountAsync(4);
        await page.Locator(".outcome a[href$='/edit']").First.ClickAsync();
        await page.Locator("#field-owners").FillAsync("Wikimedia Chile");
        await page.Locator(".savebar .first").ClickAsync();
        await Expect(page.Locator(".said")).ToBeVisibleAsync();

        await page.GotoAsync($"/{language}{Mexico}/outcomes/carry");
        await AccessibleAsync(page, "carrying over");
        await Expect(page.Locator("input[name=Chosen]:checked")).ToHaveCountAsync(4);
        await page.Locator(".savebar .first").ClickAsync();
        await Expect(page.Locator("#carried .outcome")).ToHaveCountAsync(4);

        await page.GotoAsync($"/{language}/affiliates/wikimedia-chile/links");
        await page.Locator("main form button.first").ClickAsync();
        await AccessibleAsync(page, "links");
        var link = new Uri(await page.Locator("#made-link").InputValueAsync()).PathAndQuery;
        await theirs.GotoAsync(link);
        if (width > 400) await AccessibleAsync(theirs, "reporting");
        // One that is alone stands open.
        var form = theirs.Locator(".outcome form").First;
        await form.Locator("select").SelectOptionAsync("done");
        await form.Locator("textarea").FillAsync("Dos talleres en marzo.");
        await form.Locator("button").ClickAsync();
        await Expect(theirs.Locator(".outcome .follow")).ToContainTextAsync("Dos talleres en marzo.");

        await page.GotoAsync($"/{language}/outcomes/reports");
        await AccessibleAsync(page, "reports that wait");
        await page.Locator("main .actions button.first").ClickAsync();
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();

        foreach (var address in (string[])["/series/iberoconf", "/outcomes", "/outcomes?order=due", "/affiliates/wikimedia-chile", $"{Mexico}", $"{Mexico}/outcomes", $"{Mexico}/participants/check-in", $"{Mexico}/surveys"])
        {
            await page.GotoAsync($"/{language}{address}");
            await AccessibleAsync(page, address);
        }

        await theirs.GotoAsync($"/{language}/series/iberoconf");
        Assert.Equal(1, await theirs.Locator("svg.quipu use.Done").CountAsync());
        foreach (var file in (string[])["outcomes.atom?series=iberoconf", "outcomes.csv?status=done", "feed.atom"])
            Assert.Contains("Dos talleres en marzo.", await (await theirs.APIRequest.GetAsync($"{hub.Address}/{language}/{file}")).TextAsync(), StringComparison.Ordinal);
        Assert.Empty(organizer.Faults);
        Assert.Empty(affiliate.Faults);
    }

    private static async Task AccessibleAsync(IPage page, string where)
    {
        await page.EvaluateAsync(new Deque.AxeCore.Commons.BundledAxeScriptProvider().GetScript());
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Empty(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, where));
    }
}
