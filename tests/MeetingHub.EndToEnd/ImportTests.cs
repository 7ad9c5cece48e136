using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>A document that an organizer brings: read, corrected, recorded, brought again and taken back, as they do it.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private readonly LiveHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserTheory]
    [InlineData("es", 390, true)]
    [InlineData("pt", 1280, false)]
    public async Task A_document_is_brought_corrected_recorded_brought_again_and_taken_back(string language, int width, bool withScript)
    {
        var document = Path.Combine(TestFiles.Shared, "importing", "documents", "022.txt");
        Assert.True(File.Exists(document), "The reference documents lie beside the repository.");
        await using var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = withScript });
        var page = organizer.Page;
        await page.GotoAsync($"/{language}{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync("First Organizer");
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"/{language}/people$"));

        await UploadAsync();
        var review = page.Url;
        Assert.True(await page.Locator(".proposals > .proposal").CountAsync() > 20);
        Assert.True(await page.Locator(".document mark").CountAsync() > 20);
        await AssertAccessibleAsync("the review");

        // Two places: the meeting's venue, and the first outcome's words; by keyboard alone.
        // Focus and key at once: a page that is still loading takes the keyboard back when it is there.
        await page.Locator("[id^='Meeting-'] .do button").First.PressAsync("Enter");
        await page.Locator("#field-venue").FillAsync("Una casa");
        await AssertAccessibleAsync("an open proposal");
        await page.Locator("#field-venue").PressAsync("Enter");
        await Expect(page.Locator("#field-venue")).ToHaveCountAsync(0);
        await page.Locator("[id^='Outcome-'] .do button").First.PressAsync("Enter");
        await Expect(page.Locator("#field-area")).ToBeVisibleAsync();
        await page.Locator("#field-area").FillAsync("Cooperación");
        await page.Locator("#field-area").PressAsync("Enter");
        await Expect(page.Locator("#field-area")).ToHaveCountAsync(0);
        await page.Locator(".savebar .first").PressAsync("Enter");
        await Expect(page.Locator("form[action*=Undo]")).ToBeVisibleAsync();
        await AssertAccessibleAsync("what was recorded");

        await page.GotoAsync($"/{language}/outcomes");
        await Expect(page.GetByText("Cooperación", new() { Exact = true })).ToBeVisibleAsync();
        var meetings = await MeetingsAsync();

        // The same again: nothing differs, and what was corrected stands.
        await UploadAsync();
        Assert.Equal(review.Split('?', '#')[0], page.Url.Split('?', '#')[0]);
        await Expect(page.Locator(".proposals > .proposal")).ToHaveCountAsync(0);
        Assert.Equal(meetings, await MeetingsAsync());

        await page.GotoAsync(review);
        await page.Locator("form[action*=Undo] button").ClickAsync();
        await Expect(page.Locator(".savebar")).ToBeVisibleAsync();
        await page.GotoAsync($"/{language}/outcomes");
        await Expect(page.GetByText("Cooperación", new() { Exact = true })).ToHaveCountAsync(0);
        Assert.Empty(organizer.Faults);

        async Task UploadAsync()
        {
            await page.GotoAsync($"/{language}/sources/upload");
            await page.Locator("#Input-Files").SetInputFilesAsync(document);
            await page.Locator("main form button.first").ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex("/review$"));
        }

        async Task<int> MeetingsAsync()
        {
            await page.GotoAsync($"/{language}/meetings");
            return await page.Locator("main .card").CountAsync();
        }

        async Task AssertAccessibleAsync(string where)
        {
            // Without script the page cannot be asked.
            if (!withScript) return;
            await AccessibilityTests.LoadedAsync(page);
            await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
            Assert.Empty(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, where));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, where);
        }
    }

    [BrowserFact]
    public async Task Many_documents_show_their_progress_and_each_fails_alone()
    {
        await using var organizer = await hub.VisitAsync();
        var page = organizer.Page;
        await page.GotoAsync($"/en{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync("First Organizer");
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/people$"));

        await page.GotoAsync("/en/sources/upload");
        await page.Locator("#Input-Files").SetInputFilesAsync([
            new FilePayload { Name = "one.md", MimeType = "text/markdown", Buffer = "# A meeting\n\nThe first Example Summit was held in Lima, Peru, on 3 May 2024."u8.ToArray() },
            new FilePayload { Name = "two.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() },
            new FilePayload { Name = "three.md", MimeType = "text/markdown", Buffer = "# Soup\n\nTake water and onions."u8.ToArray() },
        ]);
        await page.Locator("main form button.first").ClickAsync();

        await Expect(page.Locator("[data-progress] li a")).ToHaveCountAsync(2);
        await Expect(page.Locator("[data-progress] li:has(.error)")).ToContainTextAsync("two.pdf");
        Assert.Equal("3", await page.Locator("progress").GetAttributeAsync("value") ?? await page.Locator("progress").EvaluateAsync<string>("p => String(p.value)"));
        await page.GotoAsync("/en/sources/upload");
        await Expect(page.Locator("[aria-labelledby=waiting] li")).ToHaveCountAsync(2);
    }
}
