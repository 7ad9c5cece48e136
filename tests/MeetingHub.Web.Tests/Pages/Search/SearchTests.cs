using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Search;

/// <summary>What is found, and what must not be found by those who may not read it.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("bogota", "Bogotá")]
    [InlineData("\"lego blocks\"", "Lego blocks")]
    [InlineData("itaca educacao OR", "Nothing was found")]
    [InlineData("wikimedia colom", "Wikimedia Colombia")]
    public async Task Everything_is_found_by_its_words(string typed, string shown)
    {
        await using var hub = new HubApplication { WithSeeds = true };

        var page = await new Browser(hub).ReadAsync("/search?q=" + Uri.EscapeDataString(typed));

        Assert.Contains(shown, page.QuerySelector("main").Words(), StringComparison.OrdinalIgnoreCase);
        if (!shown.StartsWith("Nothing", StringComparison.Ordinal)) Assert.NotEmpty(page.QuerySelectorAll("mark"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("* AND (")]
    [InlineData("'; DROP TABLE \"SearchIndex\"; --")]
    [InlineData("a NEAR/2 b {x} : ^")]
    public async Task Whatever_is_typed_is_answered(string typed)
    {
        await using var hub = new HubApplication { WithSeeds = true };

        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync("/search?q=" + Uri.EscapeDataString(typed))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(hub).GetAsync("/search?q=a&kind=everything")).StatusCode);
    }

    [Fact]
    public async Task What_is_not_for_somebody_is_not_found_by_them_not_even_by_the_name_that_is_blacked_out()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            (await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia")).Correct("visibility", nameof(Visibility.Organizers));
            var meeting = await database.Meetings.AsSplitQuery().Include(m => m.Outcomes).Include(m => m.Sessions).SingleAsync(m => m.City == "Bogotá");
            meeting.AddOutcome(OutcomeKind.Decision, "Zebra for organizers", "en").Correct("visibility", nameof(Visibility.Organizers));
            database.SessionNotes.Add(new SessionNote(meeting.Sessions[0].Id, "Zebra of the draft notes", "en"));
            await database.SaveChangesAsync();
        });

        var visitor = new Browser(hub);
        Assert.Empty((await visitor.ReadAsync("/search?q=zebra")).QuerySelectorAll(".found li"));
        Assert.All((await visitor.ReadAsync("/search?q=colombia")).QuerySelectorAll(".found li"), li => Assert.DoesNotContain("█", li.TextContent.Split("olombia")[0], StringComparison.Ordinal));
        Assert.Empty((await visitor.ReadAsync("/search?q=" + Uri.EscapeDataString("\"wikimedia colombia\""))).QuerySelectorAll(".found li"));
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        Assert.Single((await organizer.ReadAsync("/search?q=zebra")).QuerySelectorAll(".found li"));
        Assert.NotEmpty((await organizer.ReadAsync("/search?q=" + Uri.EscapeDataString("\"wikimedia colombia\""))).QuerySelectorAll(".found li"));
    }

    [Fact]
    public async Task What_somebody_may_read_is_found_behind_any_number_of_better_hits_that_they_may_not()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.Include(m => m.Outcomes).SingleAsync(m => m.City == "Bogotá");
            for (var n = 0; n < 300; n++) meeting.AddOutcome(OutcomeKind.Decision, "Zebra zebra", "en").Correct("visibility", nameof(Visibility.Organizers));
            meeting.AddOutcome(OutcomeKind.Decision, "One zebra among many other animals of the plain, for everybody", "en");
            await database.SaveChangesAsync();
        });

        var found = (await new Browser(hub).ReadAsync("/search?q=zebra")).QuerySelectorAll(".found li");

        Assert.Contains("for everybody", Assert.Single(found).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_is_found_as_it_is_now()
    {
        await using var hub = new HubApplication();
        await hub.InStoreAsync(database =>
        {
            database.Affiliates.Add(new Affiliate("group", "Zebra Group"));
            return database.SaveChangesAsync();
        });
        await hub.InStoreAsync(async database =>
        {
            (await database.Affiliates.SingleAsync()).Correct("name", "Giraffe Group");
            await database.SaveChangesAsync();
        });

        Assert.Empty((await new Browser(hub).ReadAsync("/search?q=zebra")).QuerySelectorAll(".found li"));
        Assert.Single((await new Browser(hub).ReadAsync("/search?q=giraffe")).QuerySelectorAll(".found li"));
    }
}
