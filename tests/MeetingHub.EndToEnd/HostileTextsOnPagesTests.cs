using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MeetingHub.EndToEnd;

/// <summary>What somebody hostile would type or call a file, wherever this site takes words in: it is shown, it never runs, and the page around it stays whole.</summary>
public sealed partial class HostileTextsOnPagesTests : IAsyncLifetime
{
    private const string Meeting = "/meetings/crowd";

    // For the organizer's name, which stands on each of their pages.
    private const string Name = "<img src=x onerror=window.ran=1>";

    private static IReadOnlyList<string> Texts => HostileTexts.All;

    private readonly LiveHub hub = new() { Settings = { ["Seeds:Import"] = "false" } };

    public Task InitializeAsync() => hub.InitializeAsync();

    public Task DisposeAsync() => hub.DisposeAsync();

    [BrowserFact]
    public async Task Nothing_that_is_typed_into_notes_runs()
    {
        await FillAsync();
        await using var organizer = await OrganizerAsync();
        var page = organizer.Page;
        await page.GotoAsync($"/en{Meeting}/sessions/S1/notes?language=es");
        await page.Locator("#text").FillAsync(string.Join("\n\n", Texts));
        await page.Locator("#text").PressAsync("Control+s");
        await Expect(page.Locator("#state")).ToContainTextAsync("Saved at");
        // What the script has put into the page, too.
        await Expect(page.Locator("#preview")).ToContainTextAsync("window.ran=1");
        await page.WaitForTimeoutAsync(300);
        var faults = await FaultsAsync(page);
        await page.Locator("button[value=Published]").ClickAsync();
        await Expect(page.Locator("button[value=Draft]")).ToBeVisibleAsync();
        await using var reader = await hub.VisitAsync();
        foreach (var address in new[] { "/sessions/S1", "/minutes", "/outcomes" }) faults.AddRange(await LookAsync(reader, Meeting + address));
        foreach (var address in new[] { "/sessions/S1/notes?language=es", "/sessions/S1/notes/history?language=es&from=0&to=1", "/notes/bring?session=S1" }) faults.AddRange(await LookAsync(organizer, Meeting + address));
        // It comes as a file; opened, it is a page without any policy of ours.
        var text = await (await reader.Page.APIRequest.GetAsync($"/en{Meeting}/sessions/S1/notes.html?language=es")).TextAsync();
        Assert.Contains("window.ran=1", text, StringComparison.Ordinal);
        await reader.Page.SetContentAsync(text);
        await reader.Page.WaitForTimeoutAsync(300);
        if (await reader.Page.EvaluateAsync<int?>("window.ran ?? null") is not null) faults.Add("notes.html ran.");

        Assert.Equal([], faults);
        Assert.Equal([], OfBoth(organizer, reader));
    }

    [BrowserFact]
    public async Task Nothing_that_something_is_called_runs()
    {
        await FillAsync();
        await using var reader = await hub.VisitAsync();
        await using var organizer = await OrganizerAsync();
        List<string> faults = [];
        for (var n = 0; n < Texts.Count; n++)
        {
            faults.AddRange(await LookAsync(reader, $"/meetings/m{n}", Texts[n]));
            faults.AddRange(await LookAsync(reader, $"{Meeting}/sessions/S{n + 1}", Texts[n]));
            // All of them stand in the lists below; what one of these pages does with a title it does with each.
            if (n % 3 == 0) faults.AddRange(await LookAsync(reader, $"/affiliates/a{n}", Texts[n]));
            if (n % 3 == 1) faults.AddRange(await LookAsync(reader, $"/sources/{n + 1}", Texts[n]));
            if (n % 3 == 2) faults.AddRange(await LookAsync(reader, $"/search?q={Uri.EscapeDataString(Texts[n])}"));
        }
        foreach (var address in new[] { "/", "/meetings", "/meetings?part=2", "/affiliates", "/outcomes", "/outcomes?part=2", "/sources", "/sources?part=2" }) faults.AddRange(await LookAsync(reader, address));
        foreach (var address in new[] { "", "/agenda", "/agenda/releases", "/agenda/releases/1", "/participants", "/outcomes", "/minutes", "/follow" }) faults.AddRange(await LookAsync(reader, Meeting + address));
        foreach (var address in new[] { "", "/edit", "/agenda/edit", "/agenda/publish", "/agenda/bring", "/participants", "/participants/add", "/sessions/S1/edit", "/sessions/S1/notes?language=en", "/notes/bring", "/outcomes/1/edit", "/people/1/edit" }) faults.AddRange(await LookAsync(organizer, Meeting + address));
        foreach (var address in new[] { "/account", "/people", "/people/invite", "/affiliates/a0/edit", "/affiliates/a0/merge", "/meetings/new", "/bin", "/sources/upload" }) faults.AddRange(await LookAsync(organizer, address));

        Assert.True(Texts.Distinct().Count() >= 60, $"There are {Texts.Distinct().Count()} texts.");
        Assert.Equal([], faults);
        Assert.Equal([], OfBoth(organizer, reader));
    }

    [BrowserFact]
    public async Task Nothing_that_a_file_is_called_runs()
    {
        await FillAsync();
        await using var organizer = await OrganizerAsync();
        var page = organizer.Page;
        List<string> faults = [];
        await page.GotoAsync($"/en{Meeting}/sessions/S1/notes?language=es");
        foreach (var text in HostileTexts.FileNames)
        {
            await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = text + ".txt", MimeType = "text/plain", Buffer = "words"u8.ToArray() });
            var answer = await page.RunAndWaitForResponseAsync(() => page.Locator("#attaching button").ClickAsync(), r => r.Url.EndsWith("/files", StringComparison.Ordinal));
            if (!answer.Ok) faults.Add($"{answer.Status} for {text}");
            // The next one is chosen when this one is put away.
            await page.WaitForFunctionAsync("() => document.getElementById('file').value === ''");
        }
        await Expect(page.Locator("#attached li")).ToHaveCountAsync(HostileTexts.FileNames.Count);
        // One that is not taken is named as it came.
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = Name + ".exe", MimeType = "text/plain", Buffer = "words"u8.ToArray() });
        await page.Locator("#attaching button").ClickAsync();
        await Expect(page.Locator("#state")).ToContainTextAsync(Name);
        faults.AddRange(await FaultsAsync(page));
        await page.Locator("#text").PressAsync("Control+s");
        await Expect(page.Locator("#state")).ToContainTextAsync("Saved at");
        faults.AddRange(await LookAsync(organizer, Meeting + "/sessions/S1/notes?language=es"));
        var names = await page.Locator("[aria-labelledby=attachments-title] li > a").AllTextContentsAsync();
        Assert.Equal(HostileTexts.FileNames.Count, names.Count);
        Assert.All(names, name => Assert.Matches(AttachmentName(), name));
        await page.Locator("button[value=Published]").ClickAsync();
        await Expect(page.Locator("button[value=Draft]")).ToBeVisibleAsync();
        await using var reader = await hub.VisitAsync();
        faults.AddRange(await LookAsync(reader, Meeting + "/sessions/S1"));
        await Expect(reader.Page.Locator("article.notes a[href^='/files/']")).ToHaveCountAsync(HostileTexts.FileNames.Count);

        await page.GotoAsync("/en/sources/upload");
        await page.Locator("#Input-Files").SetInputFilesAsync(HostileTexts.FileNames.Select((text, n) => new FilePayload { Name = text + ".md", MimeType = "text/markdown", Buffer = Encoding.UTF8.GetBytes($"# {text}\n\nThe first Example Summit {n} was held in Lima, Peru, on 3 May 2024.") }));
        await page.Locator("main form button.first").ClickAsync();
        // Either it lists what became of each, or all went well and it comes anew.
        await Expect(page.Locator("[data-progress] li, [aria-labelledby=waiting] li").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        faults.AddRange(await FaultsAsync(page));
        faults.AddRange(await LookAsync(organizer, "/sources/upload"));
        var reviews = await page.Locator("[aria-labelledby=waiting] li a").EvaluateAllAsync<string[]>("links => links.map(a => a.pathname.slice('/en'.length))");
        Assert.True(reviews.Length > 30, $"{reviews.Length} documents wait.");
        foreach (var review in reviews) faults.AddRange(await LookAsync(organizer, review));

        Assert.Equal([], faults);
        Assert.Equal([], OfBoth(organizer, reader));
    }

    private static async Task<List<string>> LookAsync(Visitor visitor, string address, string? heading = null)
    {
        var answer = await visitor.Page.GotoAsync($"/en{address}");
        var faults = await FaultsAsync(visitor.Page);
        if (answer is not { Ok: true }) faults.Add($"{address}: {answer?.Status}");
        // Word for word, as a browser shows spaces.
        if (heading is not null && await visitor.Page.Locator("h1").First.EvaluateAsync<string>("h => h.textContent.trim().replace(/\\s+/g, ' ')") is var shown && shown != Spaces().Replace(heading.Replace('\0', '\uFFFD'), " ").Trim()) faults.Add($"{address}: {shown}");
        return faults;
    }

    // That nothing ran may be owed to the policy alone: there is to be nothing that could.
    private static async Task<List<string>> FaultsAsync(IPage page) => [.. await page.EvaluateAsync<string[]>("""
        () => {
          const faults = [];
          const fault = (what, element) => faults.push(`${location.pathname}${location.search}: ${what} ${element?.outerHTML.slice(0, 200) ?? ''}`);
          if (window.ran !== undefined) fault('ran');
          for (const [selector, count] of [['main', 1], ['body > main#main', 1], ['footer', 1], ['body > footer', 1], ['h1', 1], ['title', null], ['[id=main]', 1], ['main script, main style, main link, main meta, base, iframe, frame, frameset, object, embed, plaintext, xmp, marquee, math, template, audio, video', 0]]) {
            const found = document.querySelectorAll(selector);
            if (count !== null && found.length !== count) fault(`${found.length} ${selector}`, found[0]);
          }
          if (document.querySelector('main').compareDocumentPosition(document.querySelector('footer')) !== Node.DOCUMENT_POSITION_FOLLOWING) fault('the footer does not follow');
          for (const element of document.querySelectorAll('*')) {
            for (const { name, value } of element.attributes) {
              if (/^on/i.test(name)) fault(name, element);
              if (/^(?:href|src|srcset|action|formaction|xlink:href|data|background|ping)$/i.test(name)) {
                // A link that a person may follow leads where it leads; what is loaded or runs is another thing.
                const { protocol, origin } = new URL(value, location.href);
                if (!/^(?:https?|mailto|tel|webcal):$/.test(protocol) || (origin !== location.origin && !(element.localName === 'a' && name === 'href') && element.rel !== 'canonical' && element.rel !== 'alternate')) fault(name, element);
              }
            }
            if (element.localName === 'script' && !(element.type === 'module' && element.src) && element.type !== 'application/ld+json') fault('script', element);
            if (element.type === 'application/ld+json') JSON.parse(element.textContent);
          }
          return faults;
        }
        """)];

    // A page that is left ends what it listened to.
    private static IEnumerable<string> OfBoth(Visitor organizer, Visitor reader) =>
        organizer.Faults.Concat(reader.Faults).Where(fault => !(fault.Contains("/live", StringComparison.Ordinal) && fault.StartsWith("failed", StringComparison.Ordinal)) && !fault.Contains("422", StringComparison.Ordinal));

    private async Task FillAsync()
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole);
        var crowd = new Meeting("crowd", "The Crowd", "en");
        database.Meetings.Add(crowd);
        foreach (var (n, text) in Texts.Index())
        {
            database.Meetings.Add(new Meeting($"m{n}", text, "en"));
            var (affiliate, person) = (new Affiliate($"a{n}", text), new Person($"p{n}", text));
            person.NameFromSource();
            var session = crowd.AddSession(text, "en");
            session.AddFacilitator(person);
            session.AddFacilitator(affiliate);
            crowd.AddDelegation(affiliate, null, DelegationRole.Participant);
            crowd.AddParticipation(person, ParticipationRole.Speaker);
            var outcome = crowd.AddOutcome(OutcomeKind.Agreement, text, "en");
            outcome.AddOwner(affiliate);
            outcome.ArisesIn(session);
            var (bytes, source) = (Encoding.UTF8.GetBytes(text), new SourceDocument(text, "text/markdown"));
            source.AddVersion(bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), text, text, "en", isMeeting: false, DateTimeOffset.UnixEpoch);
            source.IsAbout(crowd);
            database.Sources.Add(source);
            // In their order, because they are addressed by number.
            await database.SaveChangesAsync();
        }
        crowd.PublishAgenda(null, withTray: true, Texts[0], Texts[1], DateTimeOffset.UnixEpoch);
        foreach (var (n, session) in crowd.Sessions.OrderBy(s => s.Position).Index())
        {
            var note = new SessionNote(session.Id, $"{Texts[n]}\n\nACTION: {Texts[n]}", "en");
            note.MoveTo(NoteState.Published, Visibility.Public, 1, Texts[n], "", DateTimeOffset.UnixEpoch);
            database.SessionNotes.Add(note);
        }
        await database.SaveChangesAsync();
    }

    private async Task<Visitor> OrganizerAsync()
    {
        var organizer = await hub.VisitAsync(new() { ViewportSize = new() { Width = 1280, Height = 1000 } });
        var page = organizer.Page;
        await page.GotoAsync($"/en{hub.SetupPath}");
        await page.Locator("#Input-Name").FillAsync(Name);
        await page.Locator("#Input-Email").FillAsync("first@example.org");
        await page.Locator("#Input-Password").FillAsync("three green llamas dance");
        await page.Locator("main form .actions button").Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/en/people$"));
        return organizer;
    }

    [GeneratedRegex(@"^[a-z0-9-]+\.txt$")]
    private static partial Regex AttachmentName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
