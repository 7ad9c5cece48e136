using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;
using static MeetingHub.Web.Tests.Import.Review.Reviewer;

namespace MeetingHub.Web.Tests.Import.Review;

/// <summary>A document brought in the browser, from the upload to the undo.</summary>
public sealed class ReviewTests
{
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

        // The same bytes ask nothing and lead to what is recorded, with its undo; to look at them again is asked for on that page.
        Assert.Equal(address, await UploadAsync(organizer, "andino.md", Report));
        var recorded = await organizer.ReadAsync(address);
        Assert.Contains("is recorded already", recorded.QuerySelector(".said").Words(), StringComparison.Ordinal);
        Assert.Equal(1, await hub.InStoreAsync(database => database.SourceUploads.CountAsync()));
        await PressAsync(organizer, recorded, address, "Again");
        var page = await organizer.ReadAsync(address);
        Assert.Contains("Nothing here differs", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("the document says “Compartir un catálogo común de archivos digitalizados.”", page.QuerySelector(".known").Words(), StringComparison.Ordinal);
        await PressAsync(organizer, page, address, "Accept");
        Assert.Equal((1, 3, "Casa de la Provincia"), await FactsAsync(hub));

        // The second brought nothing; undoing both leaves what was there before, which is nothing.
        await PressAsync(organizer, await organizer.ReadAsync(address), address, "Undo");
        Assert.Contains("recorded before it, and that stays", (await organizer.ReadAsync(address)).QuerySelector(".said").Words(), StringComparison.Ordinal);
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

    private static Task<(int, int, string?)> FactsAsync(HubApplication hub) => hub.InStoreAsync(async database =>
        (await database.Meetings.CountAsync(m => m.City == "Cuenca"), await database.Outcomes.CountAsync(), (await database.Meetings.SingleAsync(m => m.City == "Cuenca")).Venue));
}
