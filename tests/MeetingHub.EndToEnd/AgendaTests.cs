using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>From a pasted list to a phone without a connection: the agenda as organizers and participants live it.</summary>
public sealed class AgendaTests : IAsyncLifetime
{
    private const string Meeting = "/meetings/iberoconf-2013";

    private readonly LiveHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserFact]
    public async Task A_list_becomes_an_agenda_that_is_moved_published_changed_and_taken_back()
    {
        await using var organizer = await OrganizerAsync("en", 1280);
        var page = organizer.Page;
        await BringAsync(page, "en");
        Assert.Equal(24, await page.Locator(".item").CountAsync());

        // Two by hand, one by the keyboard, and one step back.
        await DragAsync(page, "Education 12", 12 * 9.6f);
        await Expect(Item(page, "Education 12")).ToContainTextAsync("12:30–13:30");
        await DragAsync(page, "Gardens 12", -6 * 9.6f);
        await Expect(Item(page, "Gardens 12")).ToContainTextAsync("14:00–15:30");
        await Item(page, "Opening 13").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Item(page, "Opening 13")).ToContainTextAsync("09:05–10:05");
        await Expect(page.Locator("#state")).ToContainTextAsync("Opening 13: Sunday");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Item(page, "Opening 13")).ToContainTextAsync("09:10–10:10");
        await page.Locator("#undo button").ClickAsync();
        await Expect(Item(page, "Opening 13")).ToContainTextAsync("09:05–10:05");

        // What is pressed while a slow connection saves waits for its turn.
        await page.RouteAsync("**/edit?handler=Place", async route =>
        {
            await Task.Delay(400);
            await route.ContinueAsync();
        });
        await Item(page, "Opening 13").FocusAsync();
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("ArrowDown");
        await Expect(Item(page, "Opening 13")).ToContainTextAsync("09:20–10:20");
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.Wait });

        await PublishAsync(page, "en");
        await page.GotoAsync($"/en{Meeting}/agenda/edit");
        await Item(page, "Education 14").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator(".tray .item")).ToHaveCountAsync(1);
        await Expect(page.Locator("#state")).ToContainTextAsync("Education 14");
        await page.GotoAsync($"/en{Meeting}/agenda/publish");
        await Expect(page.Locator(".changes")).ToHaveTextAsync(new Regex("^\\s*Education 14 taken out\\s*$"));
        await PublishAsync(page, "en");

        await using var reader = await hub.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await reader.Page.GotoAsync($"/es{Meeting}/agenda/releases/2");
        await Expect(reader.Page.Locator(".changes")).ToContainTextAsync("Education 14 retirada");
        await page.GotoAsync($"/en{Meeting}/agenda/publish");
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the agenda" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/agenda$"));
        await reader.Page.GotoAsync($"/es{Meeting}/agenda");
        await Expect(reader.Page.Locator(".empty")).ToContainTextAsync("La agenda se retiró el");
        Assert.Empty(organizer.Faults);
        Assert.Empty(reader.Faults);
    }

    [BrowserFact]
    public async Task Two_organizers_see_each_other_and_lose_nothing()
    {
        await using var first = await OrganizerAsync("en", 1280);
        await BringAsync(first.Page, "en");
        var second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync($"/en{Meeting}/agenda/edit");
        await Expect(Item(second, "Opening 12")).ToContainTextAsync("09:00–10:00");

        await Item(first.Page, "Opening 12").FocusAsync();
        await first.Page.Keyboard.PressAsync("ArrowDown");

        await Expect(Item(second, "Opening 12")).ToContainTextAsync("09:05–10:05");
        await Expect(second.Locator("#state")).ToContainTextAsync("Somebody else has changed the draft");
        await Item(second, "Opening 12").FocusAsync();
        await second.Keyboard.PressAsync("ArrowRight");
        await Expect(Item(first.Page, "Opening 12")).ToHaveTextAsync(new Regex("^09:05–10:05.*Room 2$"));
    }

    [BrowserFact]
    public async Task A_participant_stars_comes_back_and_reads_on_without_a_connection()
    {
        await using var organizer = await OrganizerAsync("en", 1280);
        await BringAsync(organizer.Page, "en");
        await PublishAsync(organizer.Page, "en");
        await using var visitor = await hub.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, TimezoneId = "Europe/Berlin" });
        var page = visitor.Page;
        await page.GotoAsync($"/en{Meeting}/agenda");

        await page.Locator("#mine").ClickAsync();
        await Expect(page.Locator(".slot > time").First).ToContainTextAsync("16:00");
        await page.Locator("#mine").ClickAsync();
        await Expect(page.Locator(".slot > time").First).ToContainTextAsync("09:00");
        await page.Locator(".star input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show only what is starred" }).ClickAsync();
        await Expect(page.Locator(".session")).ToHaveCountAsync(1);
        await Expect(page.Locator("#starred-calendar")).ToHaveAttributeAsync("href", new Regex("agenda.ics\\?s=S1$"));
        await page.GotoAsync($"/en{Meeting}/agenda");
        await Expect(page.Locator(".star input").First).ToBeCheckedAsync();
        await page.WaitForFunctionAsync("async () => (await caches.keys()).length > 0 && (await (await caches.open('read-1')).keys()).length > 18");

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Expect(page.Locator("#age")).ToContainTextAsync("You are offline. This is the agenda as it was on");
        Assert.Equal(18, await page.Locator(".session").CountAsync());
        await page.Locator(".session a").Nth(1).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Future 12");
    }

    [BrowserTheory]
    [InlineData("es", 390)]
    [InlineData("pt", 1280)]
    public async Task No_page_of_an_agenda_violates_WCAG_2_2_AA(string language, int width)
    {
        await using var organizer = await OrganizerAsync(language, width);
        var page = organizer.Page;
        await page.AddInitScriptAsync(new Deque.AxeCore.Commons.BundledAxeScriptProvider().GetScript());
        var violations = new List<string>();
        await page.GotoAsync($"/{language}{Meeting}/agenda/bring");
        await page.Locator("#Input-Text").FillAsync(Lines);
        await page.Locator(".savebar .first").ClickAsync();
        violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, "the preview"));
        await page.Locator(".savebar .first").ClickAsync();
        await Expect(page.Locator(".board").First).ToBeVisibleAsync();
        violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, "the grid"));
        await page.GotoAsync($"/{language}{Meeting}/agenda/publish");
        violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, "publishing"));
        await PublishAsync(page, language);
        foreach (var address in new[] { "/agenda", "/agenda/releases", "/agenda/releases/1", "/follow", "/sessions/S2", "/agenda/edit", "/agenda/bring" })
        {
            await page.GotoAsync($"/{language}{Meeting}{address}");
            violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, address));
            var across = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (across > width) violations.Add($"{address}: {across} px");
        }

        Assert.Empty(violations);
    }

    private const string Lines = """
        Saturday 12 October
        9:00-10:00 Opening 12 | Hall | Wikimedia Chile
        10:00-11:00 Future 12 | Hall
        10:00-11:00 Beginnings 12 | Room 2
        11:00-11:30 Coffee break
        11:30-13:00 Management 12 | Hall
        11:30-12:30 Education 12 | Room 2
        13:30-14:30 Lunch
        14:30-16:00 Gardens 12 | Hall
        Sunday 13 October
        9:00-10:00 Opening 13 | Hall
        10:30-11:00 Future 13 | Hall
        10:30-11:00 Beginnings 13 | Room 2
        11:00-11:30 Coffee break
        11:30-13:00 Management 13 | Hall
        11:30-12:30 Education 13 | Room 2
        13:30-14:30 Lunch
        14:30-16:00 Gardens 13 | Hall
        Monday 14 October
        9:00-10:00 Opening 14 | Hall
        10:00-11:00 Future 14 | Hall
        10:00-11:00 Beginnings 14 | Room 2
        11:00-11:30 Coffee break
        11:30-13:00 Management 14 | Hall
        11:30-12:30 Education 14 | Room 2
        13:30-14:30 Lunch
        14:30-16:00 Gardens 14 | Hall
        """;

    private static ILocator Item(IPage page, string title) => page.Locator(".item", new() { HasText = title });

    private static async Task DragAsync(IPage page, string title, float down)
    {
        var item = Item(page, title);
        // Waits until the grid is drawn, and brings it into view.
        await item.HoverAsync(new() { Position = new() { X = 30, Y = 12 } });
        var box = (await item.BoundingBoxAsync())!; // it is in view
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 12 + down / 2, new() { Steps = 4 });
        await page.Mouse.MoveAsync(box.X + 30, box.Y + 12 + down, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private async Task<Visitor> OrganizerAsync(string language, int width)
    {
        var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 1000 } });
        await organizer.Page.GotoAsync($"/{language}{hub.SetupPath}");
        await organizer.Page.Locator("#Input-Name").FillAsync("First Organizer");
        await organizer.Page.Locator("#Input-Email").FillAsync("first@example.org");
        await organizer.Page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await organizer.Page.Locator("main form .actions button").Last.ClickAsync();
        await Expect(organizer.Page).ToHaveURLAsync(new Regex($"/{language}/people$"));
        return organizer;
    }

    private static async Task BringAsync(IPage page, string language)
    {
        await page.GotoAsync($"/{language}{Meeting}/agenda/bring");
        await page.Locator("#Input-Text").FillAsync(Lines);
        await page.Locator(".savebar .first").ClickAsync();
        await page.Locator(".savebar .first").ClickAsync();
        await Expect(page.Locator(".board").First).ToBeVisibleAsync();
    }

    private static async Task PublishAsync(IPage page, string language)
    {
        await page.GotoAsync($"/{language}{Meeting}/agenda/publish");
        await page.Locator("main form button.first").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/agenda$"));
    }
}
