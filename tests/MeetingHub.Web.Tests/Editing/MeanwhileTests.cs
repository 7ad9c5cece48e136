using System.Net;
using AngleSharp.Html.Dom;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using MeetingHub.Web.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Editing;

/// <summary>What somebody else did while a form was open, and what cannot be saved: nothing typed is lost.</summary>
public sealed class MeanwhileTests
{
    [Fact]
    public async Task A_form_of_a_record_that_was_renamed_meanwhile_still_finds_it()
    {
        await using var hub = await SeededAsync();
        var (first, second) = await TwoAsync(hub);
        var form = Fields(await second.ReadAsync("/meetings/bogota/edit"));
        await first.SendAsync("/meetings/bogota/edit", new() { ["field-slug"] = "bogota-2022" });

        var stale = await PostAsync(second, "/meetings/bogota/edit", form, "field-venue", "What the second said");

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var page = await Browser.Parse(stale);
        Assert.Equal("What the second said", page.QuerySelector("#field-venue")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(second, "/meetings/bogota/edit", Fields(page), "field-area", "")).StatusCode);
        Assert.Equal(("bogota-2022", "What the second said"), await hub.InStoreAsync(database => database.Meetings.Where(m => m.City == "Bogotá").Select(m => ValueTuple.Create(m.Slug, m.Venue!)).SingleAsync()));
    }

    [Theory]
    [InlineData("/meetings/bogota/edit", "field-venue", RecordKind.Meeting)]
    [InlineData("/meetings/bogota/outcomes/1/edit", "field-area", RecordKind.Outcome)]
    [InlineData("/meetings/bogota/sessions/S1/edit", "field-room", RecordKind.Session)]
    public async Task A_form_of_a_record_that_was_binned_meanwhile_keeps_what_was_typed_until_it_is_put_back(string address, string field, RecordKind kind)
    {
        await using var hub = await SeededAsync();
        var (first, second) = await TwoAsync(hub);
        var form = Fields(await second.ReadAsync(address));
        await first.SendAsync($"/bin/add/{kind}/{form["record"].Split('-')[1]}", []);

        var gone = await PostAsync(second, address, form, field, "What the second said");

        Assert.Equal(HttpStatusCode.Conflict, gone.StatusCode);
        var page = await Browser.Parse(gone);
        Assert.Contains("put this into the bin", page.QuerySelector(".errors[autofocus]").Words(), StringComparison.Ordinal);
        Assert.Equal("What the second said", page.QuerySelector("#" + field)?.GetAttribute("value"));
        Assert.Contains("A Organizer", (await second.ReadAsync("/bin")).QuerySelector("main li").Words(), StringComparison.Ordinal);
        await first.SendAsync("/bin", [], "Restore");
        var stale = await Browser.Parse(await PostAsync(second, address, Fields(page), field, "What the second said"));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(second, address, Fields(stale), field, "What the second said")).StatusCode);
    }

    [Fact]
    public async Task A_date_that_cannot_be_comes_back_as_it_was_typed()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var page = await Browser.Parse(await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-startDate-day"] = "31", ["field-startDate-month"] = "2", ["field-startDate-year"] = "20x2" }));

        Assert.Equal(("31", "2", "20x2"), (page.QuerySelector("#field-startDate-day")?.GetAttribute("value"), ((IHtmlSelectElement)page.QuerySelector("#field-startDate-month")!).Value, page.QuerySelector("#field-startDate-year")?.GetAttribute("value")));
    }

    [Theory]
    [InlineData("field-edition", "0", "Editions are counted from 1.")]
    [InlineData("field-endDate-year", "1999", "The end comes before the beginning.")]
    public async Task What_no_meeting_can_be_is_said_beside_the_field(string field, string value, string error)
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var refused = await organizer.SendAsync("/meetings/mexico-city-2013/edit", new() { ["field-startDate-year"] = "2013", [field] = value });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(error, (await Browser.Parse(refused)).QuerySelector("p.error").Words());
    }

    [Fact]
    public async Task After_thirty_days_nothing_is_put_back()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        await organizer.SendAsync("/bin/add/Goal/1", []);
        var form = Fields(await organizer.ReadAsync("/bin"));
        hub.Clock.Ahead = TimeSpan.FromDays(13);
        await organizer.ReadAsync("/bin");
        hub.Clock.Ahead = TimeSpan.FromDays(26);
        await organizer.ReadAsync("/bin");
        hub.Clock.Ahead = TimeSpan.FromDays(31);

        Assert.Equal(HttpStatusCode.Gone, (await PostAsync(organizer, "/bin?handler=Restore", form, "x", "")).StatusCode);
        Assert.NotNull(await hub.InStoreAsync(database => database.Goals.Where(g => g.Id == 1).Select(g => g.BinnedAt).SingleAsync()));
    }

    [Fact]
    public async Task An_old_address_leads_on_with_its_question_and_tells_of_what_was_deleted()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        await organizer.SendAsync("/meetings/bogota/edit", new() { ["field-slug"] = "bogota-2022" });
        using var head = new HttpRequestMessage(HttpMethod.Head, "/es/meetings/bogota/outcomes?kind=agreement");

        var moved = await new Browser(hub).Client.SendAsync(head);

        Assert.Equal((HttpStatusCode.MovedPermanently, "/es/meetings/bogota-2022/outcomes?kind=agreement"), (moved.StatusCode, moved.Headers.Location?.ToString()));
        var id = await hub.InStoreAsync(database => database.Meetings.Where(m => m.Slug == "bogota-2022").Select(m => m.Id).SingleAsync());
        await organizer.SendAsync($"/bin/add/Meeting/{id}", []);
        Assert.Equal(HttpStatusCode.Gone, (await new Browser(hub).GetAsync("/meetings/bogota")).StatusCode);
    }

    [Fact]
    public async Task Who_only_leads_a_session_can_consent_and_the_history_says_so()
    {
        await using var hub = await SeededAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        await organizer.SendAsync("/meetings/bogota/sessions/S1/edit", new() { ["field-facilitators"] = "Typed Person" });
        await organizer.SendAsync("/meetings/bogota/agenda/publish", []);
        var link = (await organizer.ReadAsync("/meetings/bogota/sessions/S1")).QuerySelector("main a[href$='/name']")!.GetAttribute("href")!;
        Assert.DoesNotContain("Typed Person", (await new Browser(hub).ReadAsync("/meetings/bogota/sessions/S1")).Body!.TextContent, StringComparison.Ordinal);

        var saved = await organizer.SendAsync(link, [], "Consent");

        Assert.Equal(link, saved.Headers.Location?.ToString());
        Assert.Contains("Typed Person", (await new Browser(hub).ReadAsync("/meetings/bogota/sessions/S1")).Body!.TextContent, StringComparison.Ordinal);
        await organizer.SendAsync(link, [], "Withdraw");
        Assert.Contains("to “The name is withdrawn”A Organizer", (await organizer.ReadAsync(link)).QuerySelector(".history li").Words(), StringComparison.Ordinal);
    }

    private static async Task<HubApplication> SeededAsync()
    {
        var hub = new HubApplication();
        await hub.InStoreAsync(SeedFacts.AddAsync);
        return hub;
    }

    private static async Task<(Browser First, Browser Second)> TwoAsync(HubApplication hub) =>
        (await Browser.AsAsync(hub, AccountRole.Organizer, "first@example.org"), await Browser.AsAsync(hub, AccountRole.Organizer, "second@example.org"));

    private static Dictionary<string, string> Fields(IHtmlDocument page) => page.QuerySelectorAll("main form input[name]:not([type=radio]), main form select[name], main form textarea[name]").DistinctBy(e => e.GetAttribute("name"))
        .ToDictionary(e => e.GetAttribute("name")!, e => e switch { IHtmlSelectElement s => s.Value ?? "", IHtmlTextAreaElement t => t.Value, _ => e.GetAttribute("value") ?? "" });

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, string address, Dictionary<string, string> form, string name, string value)
    {
        form[name] = value;
        using var content = new FormUrlEncodedContent(form);
        return await browser.Client.PostAsync(new Uri(address, UriKind.Relative), content);
    }
}
