using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using static MeetingHub.Web.Tests.Import.Review.Reviewer;

namespace MeetingHub.Web.Tests.Import.Review;

/// <summary>Two organizers with the same document before them: nobody records what they have not seen, and nobody's decisions are lost.</summary>
public sealed class TwoReviewersTests
{
    private static readonly string Longer = Report.Replace("- Compartir", "- Abrir una escuela de archivos.\n- Compartir", StringComparison.Ordinal);
    private static readonly string Longest = Longer.Replace("- Wikimedia Colombia\n", "- Wikimedia Colombia\n- Wikimedia Argentina\n", StringComparison.Ordinal);

    [Fact]
    public async Task A_version_that_the_reviewer_has_not_seen_is_shown_before_it_is_recorded_and_what_was_unticked_stays_so()
    {
        await using var hub = new HubApplication();
        var (first, second) = await TwoAsync(hub);
        var address = await AcceptedAsync(first, Longer);
        var page = await first.ReadAsync(address);
        Assert.Equal(address, await UploadAsync(second, "andino.md", Longest));

        var answer = await PostAsync(first, page, address, "Accept", [], [Key(page, "Abrir una escuela")], []);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(3, await hub.InStoreAsync(database => database.Outcomes.CountAsync()));
        var newer = await Browser.Parse(answer);
        Assert.Contains("Somebody else changed this", newer.QuerySelector(".errors[autofocus]").Words(), StringComparison.Ordinal);
        Assert.False(IsTicked(newer, "Abrir una escuela"));
        Assert.True(IsTicked(newer, "Wikimedia Argentina"));
        await PressAsync(first, newer, address, "Accept");
        Assert.Equal(["Abrir una escuela de archivos."], await hub.InStoreAsync(database => database.Outcomes.Where(o => o.BinnedAt != null).Select(o => o.Text).ToListAsync()));
        Assert.True(await hub.InStoreAsync(database => database.Affiliates.AnyAsync(a => a.Name == "Wikimedia Argentina")));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_both_are_heard()
    {
        await using var hub = new HubApplication();
        var (first, second) = await TwoAsync(hub);
        var address = await UploadAsync(first, "andino.md", Report);
        var open = $"{address}?open={Key(await second.ReadAsync(address), "IV Encuentro")}";
        var (mine, theirs) = (await first.ReadAsync(address), await second.ReadAsync(open));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(first, mine, address, null, [], [Key(mine, "Publicar una guía")], [])).StatusCode);

        var answer = await PostAsync(second, theirs, address, null, new() { ["field-venue"] = "A house" }, [Key(theirs, "Celebrar el próximo")], []);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var merged = await Browser.Parse(answer);
        Assert.Equal((false, false, true), (IsTicked(merged, "Publicar una guía"), IsTicked(merged, "Celebrar el próximo"), IsTicked(merged, "Compartir un catálogo")));
        Assert.Equal("A house", merged.QuerySelector("#field-venue")?.GetAttribute("value"));
        await PressAsync(second, merged, address, "Accept");
        Assert.Equal(2, await hub.InStoreAsync(database => database.Outcomes.CountAsync(o => o.BinnedAt != null)));
        Assert.Equal("A house", await hub.InStoreAsync(database => database.Meetings.Where(m => m.City == "Cuenca").Select(m => m.Venue).SingleAsync()));

        var late = await PostAsync(first, mine, address, "Accept", [], [], []);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody else has recorded it meanwhile", (await Browser.Parse(late)).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_does_not_throw_decisions_away_unasked()
    {
        await using var hub = new HubApplication();
        var (first, second) = await TwoAsync(hub);
        var address = await AcceptedAsync(first, Longer);
        var page = await first.ReadAsync(address);
        await PostAsync(first, page, address, null, [], [Key(page, "Abrir una escuela")], []);
        (string, byte[])[] longest = [("andino.md", Encoding.UTF8.GetBytes(Longest))];

        var held = await SendAsync(second, longest);

        Assert.Equal(HttpStatusCode.Conflict, held.StatusCode);
        Assert.Contains("something is already decided", (await Browser.Parse(held)).QuerySelector("[aria-labelledby=results] .error").Words(), StringComparison.Ordinal);
        Assert.False(IsTicked(await first.ReadAsync(address), "Abrir una escuela"));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(second, longest, ("Input.Replaces", "true"))).StatusCode);
        Assert.True(IsTicked(await first.ReadAsync(address), "Wikimedia Argentina"));
    }

    [Fact]
    public async Task Where_a_document_was_published_is_said_once_it_is_accepted_and_taken_back_with_it()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var address = await UploadAsync(organizer, "andino.md", Report);
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Accept");
        await SendAsync(organizer, [("andino.md", Encoding.UTF8.GetBytes(Longer))], ("Input.Origin", "https://example.org/report"), ("Input.Licence", "CC BY-SA 4.0"));
        var source = address.Replace("/review", "", StringComparison.Ordinal);

        Assert.DoesNotContain("example.org", await PublicAsync(), StringComparison.Ordinal);
        Assert.Contains("CC BY-SA 4.0", (await organizer.ReadAsync(address)).QuerySelector(".meta").Words(), StringComparison.Ordinal);
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Accept");
        Assert.Contains("https://example.org/report", await PublicAsync(), StringComparison.Ordinal);
        Assert.Contains("CC BY-SA 4.0", await PublicAsync(), StringComparison.Ordinal);
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Undo");
        Assert.DoesNotContain("example.org", await PublicAsync(), StringComparison.Ordinal);
        Assert.Contains("CC BY-SA 4.0", (await organizer.ReadAsync(address)).QuerySelector(".meta").Words(), StringComparison.Ordinal);

        async Task<string> PublicAsync() => await (await new Browser(hub).GetAsync(source)).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task A_document_of_a_thousand_proposals_is_reviewed_as_any_other()
    {
        await using var hub = new HubApplication();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var address = await UploadAsync(organizer, "long.md", Report + "\n" + string.Concat(Enumerable.Range(1, 1000).Select(n => $"- Publicar el informe número {n} en la biblioteca.\n")));
        var page = await organizer.ReadAsync(address);
        Assert.True(page.QuerySelectorAll("input[name=accept]").Length > 1000);

        await PressAsync(organizer, page, address, "Accept", unticked: [Key(page, "Publicar el informe número 700 ")]);

        Assert.Equal(["Publicar el informe número 700 en la biblioteca."], await hub.InStoreAsync(database => database.Outcomes.Where(o => o.BinnedAt != null).Select(o => o.Text).ToListAsync()));
    }

    private static async Task<(Browser First, Browser Second)> TwoAsync(HubApplication hub) =>
        (await Browser.AsAsync(hub, AccountRole.Organizer, "first@example.org"), await Browser.AsAsync(hub, AccountRole.Organizer, "second@example.org"));

    // A document of which one version is recorded and the next waits.
    private static async Task<string> AcceptedAsync(Browser browser, string next)
    {
        var address = await UploadAsync(browser, "andino.md", Report);
        await PressAsync(browser, await browser.ReadAsync(address), address, "Accept");
        Assert.Equal(address, await UploadAsync(browser, "andino.md", next));
        return address;
    }

    private static bool IsTicked(IHtmlDocument page, string label) => ((IHtmlInputElement)page.QuerySelector($"input[name=accept][value='{Key(page, label)}']")!).IsChecked;
}
