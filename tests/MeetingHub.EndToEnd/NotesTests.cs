using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>Notes as people write and read them at a meeting: together, and without a connection for a while.</summary>
public sealed class NotesTests : IAsyncLifetime
{
    private const string Meeting = "/meetings/iberoconf-2013";
    private const string Session = Meeting + "/sessions/S1";

    private static readonly TimeSpan Writing = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(30);

    private readonly LiveHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserFact]
    public async Task Two_write_for_two_minutes_one_of_them_without_a_connection_for_a_while_and_nothing_is_missing()
    {
        await using var organizer = await OrganizerAsync("en", 1280);
        var first = organizer.Page;
        await first.GotoAsync($"/en{Session}/notes?language=en");
        await first.Locator("#text").FillAsync("Begin.\n");
        await Expect(first.Locator("#state")).ToContainTextAsync("Saved at");
        // A context of its own, so that only one of the two is cut off.
        await using var other = await hub.VisitAsync(new() { StorageState = await first.Context.StorageStateAsync() });
        var second = other.Page;
        await second.GotoAsync($"/en{Session}/notes?language=en");

        var end = DateTime.UtcNow + Writing;
        await Task.WhenAll(WriteAsync(first, "a", end, null), WriteAsync(second, "b", end, other));

        foreach (var page in new[] { first, second }) await Expect(page.Locator("#state")).ToContainTextAsync("Saved at", new() { Timeout = 20_000 });
        await first.WaitForFunctionAsync("() => document.getElementById('text').value === document.forms.writing.elements.original.value");
        await first.ReloadAsync();
        var words = (await first.Locator("#text").InputValueAsync()).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Assert.Equal([], Typed.Where(token => !words.Contains(token)));
        Assert.True(Typed.Count > 60, $"{Typed.Count} were typed.");
    }

    [BrowserFact]
    public async Task A_reader_sees_what_is_written_within_a_second_and_keeps_their_place()
    {
        await using var organizer = await OrganizerAsync("en", 1280);
        var page = organizer.Page;
        await page.GotoAsync($"/en{Session}/notes?language=en");
        await page.Locator("#text").FillAsync("# Scenarios\n\n" + string.Join("\n\n", Enumerable.Range(1, 60).Select(n => $"Paragraph {n} of the notes.")));
        await page.Locator("#text").PressAsync("Control+s");
        await Expect(page.Locator("#state")).ToContainTextAsync("Saved at");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish the notes" }).ClickAsync();
        await using var reader = await hub.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await reader.Page.GotoAsync($"/es{Session}");
        var line = reader.Page.GetByText("Paragraph 40 of the notes.");
        await line.ScrollIntoViewIfNeededAsync();
        var before = (await line.BoundingBoxAsync())!.Y; // it is in view

        await page.Locator("#text").PressAsync("Control+Home");
        await page.Keyboard.TypeAsync("ACUERDO: Un párrafo nuevo al comienzo.\n\n");
        await page.Keyboard.PressAsync("Control+s");

        await Expect(reader.Page.GetByText("ACUERDO: Un párrafo nuevo al comienzo.")).ToHaveCountAsync(1);
        await Expect(reader.Page.Locator("#news")).ToBeVisibleAsync();
        Assert.InRange((await line.BoundingBoxAsync())!.Y, before - 2, before + 2);
        await reader.Page.ReloadAsync();
        await Expect(reader.Page.Locator(".outcome")).ToContainTextAsync("Un párrafo nuevo al comienzo.");
    }

    [BrowserTheory]
    [InlineData("es", 390)]
    [InlineData("pt", 1280)]
    public async Task No_page_of_notes_violates_WCAG_2_2_AA(string language, int width)
    {
        await using var organizer = await OrganizerAsync(language, width);
        var page = organizer.Page;
        await page.AddInitScriptAsync(new Deque.AxeCore.Commons.BundledAxeScriptProvider().GetScript());
        await page.GotoAsync($"/{language}{Session}/notes?language=es");
        await page.Locator("#text").FillAsync("# Tema\n\nACUERDO: Seguimos.\n\n- [x] hecho\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nPREGUNTA: ¿quién?\n");
        await page.Locator("#text").PressAsync("Control+s");
        await Expect(page.Locator("#state")).ToHaveTextAsync(new Regex("\\d\\d:\\d\\d"));
        await page.Locator("button[value=Published]").ClickAsync();
        var violations = new List<string>();
        foreach (var address in new[] { Session + "/notes?language=es", Session + "/notes/history?language=es&from=0&to=1", Session, Meeting + "/notes/bring", "/search?q=seguimos", "/search" })
            foreach (var dark in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = dark });
                await page.GotoAsync($"/{language}{address}");
                violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, $"{address} {dark}"));
                var across = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (across > width) violations.Add($"{address}: {across} px");
            }
        await page.GotoAsync($"/{language}{Meeting}/notes/bring");
        await page.Locator("textarea").FillAsync("# Tema\n\nUn texto.\n\n# Otro tema\n\n- uno\n");
        await page.Locator(".savebar .first").ClickAsync();
        await Expect(page.Locator("#preview")).ToBeVisibleAsync();
        violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, "the preview"));

        Assert.Empty(violations);
    }

    private System.Collections.Concurrent.ConcurrentBag<string> Typed { get; } = [];

    private async Task WriteAsync(IPage page, string mark, DateTime end, Visitor? away)
    {
        var leaves = DateTime.UtcNow + TimeSpan.FromSeconds(40);
        var (isAway, wasAway) = (false, away is null);
        for (var n = 0; DateTime.UtcNow < end; n++)
        {
            if (away is not null && !wasAway && DateTime.UtcNow > leaves)
            {
                await away.Page.Context.SetOfflineAsync(true);
                (isAway, wasAway) = (true, true);
            }
            if (isAway && DateTime.UtcNow > leaves + Away)
            {
                await away!.Page.Context.SetOfflineAsync(false); // somebody is away
                isAway = false;
            }
            await page.Locator("#text").PressAsync("Control+End");
            var token = $"{mark}{n}";
            await page.Keyboard.TypeAsync(n % 4 == 0 ? $"\n{token} " : $"{token} ");
            Typed.Add(token);
            // Sometimes a pause, in which it saves and takes in what the other wrote.
            await page.WaitForTimeoutAsync(n % 6 == 5 ? 3000 : 500);
        }
    }

    private async Task<Visitor> OrganizerAsync(string language, int width)
    {
        var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 1000 } });
        var page = organizer.Page;
        await page.GotoAsync($"/{language}{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync("First Organizer");
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await page.Locator("main form .actions button").Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/{language}/people$"));
        await page.GotoAsync($"/{language}{Meeting}/agenda/bring");
        await page.Locator("#Input-Text").FillAsync("2013-10-12\n9:00-10:00 Opening | Hall");
        await page.Locator(".savebar .first").ClickAsync();
        await page.Locator(".savebar .first").ClickAsync();
        await Expect(page.Locator(".board").First).ToBeVisibleAsync();
        await page.GotoAsync($"/{language}{Meeting}/agenda/publish");
        await page.Locator("main form button.first").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/agenda$"));
        return organizer;
    }
}
