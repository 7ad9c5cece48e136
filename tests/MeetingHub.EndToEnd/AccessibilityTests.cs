using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MeetingHub.EndToEnd;

[Collection(LiveHubTests.Name)]
public sealed class AccessibilityTests(LiveHub hub)
{
    internal static readonly object Wcag22AA = new { runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } }, resultTypes = new[] { "violations" } };

    // In the dark the same elements stand there: only what looks at colours can find anything new.
    private static readonly object Colours = new { runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } }, resultTypes = new[] { "violations" } };

    [BrowserTheory]
    [InlineData("en", 390)]
    [InlineData("en", 1280)]
    [InlineData("es", 390)]
    [InlineData("es", 1280)]
    [InlineData("pt", 390)]
    [InlineData("pt", 1280)]
    public async Task No_page_violates_WCAG_2_2_AA_by_light_or_in_the_dark(string language, int width)
    {
        await using var visitor = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await visitor.Page.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var violations = new List<string>();

        foreach (var address in hub.Pages)
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await visitor.Page.GotoAsync($"/{language}{address}");
            await UnfoldAsync(visitor.Page);
            violations.AddRange(await ViolationsAsync(visitor.Page, Wcag22AA, address));
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            violations.AddRange(await ViolationsAsync(visitor.Page, Colours, $"{address} in the dark"));
        }

        Assert.NotEmpty(hub.Pages);
        Assert.Empty(violations);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    public async Task No_page_is_wider_than_a_small_phone(string language)
    {
        await using var visitor = await hub.VisitAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        var wide = new List<string>();

        foreach (var address in hub.Pages)
        {
            await visitor.Page.GotoAsync($"/{language}{address}");
            await UnfoldAsync(visitor.Page);
            var width = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > 320) wide.Add($"{address}: {width} px");
        }

        Assert.Empty(wide);
    }

    [BrowserFact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        await using var visitor = await hub.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/en/meetings");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.True(await page.Locator("a.skip").EvaluateAsync<bool>("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.left >= 0 && r.height > 20; }"));

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.EndsWith("/en/meetings#main", page.Url, StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('main').contains(document.activeElement)"));
    }

    [BrowserFact]
    public async Task Each_stop_of_the_keyboard_can_be_seen()
    {
        await using var visitor = await hub.VisitAsync();
        var page = visitor.Page;
        await page.GotoAsync("/en/");
        var stops = await page.Locator("a[href], summary, button, input, select").CountAsync();
        var unseen = new List<string>();

        for (var stop = 0; stop < stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var hidden = await page.EvaluateAsync<string?>(
                "() => { const e = document.activeElement, s = getComputedStyle(e); return e === document.body || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) ? null : e.outerHTML.slice(0, 100); }");
            if (hidden is not null) unseen.Add(hidden);
        }

        Assert.InRange(stops, 15, 200);
        Assert.Empty(unseen);
    }

    /// <summary>Waits until a page is complete, by asking the page itself: its event may have come before one listens for it.</summary>
    internal static Task LoadedAsync(IPage page) => page.EvaluateAsync("() => document.readyState === 'complete' || new Promise(loaded => addEventListener('load', () => loaded(true)))");

    // What is folded away is not looked at.
    private static async Task UnfoldAsync(IPage page) => await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    internal static async Task<IEnumerable<string>> ViolationsAsync(IPage page, object options, string where)
    {
        // Without its style sheet a page has other sizes and colours than those a person meets.
        await LoadedAsync(page);
        var found = await page.EvaluateAsync<string[]>(
            "async options => (await axe.run(document, options)).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 200)}`))", options);
        return found.Select(violation => $"{where}: {violation}");
    }
}
