using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Editing;

/// <summary>Records that no document told of, made by hand; their addresses; and two that turn out to be one.</summary>
public sealed class NewRecordTests
{
    [Theory]
    [InlineData("/meetings/new", "title", "/meetings/made-by-hand")]
    [InlineData("/series/new", "name", "/series/made-by-hand")]
    [InlineData("/programmes/new", "name", "/programmes/made-by-hand")]
    [InlineData("/affiliates/new", "name", "/affiliates/made-by-hand")]
    [InlineData("/meetings/bogota/sessions/new", "title", "/meetings/bogota/sessions/")]
    [InlineData("/meetings/bogota/outcomes/new", "text", "/meetings/bogota/outcomes#outcome-")]
    [InlineData("/meetings/bogota/goals/new", "aim", "/meetings/bogota")]
    [InlineData("/meetings/bogota/surveys/new", "statement", "/meetings/bogota")]
    [InlineData("/meetings/bogota/people/new", "person", "/meetings/bogota/participants")]
    [InlineData("/programmes/leading-from-the-south/calls/new", "text", "/programmes/leading-from-the-south")]
    [InlineData("/programmes/leading-from-the-south/visits/new", "organisation", "/programmes/leading-from-the-south")]
    public async Task Every_record_can_be_made_in_the_browser(string address, string field, string leadsTo)
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var nothing = await organizer.SendAsync(address, []);
        var made = await organizer.SendAsync(address, new() { [$"field-{field}"] = "Made by hand", [$"new-{field}"] = "Made by hand" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.StartsWith(leadsTo, made.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Made by hand", (await organizer.ReadAsync(made.Headers.Location!.ToString().Split('#')[0])).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal([Change.Made], await hub.InStoreAsync(database => database.Changes.Select(c => c.Field).ToListAsync()));
    }

    [Fact]
    public async Task A_person_made_by_hand_is_named_in_public_only_with_consent()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        await organizer.SendAsync("/meetings/bogota/people/new", new() { ["field-person"] = "Somebody Unasked", ["field-organisation"] = "Wikimedia Colombia" });

        Assert.Contains("Somebody Unasked", (await organizer.ReadAsync("/meetings/bogota/participants")).QuerySelector("main").Words(), StringComparison.Ordinal);
        var visitors = (await new Browser(hub).ReadAsync("/meetings/bogota/participants")).QuerySelector("main").Words();
        Assert.DoesNotContain("Somebody", visitors, StringComparison.Ordinal);
        Assert.Contains("a delegate of Wikimedia Colombia", visitors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_organisation_that_nobody_knows_is_asked_about_before_it_is_made()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var asked = await organizer.SendAsync("/meetings/bogota/people/new", new() { ["field-person"] = "Jane Example", ["field-organisation"] = "Wikimedia Columbia" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.False(await hub.InStoreAsync(database => database.Affiliates.AnyAsync(a => a.Name == "Wikimedia Columbia")));
    }

    [Fact]
    public async Task Whose_delegation_it_is_and_who_carries_a_programme_can_be_corrected()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var id = await hub.InStoreAsync(database => database.Delegations.Where(d => d.Meeting!.Slug == "bogota" && d.Affiliate!.Name == "Wikimedia Chile").Select(d => d.Id).FirstAsync());

        await organizer.SendAsync($"/meetings/bogota/delegations/{id}/edit", new() { ["field-organisation"] = "Wikimedia Colombia" });
        await organizer.SendAsync("/programmes/leading-from-the-south/edit", new() { ["field-funders"] = "Wikimedia Chile" });

        await hub.InStoreAsync(async database =>
        {
            Assert.Equal("Wikimedia Colombia", await database.Delegations.Where(d => d.Id == id).Select(d => d.Affiliate!.Name).SingleAsync());
            Assert.Equal(["Wikimedia Chile"], await database.ProgrammeParties.Where(p => p.Role == ProgrammeRole.Funder).Select(p => p.Affiliate!.Name).ToListAsync());
            Assert.NotEqual(0, await database.ProgrammeParties.CountAsync(p => p.Role == ProgrammeRole.Fund));
        });
    }

    [Fact]
    public async Task What_belongs_to_a_record_is_edited_with_it()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var series = await hub.InStoreAsync(database => database.Series.Where(s => s.Slug == "iberoconf").Select(s => s.Id).SingleAsync());

        await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-series"] = $"{series}" });
        await organizer.SendAsync("/meetings/bogota/sessions/S1/edit", new() { ["field-facilitators"] = "One Facilitator\nAnother Facilitator" });
        await organizer.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-owners"] = "Wikimedia Colombia\nA Brand New Group", ["new-owners"] = "A Brand New Group" });

        await hub.InStoreAsync(async database =>
        {
            Assert.Equal(series, await database.Meetings.Where(m => m.Slug == "bogota").Select(m => m.SeriesId).SingleAsync());
            Assert.Equal(["Another Facilitator", "One Facilitator"], await database.SessionFacilitators.Select(f => f.Person!.Name).OrderBy(n => n).ToListAsync());
            Assert.Equal(["A Brand New Group", "Wikimedia Colombia"], await database.OutcomeOwners.Where(o => o.OutcomeId == 1).Select(o => o.Affiliate!.Name).OrderBy(n => n).ToListAsync());
            Assert.Equal("A Brand New Group\nWikimedia Colombia".Split('\n').Order(), (await database.Changes.SingleAsync(c => c.Field == "owners")).After!.Split('\n').Order());
        });
        await organizer.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-owners"] = "" });
        Assert.Equal(0, await hub.InStoreAsync(database => database.OutcomeOwners.CountAsync(o => o.OutcomeId == 1)));
    }

    [Fact]
    public async Task An_old_address_leads_to_the_new_one_and_another_page_cannot_take_it()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var moved = await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-slug"] = "iberoconf-bogota" });

        Assert.Equal("/meetings/iberoconf-bogota", moved.Headers.Location?.ToString());
        var old = await new Browser(hub).GetAsync("/meetings/bogota/outcomes");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/meetings/iberoconf-bogota/outcomes"), (old.StatusCode, old.Headers.Location?.ToString()));
        foreach (var (address, error) in new[] { ("bogota", "Another page has this address."), ("iberoconf-bogota", "Another page has this address."), ("Bogotá!", "Only small letters"), ("new", "Only small letters") })
        {
            var refused = await organizer.SendAsync("/meetings/mexico-city-2013/edit", new() { ["field-slug"] = address });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(error, (await Browser.Parse(refused)).QuerySelector("#field-slug-error").Words(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Redirect, (await organizer.SendAsync("/meetings/iberoconf-bogota/edit", new() { ["field-slug"] = "bogota" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync("/meetings/bogota")).StatusCode);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await new Browser(hub).GetAsync("/meetings/iberoconf-bogota")).StatusCode);
    }

    [Fact]
    public async Task Delegations_are_pasted_looked_at_and_saved()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        const string Lines = "Wikimedia Colombia; Host; 5\nA Brand New Group\nAnother New Group\tObserver\t2";

        var wrong = await organizer.SendAsync("/meetings/mexico-city-2013/participants/add", new() { ["Lines"] = "Wikimedia Colombia; king; 5\n; host" });
        var look = await organizer.SendAsync("/meetings/mexico-city-2013/participants/add", new() { ["Lines"] = Lines });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var refused = await Browser.Parse(wrong);
        Assert.Equal(2, refused.QuerySelectorAll(".errors li").Length);
        Assert.Contains("Wikimedia Colombia; king; 5", refused.QuerySelector("#Lines")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await Browser.Parse(look)).QuerySelectorAll("[aria-labelledby=preview] li strong").Length);
        var before = await hub.InStoreAsync(database => database.Delegations.CountAsync(d => d.Meeting!.Slug == "mexico-city-2013"));
        var page = await Browser.Parse(look);
        using var content = new FormUrlEncodedContent([new("Lines", Lines), new("__RequestVerificationToken", page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.Redirect, (await organizer.Client.PostAsync(new Uri("/meetings/mexico-city-2013/participants/add?handler=Save", UriKind.Relative), content)).StatusCode);

        await hub.InStoreAsync(async database =>
        {
            Assert.Equal(before + 3, await database.Delegations.CountAsync(d => d.Meeting!.Slug == "mexico-city-2013"));
            var host = await database.Delegations.SingleAsync(d => d.Meeting!.Slug == "mexico-city-2013" && d.Affiliate!.Name == "Wikimedia Colombia" && d.Role == DelegationRole.Host);
            Assert.Equal(5, host.HeadCount);
        });
    }

    [Fact]
    public async Task Two_affiliates_that_are_one_become_one()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        await organizer.SendAsync("/affiliates/new", new() { ["field-name"] = "WM Colombia", ["field-country"] = "CO" });
        await hub.InStoreAsync(async database =>
        {
            var other = await database.Affiliates.SingleAsync(a => a.Name == "WM Colombia");
            foreach (var meeting in await database.Meetings.Include(m => m.Delegations).ToListAsync()) meeting.AddDelegation(other, null, DelegationRole.Participant);
            await database.SaveChangesAsync();
        });
        var kept = await hub.InStoreAsync(database => database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia"));
        var otherId = await hub.InStoreAsync(database => database.Affiliates.Where(a => a.Name == "WM Colombia").Select(a => a.Id).SingleAsync());

        var preview = await organizer.ReadAsync($"/affiliates/wikimedia-colombia/merge?with={otherId}");
        var done = await organizer.SendAsync($"/affiliates/wikimedia-colombia/merge?with={otherId}", []);

        Assert.Contains("“WM Colombia” becomes “Wikimedia Colombia”", preview.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var old = await new Browser(hub).GetAsync("/affiliates/wm-colombia");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/affiliates/wikimedia-colombia"), (old.StatusCode, old.Headers.Location?.ToString()));
        await hub.InStoreAsync(async database =>
        {
            Assert.Equal(0, await database.Delegations.CountAsync(d => d.AffiliateId == otherId));
            Assert.Equal(await database.Meetings.CountAsync(), await database.Delegations.Where(d => d.AffiliateId == kept.Id).Select(d => d.MeetingId).Distinct().CountAsync());
            Assert.Empty(await database.Delegations.Where(d => d.AffiliateId == kept.Id && d.BinnedAt == null).GroupBy(d => new { d.MeetingId, d.Role }).Where(g => g.Count() > 1).Select(g => g.Key.MeetingId).ToListAsync());
            Assert.True((await database.Affiliates.Include(a => a.Aliases).SingleAsync(a => a.Id == kept.Id)).IsCalled("WM Colombia"));
        });
    }

    [Fact]
    public async Task Two_people_that_are_one_become_one()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        foreach (var name in new[] { "Jane Example", "J. Example" }) await organizer.SendAsync("/meetings/bogota/people/new", new() { ["field-person"] = name });
        var (part, other) = await hub.InStoreAsync(async database =>
            (await database.Participations.Where(p => p.Person!.Name == "Jane Example").Select(p => p.Id).SingleAsync(), await database.People.Where(p => p.Name == "J. Example").Select(p => p.Id).SingleAsync()));

        var done = await organizer.SendAsync($"/meetings/bogota/people/{part}/merge?with={other}", []);

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal((1, 0), await hub.InStoreAsync(async database => (await database.Participations.CountAsync(p => p.Person!.Name == "Jane Example" && p.BinnedAt == null), await database.People.CountAsync(p => p.Name == "J. Example"))));
    }

    [Fact]
    public async Task A_note_taker_makes_outcomes_where_assigned_and_no_affiliates()
    {
        await using var hub = await SeededAsync();
        await Browser.MakeAsync(hub, AccountRole.NoteTaker, "notes@example.org");
        await hub.InStoreAsync(async database =>
        {
            (await database.Users.SingleAsync()).Assignments.Add(new MeetingAssignment(await database.Meetings.Where(m => m.Slug == "bogota").Select(m => m.Id).SingleAsync()));
            await database.SaveChangesAsync();
        });
        var taker = new Browser(hub);
        await taker.SignInAsync("notes@example.org");

        Assert.Equal(HttpStatusCode.Forbidden, (await taker.GetAsync("/meetings/mexico-city-2013/outcomes/new")).StatusCode);
        Assert.Null((await taker.ReadAsync("/meetings/mexico-city-2013/outcomes")).QuerySelector("a[href$='/edit'], a[href$='/new']"));
        Assert.NotNull((await taker.ReadAsync("/meetings/bogota/outcomes")).QuerySelector("a[href$='/outcomes/new']"));
        var refused = await taker.SendAsync("/meetings/bogota/outcomes/new", new() { ["field-text"] = "Write more", ["field-owners"] = "A Brand New Group" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await taker.SendAsync("/meetings/bogota/outcomes/new", new() { ["field-text"] = "Write more", ["field-owners"] = "Wikimedia Colombia" })).StatusCode);
        Assert.False(await hub.InStoreAsync(database => database.Affiliates.AnyAsync(a => a.Name == "A Brand New Group")));
    }

    private static async Task<HubApplication> SeededAsync()
    {
        var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        return hub;
    }
}
