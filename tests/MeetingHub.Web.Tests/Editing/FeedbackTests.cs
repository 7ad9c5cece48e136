using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Editing;

/// <summary>What the pages tell whoever edits: that it worked, what is asked, where to go on.</summary>
public sealed class FeedbackTests
{
    [Theory]
    [InlineData("/meetings/bogota/edit", "field-venue", "The new office")]
    [InlineData("/meetings/bogota/outcomes/1/edit", "field-text", "Said in other words.")]
    [InlineData("/meetings/bogota/sessions/S1/edit", "field-room", "The hall")]
    [InlineData("/series/iberoconf/edit", "field-name", "Iberoconf and friends")]
    public async Task Saving_says_so_on_the_page_it_leads_to(string form, string field, string value)
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var saved = await organizer.SendAsync(form, new() { [field] = value });

        Assert.Equal("Saved.", (await organizer.ReadAsync(saved.Headers.Location!.ToString())).QuerySelector("main .said").Words());
    }

    [Fact]
    public async Task An_owner_that_nobody_knows_is_made_only_when_asked_twice()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var asked = await organizer.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-owners"] = "A Brand New Group" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Equal("A Brand New Group", (await Browser.Parse(asked)).QuerySelector("input[name=new-owners]")?.GetAttribute("value"));
        Assert.False(await IsThereAsync());
        await organizer.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-owners"] = "A Brand New Group", ["new-owners"] = "A Brand New Group" });
        Assert.True(await IsThereAsync());

        Task<bool> IsThereAsync() => hub.InStoreAsync(database => database.Affiliates.AnyAsync(a => a.Name == "A Brand New Group"));
    }

    [Fact]
    public async Task A_second_affiliate_of_one_name_is_refused_with_the_way_to_the_first()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var refused = await organizer.SendAsync("/affiliates/new", new() { ["field-name"] = "wikimedia  colombia" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var slug = await hub.InStoreAsync(database => database.Affiliates.Where(a => a.Name == "Wikimedia Colombia").Select(a => a.Slug).SingleAsync());
        Assert.Equal("/affiliates/" + slug, (await Browser.Parse(refused)).QuerySelector(".field .error a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task More_answers_than_invitations_are_refused()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var refused = await organizer.SendAsync("/meetings/bogota/surveys/new", new() { ["field-statement"] = "All were content.", ["field-invited"] = "10", ["field-answered"] = "12" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("More cannot have answered", (await Browser.Parse(refused)).QuerySelector(".errors").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_meeting_of_a_series_shows_where_the_first_of_everything_is_added()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var made = await organizer.SendAsync((await organizer.ReadAsync("/series/iberoconf")).QuerySelector("a[href*='/meetings/new']")!.GetAttribute("href")!, new() { ["field-title"] = "An empty meeting" });
        var address = made.Headers.Location!.ToString().Split("/outcomes/carry")[0];
        Assert.Equal(4, (await organizer.ReadAsync(made.Headers.Location!.ToString())).QuerySelectorAll("input[name=Chosen][checked]").Length);

        var page = await organizer.ReadAsync(address);
        Assert.NotNull(page.QuerySelector(".eyebrow a[href$='/series/iberoconf']"));
        Assert.Equal(5, page.QuerySelectorAll(".tabs a").Length);
        Assert.NotNull((await organizer.ReadAsync(address + "/participants")).QuerySelector(".empty a[href$='/participants/add']"));
        Assert.NotNull((await organizer.ReadAsync(address + "/outcomes")).QuerySelector(".empty a[href$='/outcomes/new']"));
        Assert.Equal(2, (await new Browser(hub).ReadAsync(address)).QuerySelectorAll(".tabs a").Length);
    }

    [Fact]
    public async Task What_not_everybody_sees_says_so()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        Assert.Null((await organizer.ReadAsync("/meetings/bogota")).QuerySelector(".sight"));

        await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-visibility"] = nameof(Visibility.Participants) });

        Assert.Equal("Only people with an account see this.", (await organizer.ReadAsync("/meetings/bogota")).QuerySelector(".sight").Words());
    }

    [Fact]
    public async Task The_history_of_a_meeting_names_what_was_changed_and_dates_as_people_read_them()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var outcome = await hub.InStoreAsync(database => database.Outcomes.Where(o => o.Id == 1).Select(o => o.Text).SingleAsync());

        await organizer.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-kind"] = nameof(OutcomeKind.Decision), ["field-due-year"] = "2030", ["field-due-month"] = "5", ["field-due-day"] = "" });

        var history = (await organizer.ReadAsync("/meetings/bogota")).QuerySelector(".history").Words();
        Assert.Contains(outcome[..20], history, StringComparison.Ordinal);
        Assert.Contains("to “Decision”", history, StringComparison.Ordinal);
        Assert.Contains("to “May 2030”", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_put_back_can_be_gone_to_and_a_part_says_of_which_meeting_it_is()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        Assert.NotNull((await organizer.ReadAsync("/meetings/bogota/outcomes/1/edit")).QuerySelector(".crumbs a[href='/meetings/bogota']"));

        await organizer.SendAsync("/bin/add/Outcome/1", []);
        await organizer.SendAsync("/bin", [], "Restore");

        Assert.Equal("/meetings/bogota/outcomes#outcome-1", (await organizer.ReadAsync("/bin")).QuerySelector(".said a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/account/invitation?token=used")]
    [InlineData("/account/recovery?token=used")]
    [InlineData("/account/setup?token=used")]
    public async Task A_dead_link_says_so_and_where_to_sign_in(string address)
    {
        await using var hub = new HubApplication();

        var page = await new Browser(hub).ReadAsync(address);

        Assert.Equal("This link has been used or has ended", page.QuerySelector("h1").Words());
        Assert.NotNull(page.QuerySelector("main a[href$='/account/login']"));
    }

    private static async Task<HubApplication> SeededAsync()
    {
        var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        return hub;
    }
}
