using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>Two organizers at once, and the pages that only what they do brings about.</summary>
public sealed class TwoOrganizersTests : IAsyncLifetime
{
    private const string Password = "three green llamas dance";

    private readonly LiveHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserTheory]
    [InlineData("en", 390)]
    [InlineData("es", 1280)]
    [InlineData("pt", 390)]
    public async Task Of_two_who_edit_one_meeting_neither_loses_anything_and_every_page_on_the_way_is_accessible(string language, int width)
    {
        await using var first = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        await using var second = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var (one, two) = (first.Page, second.Page);
        await one.GotoAsync($"/{language}{hub.SetupPath}");
        await EnterAsync(one, "first@example.org");
        await Expect(one).ToHaveURLAsync(new Regex($"/{language}/people$"));
        await one.GotoAsync($"/{language}/people/invite");
        await one.Locator("#Input-Role").SelectOptionAsync("Organizer");
        await one.Locator("main form button.first").ClickAsync();
        await two.GotoAsync(new Uri(await one.Locator("#made-link").InputValueAsync()).PathAndQuery);
        await EnterAsync(two, "second@example.org");
        await Expect(two).ToHaveURLAsync(new Regex($"/{language}/account$"));

        await one.GotoAsync($"/{language}/meetings/iberoconf-2013/edit");
        await two.GotoAsync($"/{language}/meetings/iberoconf-2013/edit");
        await one.Locator("#field-venue").FillAsync("What the first said");
        await one.Locator("#field-slug").FillAsync("iberoconf-mexico");
        await one.Locator(".savebar .first").ClickAsync();
        await Expect(one).ToHaveURLAsync(new Regex("/meetings/iberoconf-mexico$"));
        await two.Locator("#field-venue").FillAsync("What the second said");
        await two.Locator("#field-dateText").FillAsync("in the second's words");
        await two.Locator(".savebar .first").ClickAsync();
        await Expect(two.Locator("fieldset.wrong")).ToContainTextAsync("What the first said");
        await Expect(two.Locator("fieldset.wrong")).ToContainTextAsync("What the second said");
        await AssertAccessibleAsync(two, "the page with both versions");
        await two.Locator("input[name=choice-venue][value=theirs]").CheckAsync();
        await two.Locator(".savebar .first").ClickAsync();
        await Expect(two).ToHaveURLAsync(new Regex("/meetings/iberoconf-mexico$"));
        await Expect(two.Locator("main")).ToContainTextAsync("What the first said");
        await two.GotoAsync($"/{language}/meetings/iberoconf-mexico/edit");
        await Expect(two.Locator("#field-dateText")).ToHaveValueAsync("in the second's words");

        // One deletes what the other is editing.
        await one.GotoAsync($"/{language}/meetings/iberoconf-mexico/edit");
        await one.Locator("a[href*='/bin/add/']").ClickAsync();
        await one.Locator("main form button.first").ClickAsync();
        await AssertAccessibleAsync(one, "the bin with something in it");
        await two.Locator("#field-venue").FillAsync("Typed too late");
        await two.Locator(".savebar .first").ClickAsync();
        await Expect(two.Locator(".errors")).ToBeVisibleAsync();
        await Expect(two.Locator("#field-venue")).ToHaveValueAsync("Typed too late");
        await AssertAccessibleAsync(two, "the page of what was deleted meanwhile");
        await one.Locator("main form button").First.ClickAsync();

        await one.GotoAsync($"/{language}/affiliates/wikimedia-colombia/merge");
        await one.Locator("#With").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await one.Locator("main form button.first").ClickAsync();
        await AssertAccessibleAsync(one, "the preview of a merge");
        await one.GotoAsync($"/{language}/people");
        await one.Locator("main a[href*='/people/']:not([href$='/invite'])").First.ClickAsync();
        await AssertAccessibleAsync(one, "an account");
        await one.GotoAsync($"/{language}/meetings/the-latin-american-executive-directors-and-coordinators-gathered-in-bogota/participants");
        await one.Locator("main a[href$='/name']").First.ClickAsync();
        await AssertAccessibleAsync(one, "a person's name");

        async Task AssertAccessibleAsync(IPage page, string where)
        {
            await AccessibilityTests.LoadedAsync(page);
            await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
            Assert.Empty(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, where));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, where);
        }
    }

    private static async Task EnterAsync(IPage page, string email)
    {
        await page.Locator("#Input-Name").FillAsync(email.Split('@')[0]);
        await page.Locator("#Input-Email").FillAsync(email);
        await page.Locator("#Input-Password").FillAsync(Password);
        await page.Locator("main form .actions button").Last.ClickAsync();
    }
}
