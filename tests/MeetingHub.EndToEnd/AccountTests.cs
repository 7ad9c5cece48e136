using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>Letting people in, as they do it: on a site of its own, because the first organizer is made only once.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private const string Password = "three green llamas dance";

    private static readonly string[] OwnPages =
    [
        "/account/login", "/account", "/account/password", "/account/logout", "/people", "/people/invite", "/bin", "/bin/add/Goal/1",
        "/sources/upload", "/meetings/new", "/series/new", "/programmes/new", "/affiliates/new", "/affiliates/wikimedia-colombia/merge",
    ];

    private readonly LiveHub hub = new();

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserFact]
    public async Task The_first_organizer_comes_by_passkey_and_a_note_taker_by_invitation()
    {
        await using var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await WithAuthenticatorAsync(organizer.Page);
        await organizer.Page.GotoAsync($"/en{hub.SetupPath}");
        await organizer.Page.Locator("#Input-Name").FillAsync("First Organizer");
        await organizer.Page.Locator("#Input-Email").FillAsync("first@example.org");
        await organizer.Page.Locator("button[value=passkey]").ClickAsync();
        await Expect(organizer.Page).ToHaveURLAsync(new Regex("/en/people$"));

        // Out, and in again with the passkey alone.
        await organizer.Page.GotoAsync("/en/account");
        await organizer.Page.Locator("form[action*=logout] button").ClickAsync();
        await Expect(organizer.Page).ToHaveURLAsync(new Regex("/en/$"));
        await organizer.Page.GotoAsync("/en/people");
        await organizer.Page.Locator("form[data-passkey=get] button").ClickAsync();
        await Expect(organizer.Page).ToHaveURLAsync(new Regex("/en/people$"));

        await organizer.Page.GotoAsync("/en/people/invite");
        await organizer.Page.Locator("#Input-Role").SelectOptionAsync("NoteTaker");
        await organizer.Page.Locator("main form button.first").ClickAsync();
        var link = await organizer.Page.Locator("#made-link").InputValueAsync();

        await using var guest = await hub.VisitAsync(new() { JavaScriptEnabled = false });
        await guest.Page.GotoAsync(new Uri(link).PathAndQuery.Replace("/en/", "/es/", StringComparison.Ordinal));
        await guest.Page.Locator("#Input-Name").FillAsync("A Note-Taker");
        await guest.Page.Locator("#Input-Email").FillAsync("notes@example.org");
        await guest.Page.Locator("#Input-Password").FillAsync(Password);
        await guest.Page.Locator("main form button:visible").Last.ClickAsync();
        await Expect(guest.Page).ToHaveURLAsync(new Regex("/es/account$"));
        Assert.Equal(403, (await guest.Page.GotoAsync("/es/people"))!.Status);
        await Expect(guest.Page.Locator(".bar a[href$='/people']")).ToHaveCountAsync(0);
        await guest.Page.GotoAsync("/es/account");
        await guest.Page.Locator("form[action*=logout] button").ClickAsync();
        await guest.Page.GotoAsync("/es/account/login");
        await guest.Page.Locator("#Input-Email").FillAsync("notes@example.org");
        await guest.Page.Locator("#Input-Password").FillAsync(Password);
        await guest.Page.Keyboard.PressAsync("Enter");
        await Expect(guest.Page).ToHaveURLAsync(new Regex("/es/$"));

        Assert.Empty(organizer.Faults);
        Assert.DoesNotContain(guest.Faults, fault => !fault.Contains("403", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData("en", 390)]
    [InlineData("es", 1280)]
    [InlineData("pt", 390)]
    public async Task No_page_of_those_who_are_signed_in_violates_WCAG_2_2_AA(string language, int width)
    {
        await using var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = organizer.Page;
        await page.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var violations = new List<string>();
        await LookAtAsync($"/{language}{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync("First Organizer");
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync(Password);
        await page.Locator("main form .actions button").Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/{language}/people$"));

        foreach (var address in OwnPages.Concat(hub.Pages.Where(p => Regex.IsMatch(p, "^/(meetings|series|programmes)/[^/]+$")).SelectMany(Forms)))
            await LookAtAsync($"/{language}{address}");
        // A form that was refused, and one that somebody else was faster with.
        await page.GotoAsync($"/{language}/account/password");
        await page.Locator("#Input-Password").FillAsync("passwordpassword");
        await page.Locator("#Input-Present").FillAsync("wrong");
        await page.Locator("main form button").First.ClickAsync();
        await Expect(page.Locator(".errors[role=alert]")).ToBeVisibleAsync();
        violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, "a refused form"));

        Assert.Empty(violations);

        async Task LookAtAsync(string address)
        {
            var answer = await page.GotoAsync(address);
            if (answer!.Status != 200) violations.Add($"{address}: {answer.Status}");
            violations.AddRange(await AccessibilityTests.ViolationsAsync(page, AccessibilityTests.Wcag22AA, address));
            var across = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (across > width) violations.Add($"{address}: {across} px");
        }
    }

    // What stands beside a page for those who write it.
    private static string[] Forms(string page) => !page.StartsWith("/meetings/", StringComparison.Ordinal) ? [page + "/edit"]
        : [page + "/edit", page + "/participants/add", page + "/sessions/new", page + "/outcomes/new", page + "/goals/new", page + "/people/new"];

    // The browser's own authenticator, as a developer's tool drives it: a finger that always fits.
    private static async Task WithAuthenticatorAsync(IPage page)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
