using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Editing;

public sealed class EditTests
{
    [Fact]
    public async Task A_corrected_meeting_says_what_its_editor_said_and_who_that_was()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var saved = await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-venue"] = "The new office", ["field-startDate-year"] = "2022", ["field-startDate-month"] = "9" });

        Assert.Equal("/meetings/bogota", saved.Headers.Location?.ToString());
        var meeting = await hub.InStoreAsync(database => database.Meetings.SingleAsync(m => m.Slug == "bogota"));
        Assert.Equal(("The new office", "2022-09", true), (meeting.Venue, meeting["startDate"], meeting.IsCorrected));
        var history = (await organizer.ReadAsync("/meetings/bogota")).QuerySelector(".history").Words();
        Assert.Contains("to “The new office”", history, StringComparison.Ordinal);
        Assert.Contains("A Organizer", history, StringComparison.Ordinal);
        Assert.Null((await new Browser(hub).ReadAsync("/meetings/bogota")).QuerySelector(".history"));
    }

    [Theory]
    [InlineData("/series/iberoconf/edit", "name")]
    [InlineData("/programmes/leading-from-the-south/edit", "name")]
    [InlineData("/affiliates/wikimedia-colombia/edit", "name")]
    [InlineData("/meetings/bogota/sessions/S1/edit", "title")]
    [InlineData("/meetings/bogota/outcomes/1/edit", "text")]
    [InlineData("/meetings/mexico-city-2013/goals/1/edit", "aim")]
    public async Task Every_record_can_be_corrected_where_it_is_read(string address, string field)
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var saved = await organizer.SendAsync(address, new() { [$"field-{field}"] = "Corrected by hand" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("Corrected by hand", (await organizer.ReadAsync(saved.Headers.Location!.ToString().Split('#')[0])).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(["Corrected by hand"], await hub.InStoreAsync(database => database.Changes.Select(c => c.After).ToListAsync()));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_chooses_and_loses_nothing()
    {
        await using var hub = await SeededAsync();
        var first = await Browser.AsAsync(hub, AccountRole.Organizer, "first@example.org");
        var second = await Browser.AsAsync(hub, AccountRole.Organizer, "second@example.org");
        var (one, two) = (await FormAsync(first), await FormAsync(second));
        await PostAsync(first, one, ("field-venue", "What the first said"), ("field-dateText", "in the first's words"));

        var stale = await PostAsync(second, two, ("field-venue", "What the second said"), ("field-edition", "7"));

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = await Browser.Parse(stale);
        var dispute = page.QuerySelector("fieldset.wrong").Words();
        Assert.Contains("What the second said", dispute, StringComparison.Ordinal);
        Assert.Contains("What the first said", dispute, StringComparison.Ordinal);
        Assert.Equal(("in the first's words", "7"), (page.QuerySelector("#field-dateText")?.GetAttribute("value"), page.QuerySelector("#field-edition")?.GetAttribute("value")));

        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(second, Fields(page), ("choice-venue", "theirs"))).StatusCode);
        var meeting = await hub.InStoreAsync(database => database.Meetings.SingleAsync(m => m.Slug == "bogota"));
        Assert.Equal(("What the first said", "in the first's words", 7), (meeting.Venue, meeting.DateText, meeting.Edition));
    }

    [Theory]
    [InlineData("field-edition", "three", "Please write a number.")]
    [InlineData("field-title", " ", "Please fill this in.")]
    [InlineData("field-startDate-day", "31", "This is not a date of the calendar.")]
    [InlineData("field-hostCountry", "XX", "This was not understood.")]
    public async Task What_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(string field, string value, string error)
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var refused = await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-venue"] = "Typed before", [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Browser.Parse(refused);
        Assert.Equal(error, page.QuerySelector("p.error").Words());
        Assert.Contains(error, page.QuerySelector(".errors[autofocus]").Words(), StringComparison.Ordinal);
        Assert.Equal("Typed before", page.QuerySelector("#field-venue")?.GetAttribute("value"));
        Assert.NotEqual("Typed before", await hub.InStoreAsync(database => database.Meetings.Where(m => m.Slug == "bogota").Select(m => m.Venue).SingleAsync()));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_can_be_put_back()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var id = await hub.InStoreAsync(database => database.Meetings.Where(m => m.Slug == "bogota").Select(m => m.Id).SingleAsync());

        await organizer.SendAsync($"/bin/add/Meeting/{id}", []);

        Assert.Equal(HttpStatusCode.Gone, (await new Browser(hub).GetAsync("/meetings/bogota")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(hub).GetAsync("/meetings/bogota/outcomes")).StatusCode);
        await organizer.SendAsync("/bin", [], "Restore");
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync("/meetings/bogota")).StatusCode);

        var session = await hub.InStoreAsync(database => database.Sessions.Where(s => s.Meeting!.Slug == "bogota" && s.Code == "S1").Select(s => s.Id).SingleAsync());
        await organizer.SendAsync($"/bin/add/Session/{session}", []);
        // The public sees the draft's changes with the next release.
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync("/meetings/bogota/sessions/S1")).StatusCode);
        await organizer.SendAsync("/meetings/bogota/agenda/publish", []);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(hub).GetAsync("/meetings/bogota/sessions/S1")).StatusCode);
    }

    [Fact]
    public async Task A_note_taker_edits_outcomes_of_the_meetings_assigned_to_them_and_no_others()
    {
        await using var hub = await SeededAsync();
        var taker = await Browser.AsAsync(hub, AccountRole.NoteTaker);
        Assert.Equal(HttpStatusCode.Forbidden, (await taker.GetAsync("/meetings/bogota/outcomes/1/edit")).StatusCode);
        await hub.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.Where(m => m.Slug == "bogota").Select(m => m.Id).SingleAsync();
            (await database.Users.SingleAsync()).Assignments.Add(new MeetingAssignment(meeting));
            await database.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Redirect, (await taker.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-area"] = "elsewhere" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await taker.GetAsync("/meetings/santiago-2012/outcomes/6/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await taker.GetAsync("/meetings/bogota/edit")).StatusCode);
    }

    [Fact]
    public async Task A_name_hidden_from_its_editor_is_not_overwritten_by_what_hides_it()
    {
        await using var hub = await SeededAsync();
        var taker = await Browser.AsAsync(hub, AccountRole.NoteTaker);
        await hub.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.Include(m => m.Outcomes).SingleAsync(m => m.Slug == "bogota");
            meeting.Outcomes[0].Correct("text", "Ask Wikimedia Chile");
            (await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-chile")).Correct("visibility", nameof(Visibility.Organizers));
            (await database.Users.SingleAsync()).Assignments.Add(new MeetingAssignment(meeting.Id));
            await database.SaveChangesAsync();
        });

        var refused = await taker.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-text"] = "Ask ███████████████ again" });
        var saved = await taker.SendAsync("/meetings/bogota/outcomes/1/edit", new() { ["field-area"] = "elsewhere" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (refused.StatusCode, saved.StatusCode));
        Assert.Equal(("Ask Wikimedia Chile", "elsewhere"), await hub.InStoreAsync(database => database.Outcomes.Where(o => o.Id == 1).Select(o => ValueTuple.Create(o.Text, o.Area)).SingleAsync()));
    }

    private static async Task<HubApplication> SeededAsync()
    {
        var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        return hub;
    }

    private static async Task<Dictionary<string, string>> FormAsync(Browser browser) => Fields(await browser.ReadAsync("/meetings/bogota/edit"));

    private static Dictionary<string, string> Fields(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("main form input[name]:not([type=radio]), main form select[name], main form textarea[name]")
        .ToDictionary(e => e.GetAttribute("name")!, e => e switch { AngleSharp.Html.Dom.IHtmlSelectElement s => s.Value ?? "", AngleSharp.Html.Dom.IHtmlTextAreaElement t => t.Value, _ => e.GetAttribute("value") ?? "" });

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, Dictionary<string, string> form, params (string Name, string Value)[] typed)
    {
        foreach (var (name, value) in typed) form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        return await browser.Client.PostAsync(new Uri("/meetings/bogota/edit", UriKind.Relative), content);
    }
}
