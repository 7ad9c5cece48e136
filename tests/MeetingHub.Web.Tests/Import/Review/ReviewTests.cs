using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Import.Review;

/// <summary>A document brought in the browser, from the upload to the undo.</summary>
public sealed class ReviewTests
{
    private const string Report = """
        # Encuentro Andino de Archivos Libres

        El IV Encuentro Andino de Archivos Libres se realizó en Cuenca, Ecuador, del 3 al 5 de mayo de 2024.

        ## Participantes

        - Wikimedia Chile
        - Wikimedistas de Ecuador
        - Wikimedia Colombia

        ## Acuerdos

        - Compartir un catálogo común de archivos digitalizados.
        - Publicar una guía de licencias antes de diciembre de 2024.
        - Celebrar el próximo encuentro en La Paz.
        """;

    [Fact]
    public async Task What_is_ticked_is_recorded_and_what_is_not_goes_to_the_bin()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var address = await UploadAsync(organizer, "andino.md", Report);
        Assert.Equal(0, await hub.InStoreAsync(database => database.Meetings.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync(address.Replace("/review", "", StringComparison.Ordinal))).StatusCode);
        Assert.DoesNotContain("andino", (await new Browser(hub).ReadAsync("/sources")).QuerySelector("main").Words(), StringComparison.OrdinalIgnoreCase);

        var page = await organizer.ReadAsync(address);
        var guide = Key(page, "Publicar una guía");
        await PressAsync(organizer, page, address, "Accept", unticked: [guide]);

        var stored = await hub.InStoreAsync(database => database.Outcomes.OrderBy(o => o.Position).ToListAsync());
        Assert.Equal(3, stored.Count);
        Assert.Equal(["Publicar una guía de licencias antes de diciembre de 2024."], stored.Where(o => o.BinnedAt is not null).Select(o => o.Text));
        var meeting = await hub.InStoreAsync(database => database.Meetings.SingleAsync(m => m.City == "Cuenca"));
        Assert.Equal(4, meeting.Edition);
        Assert.DoesNotContain("Publicar", (await new Browser(hub).ReadAsync($"/meetings/{meeting.Slug}/outcomes")).QuerySelector("main .outcome")?.ParentElement.Words() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrections_stand_when_the_document_comes_again_and_the_undo_leaves_nothing()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var address = await UploadAsync(organizer, "andino.md", Report);
        await CorrectAsync(organizer, address, "IV Encuentro", new() { ["field-venue"] = "Casa de la Provincia" });
        await CorrectAsync(organizer, address, "Compartir un catálogo", new() { ["field-text"] = "Compartir un catálogo de archivos." });
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Accept");

        var again = await UploadAsync(organizer, "andino.md", Report);
        Assert.Equal(address, again);
        var page = await organizer.ReadAsync(again);
        Assert.Contains("Nothing here differs", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("the document says “Compartir un catálogo común de archivos digitalizados.”", page.QuerySelector(".known").Words(), StringComparison.Ordinal);
        await PressAsync(organizer, page, address, "Accept");
        Assert.Equal((1, 3, "Casa de la Provincia"), await FactsAsync(hub));

        // The second brought nothing; undoing both leaves what was there before, which is nothing.
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Undo");
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Discard");
        Assert.Equal((1, 3, "Casa de la Provincia"), await FactsAsync(hub));
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Undo");
        Assert.Equal((0, 0, 0, 0, 0), await hub.InStoreAsync(async database =>
            (await database.Meetings.CountAsync(), await database.Outcomes.CountAsync(), await database.Affiliates.CountAsync(), await database.Evidence.CountAsync(), await database.SourceVersions.CountAsync())));

        // It waits again, with its corrections.
        Assert.Contains("Casa de la Provincia", (await organizer.ReadAsync(address)).QuerySelector(".proposals").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_shows_only_what_differs_and_its_undo_brings_the_former_back()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var address = await UploadAsync(organizer, "andino.md", Report);
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Accept");

        Assert.Equal(address, await UploadAsync(organizer, "andino.md", Report.Replace("del 3 al 5 de mayo", "del 4 al 6 de mayo", StringComparison.Ordinal).Replace("- Wikimedia Colombia\n", "- Wikimedia Colombia\n- Wikimedia Argentina\n", StringComparison.Ordinal)));
        var page = await organizer.ReadAsync(address);
        var shown = page.QuerySelectorAll(".proposals > .proposal").Select(p => p.QuerySelector(".what > span").Words()).ToList();
        Assert.Equal(["IV Encuentro Andino de Archivos Libres", "Wikimedia Argentina", "Wikimedia Argentina"], shown);
        await PressAsync(organizer, page, address, "Accept", ticked: [page.QuerySelectorAll("input[name=keep]").Single(k => k.GetAttribute("value")!.EndsWith("|endDate", StringComparison.Ordinal)).GetAttribute("value")!]);
        Assert.Equal(("2024-05-04", "2024-05-05", 4), await DatesAsync());

        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Undo");
        Assert.Equal(("2024-05-03", "2024-05-05", 3), await DatesAsync());
        Assert.Contains("del 3 al 5", (await organizer.ReadAsync(address.Replace("/review", "", StringComparison.Ordinal))).QuerySelector(".document").Words(), StringComparison.Ordinal);

        async Task<(string?, string?, int)> DatesAsync() => await hub.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.Include(m => m.Delegations).SingleAsync(m => m.City == "Cuenca");
            return (meeting["startDate"], meeting["endDate"], meeting.Delegations.Count(d => d.Role == DelegationRole.Participant));
        });
    }

    [Fact]
    public async Task The_reviewer_says_which_affiliate_is_meant_and_which_edition_agreed()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var (affiliate, meeting) = await hub.InStoreAsync(async database => (await database.Affiliates.OrderBy(a => a.Id).FirstAsync(a => a.Name.Contains("Wikimedia")), await database.Meetings.OrderBy(m => m.Id).FirstAsync(m => m.Slug == "bogota")));
        var address = await UploadAsync(organizer, "andino.md", Report);
        await CorrectAsync(organizer, address, "Wikimedistas de Ecuador", new() { ["means"] = $"{affiliate.Id}" }, RecordKind.Affiliate);
        await CorrectAsync(organizer, address, "Celebrar el próximo", new() { ["belongs"] = $"{meeting.Id}" });
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Accept");

        await hub.InStoreAsync(async database =>
        {
            Assert.False(await database.Affiliates.AnyAsync(a => a.Name == "Wikimedistas de Ecuador"));
            Assert.True(await database.Delegations.AnyAsync(d => d.AffiliateId == affiliate.Id && d.Meeting!.City == "Cuenca"));
            Assert.Equal(meeting.Id, (await database.Outcomes.SingleAsync(o => o.Text.StartsWith("Celebrar el próximo"))).MeetingId);
            return 0;
        });
        Assert.True(await hub.InStoreAsync(database => database.AffiliateAliases.AnyAsync(a => a.Name == "Wikimedistas de Ecuador")));
        // The same document in other words finds it where it was put.
        await UploadAsync(organizer, "andino.md", Report.Replace("en La Paz.", "en La Paz, Bolivia.", StringComparison.Ordinal));
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Accept");
        Assert.Equal([meeting.Id], await hub.InStoreAsync(database => database.Outcomes.Where(o => o.Text.StartsWith("Celebrar el próximo")).Select(o => o.MeetingId).ToListAsync()));
        foreach (var _ in new[] { "the second version", "the first" })
        {
            await PressAsync(organizer, await organizer.ReadAsync(address), address, "Undo");
            await PressAsync(organizer, await organizer.ReadAsync(address), address, "Discard");
        }
        Assert.False(await hub.InStoreAsync(database => database.AffiliateAliases.AnyAsync(a => a.Name == "Wikimedistas de Ecuador")));
        Assert.True(await hub.InStoreAsync(database => database.Affiliates.AnyAsync(a => a.Id == affiliate.Id)));
    }

    [Fact]
    public async Task Of_many_documents_each_fails_alone()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var answer = await SendAsync(organizer, [("andino.md", Encoding.UTF8.GetBytes(Report)), ("broken.pdf", [1, 2, 3]), ("other.md", Encoding.UTF8.GetBytes("# A recipe for soup\n\nTake water and onions."))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.Parse(answer);
        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=results] a").Length);
        Assert.Contains("broken.pdf", page.QuerySelector("[aria-labelledby=results] li:has(.error)").Words(), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=waiting] li").Length);

        var soup = page.QuerySelectorAll("[aria-labelledby=waiting] a").Single(a => a.TextContent == "other.md").GetAttribute("href")!;
        var review = await organizer.ReadAsync(soup);
        Assert.Contains("about no meeting", review.QuerySelector(".empty").Words(), StringComparison.Ordinal);
        await PressAsync(organizer, review, soup, "Accept");
        Assert.Contains("Take water and onions.", (await new Browser(hub).ReadAsync(soup.Replace("/review", "", StringComparison.Ordinal))).QuerySelector(".document").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_mistyped_comes_back_with_all_that_was_decided()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var address = await UploadAsync(organizer, "andino.md", Report);
        var open = $"{address}?open={Key(await organizer.ReadAsync(address), "IV Encuentro")}";

        var page = await organizer.ReadAsync(open);
        var answer = await PostAsync(organizer, page, address, null, new() { ["field-edition"] = "fourth", ["field-venue"] = "A house" }, [Key(page, "Publicar una guía")], []);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var back = await Browser.Parse(answer);
        Assert.Equal(("fourth", "A house"), (back.QuerySelector("#field-edition")!.GetAttribute("value"), back.QuerySelector("#field-venue")!.GetAttribute("value")));
        Assert.False(((IHtmlInputElement)back.QuerySelector($"input[name=accept][value='{Key(page, "Publicar una guía")}']")!).IsChecked);
    }

    private static async Task<string> UploadAsync(Browser browser, string name, string text)
    {
        var answer = await SendAsync(browser, [(name, Encoding.UTF8.GetBytes(text))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, (string Name, byte[] Bytes)[] files)
    {
        var form = await browser.ReadAsync("/sources/upload");
        using var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "Input.Files", name);
        return await browser.Client.PostAsync(new Uri("/sources/upload", UriKind.Relative), content);
    }

    private static async Task CorrectAsync(Browser browser, string address, string label, Dictionary<string, string> values, RecordKind? kind = null)
    {
        var key = Key(await browser.ReadAsync(address), label, kind);
        var page = await browser.ReadAsync($"{address}?open={key}");
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, page, address, null, values, [], [])).StatusCode);
    }

    private static async Task PressAsync(Browser browser, IHtmlDocument page, string address, string handler, IEnumerable<string>? unticked = null, IEnumerable<string>? ticked = null) =>
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(browser, page, address, handler, [], [.. unticked ?? []], [.. ticked ?? []])).StatusCode);

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, IHtmlDocument page, string address, string? handler, Dictionary<string, string> values, string[] unticked, string[] ticked)
    {
        var form = page.QuerySelectorAll("main form").First(f => handler is not ("Undo" or "Again") || f.GetAttribute("action")!.EndsWith($"handler={handler}", StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(e => e is not IHtmlInputElement { Type: "checkbox", IsChecked: false } box || ticked.Contains(box.Value)).Where(e => e.GetAttribute("name") != "accept" || !unticked.Contains(e.GetAttribute("value")))
            .Select(e => KeyValuePair.Create(e.GetAttribute("name")!, e switch { IHtmlInputElement i => i.Value, IHtmlSelectElement s => s.Value, IHtmlTextAreaElement t => t.Value, _ => "" } ?? ""))
            .Where(f => !values.ContainsKey(f.Key)).Concat(values);
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(new Uri(handler is null ? address : $"{address}?handler={handler}", UriKind.Relative), content);
    }

    private static string Key(IHtmlDocument page, string label, RecordKind? kind = null) =>
        page.QuerySelectorAll(".proposal").First(p => (kind is null || p.Id!.StartsWith($"{kind}-", StringComparison.Ordinal)) && p.QuerySelector(".what > span").Words().StartsWith(label, StringComparison.Ordinal)).Id!;

    private static Task<(int, int, string?)> FactsAsync(HubApplication hub) => hub.InStoreAsync(async database =>
        (await database.Meetings.CountAsync(m => m.City == "Cuenca"), await database.Outcomes.CountAsync(), (await database.Meetings.SingleAsync(m => m.City == "Cuenca")).Venue));
}
