using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Outcomes;

/// <summary>What was agreed at one edition, followed to the next: with the four agreements of the Santiago edition.</summary>
public sealed class FollowingTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private HubApplication Hub { get; } = new();

    public Task InitializeAsync() => Hub.InStoreAsync(SeedFacts.AddAsync);

    public Task DisposeAsync() => Hub.DisposeAsync().AsTask();

    [Fact]
    public async Task A_step_is_an_entry_with_who_where_and_words_and_shows_on_the_page()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var id = await FirstAsync();

        var saved = await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/follow", new() { ["Input.Status"] = "done", ["Input.Text"] = "Two workshops were held.", ["Input.Link"] = "https://example.org/report" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var shown = (await new Browser(Hub).ReadAsync("/meetings/santiago-2012/outcomes")).QuerySelector($"#outcome-{id}")!;
        Assert.Equal("Done", shown.QuerySelector(".meta strong").Words());
        Assert.Contains("Two workshops were held.", shown.QuerySelector(".follow").Words(), StringComparison.Ordinal);
        Assert.Equal("https://example.org/report", shown.QuerySelector(".follow a[rel~=ugc]")!.GetAttribute("href"));
        // The name of whoever wrote it down is not for everybody.
        Assert.DoesNotContain("A Organizer", shown.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dropped", "", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("open", "", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("superseded", "Another one.", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("done", "", "javascript:alert(1)", HttpStatusCode.UnprocessableEntity)]
    [InlineData("nonsense", "x", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("inProgress", "", "", HttpStatusCode.Redirect)]
    public async Task What_a_step_has_to_say_is_asked_for_and_what_was_typed_comes_back(string status, string text, string link, HttpStatusCode expected)
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var id = await FirstAsync();

        var answer = await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/follow", new() { ["Input.Status"] = status, ["Input.Text"] = text, ["Input.Link"] = link });

        Assert.Equal(expected, answer.StatusCode);
        if (expected != HttpStatusCode.UnprocessableEntity) return;
        var page = await Browser.Parse(answer);
        Assert.NotNull(page.QuerySelector(".errors"));
        Assert.Equal(text, page.QuerySelector("#Input-Text")!.TextContent.Trim());
        Assert.Equal(OutcomeStatus.Open, await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Id == id).Select(o => o.Status).SingleAsync()));
    }

    [Fact]
    public async Task Open_agreements_are_offered_to_the_next_edition_and_keep_what_they_are()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var before = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        var offer = await organizer.ReadAsync("/meetings/mexico-city-2013/outcomes/carry");
        Assert.Equal(before.Select(id => $"{id}"), offer.QuerySelectorAll("input[name=Chosen][checked]").Select(i => i.GetAttribute("value")!));

        await CarryAsync(organizer, before);

        var carried = (await new Browser(Hub).ReadAsync("/meetings/mexico-city-2013/outcomes")).QuerySelectorAll("#carried .outcome");
        Assert.Equal(before.Select(id => $"outcome-{id}"), carried.Select(o => o.Id!));
        Assert.NotNull((await organizer.ReadAsync("/meetings/mexico-city-2013/outcomes/carry")).QuerySelector(".empty"));
        // A session asks after them, in the draft that organizers publish.
        var session = await Hub.InStoreAsync(d => d.Sessions.SingleAsync(s => s.Meeting!.Slug == "mexico-city-2013" && s.Title == "¿Qué pasó con lo que acordamos?"));
        Assert.Equal(4, session.Abstract!.Split('\n').Length);
        // Who reports at the later meeting says so by coming from there.
        Assert.Equal(
            await Hub.InStoreAsync(d => d.Meetings.Where(m => m.Slug == "mexico-city-2013").Select(m => $"{m.Id}").SingleAsync()),
            (await organizer.ReadAsync($"/meetings/mexico-city-2013/outcomes/{before[0]}/follow")).QuerySelector("#Input-Meeting option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Numbers_are_the_same_on_page_cord_table_feed_and_json()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var ids = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        foreach (var (id, status) in ids.Zip(["done", "inProgress", "dropped"]))
            await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/follow", new() { ["Input.Status"] = status, ["Input.Text"] = "Said." });
        var reader = new Browser(Hub);
        Dictionary<string, int> expected = new() { ["Done"] = 1, ["InProgress"] = 1, ["Dropped"] = 1, ["Open"] = 1 };

        var cord = (await reader.ReadAsync("/series/iberoconf")).QuerySelectorAll("svg.quipu use").CountBy(u => u.ClassName!).ToDictionary();
        var page = (await reader.ReadAsync("/outcomes?series=iberoconf")).QuerySelectorAll(".outcome .meta strong").CountBy(s => s.ClassName!).ToDictionary();
        var table = (await TableAsync(reader, "/outcomes.csv?series=iberoconf")).CountBy(row => row["Status"].Replace(" p", "P", StringComparison.Ordinal)).ToDictionary();
        var feed = XDocument.Parse(await (await reader.GetAsync("/outcomes.atom?series=iberoconf")).Content.ReadAsStringAsync()).Descendants(Atom + "entry").CountBy(e => e.Element(Atom + "title")!.Value.Split(':')[0].Replace(" p", "P", StringComparison.Ordinal)).ToDictionary();

        var json = JsonDocument.Parse(await (await reader.GetAsync("/api/outcomes?series=iberoconf")).Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray()
            .CountBy(o => char.ToUpperInvariant(o.GetProperty("status").GetString()![0]) + o.GetProperty("status").GetString()![1..]).ToDictionary(); // each has one

        Assert.Equal([expected, expected, expected, expected, expected], [cord, page, table, feed, json]);
    }

    [Theory]
    [InlineData("", 9)]
    [InlineData("?q=transparen", 1)]
    [InlineData("?q=no-such-word", 0)]
    [InlineData("?status=unsettled&series=iberoconf", 4)]
    [InlineData("?meeting=bogota", 5)]
    [InlineData("?due=undated", 9)]
    [InlineData("?due=overdue", 0)]
    [InlineData("?order=kind&kind=opportunity", 5)]
    public async Task Each_view_of_the_register_is_a_table_too(string query, int expected)
    {
        var reader = new Browser(Hub);

        Assert.Equal(expected, (await reader.ReadAsync("/outcomes" + query)).QuerySelectorAll(".outcome").Length);
        Assert.Equal(expected, (await TableAsync(reader, "/outcomes.csv" + query)).Count);
    }

    [Fact]
    public async Task A_hidden_edition_does_not_tell_of_itself_by_what_was_taken_along_or_said_there()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var ids = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        await organizer.SendAsync("/meetings/mexico-city-2013/edit", new() { ["field-visibility"] = nameof(Visibility.Organizers) });
        await CarryAsync(organizer, ids);
        var hidden = await Hub.InStoreAsync(d => d.Meetings.Where(m => m.Slug == "mexico-city-2013").Select(m => m.Id).SingleAsync());
        await organizer.SendAsync($"/meetings/mexico-city-2013/outcomes/{ids[0]}/follow", new() { ["Input.Status"] = "open", ["Input.Text"] = "Said behind the door.", ["Input.Meeting"] = $"{hidden}" });

        foreach (var address in (string[])["/outcomes", "/outcomes.csv", "/outcomes.atom", "/api/outcomes", "/feed.atom", "/series/iberoconf", "/meetings/santiago-2012/outcomes"])
        {
            var text = await (await new Browser(Hub).GetAsync(address)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("Said behind the door.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Taken along", text, StringComparison.Ordinal);
        }
        Assert.Contains("Said behind the door.", (await organizer.ReadAsync("/outcomes")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_not_everybody_may_read_does_not_stand_in_the_session_that_asks_after_it()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var ids = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{ids[0]}/edit", new() { ["field-visibility"] = nameof(Visibility.Participants) });

        await CarryAsync(organizer, ids);

        Assert.Equal(3, (await Hub.InStoreAsync(d => d.Sessions.Where(s => s.Title == "¿Qué pasó con lo que acordamos?").Select(s => s.Abstract!).SingleAsync())).Split('\n').Length);
    }

    [Fact]
    public async Task What_took_its_place_is_named_and_linked()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var ids = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());

        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{ids[0]}/follow", new() { ["Input.Status"] = "superseded", ["Input.Successor"] = $"{ids[1]}" });

        Assert.NotNull((await new Browser(Hub).ReadAsync("/outcomes")).QuerySelector($"#outcome-{ids[0]} .follow a[href$='#outcome-{ids[1]}']"));
    }

    [Fact]
    public async Task It_is_said_in_other_languages_beside_its_own()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var id = await FirstAsync();

        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/edit", new() { ["field-text-es"] = "Participación simultánea" });
        Assert.Equal("Participación simultánea", (await new Browser(Hub).ReadAsync("/es/outcomes")).QuerySelector($"#outcome-{id} .text").Words());
        Assert.NotEqual("Participación simultánea", (await new Browser(Hub).ReadAsync("/en/outcomes")).QuerySelector($"#outcome-{id} .text").Words());

        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/edit", new() { ["field-text-es"] = "" });
        Assert.NotEqual("Participación simultánea", (await new Browser(Hub).ReadAsync("/es/outcomes")).QuerySelector($"#outcome-{id} .text").Words());
    }

    [Fact]
    public async Task A_person_is_responsible_by_name_for_who_may_know_it_and_a_delegate_for_the_others()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var id = await FirstAsync();

        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/edit", new() { ["field-responsiblePeople"] = "Quiet Person", ["field-owners"] = "Wikimedia Chile" });

        Assert.Contains("Quiet Person", (await organizer.ReadAsync("/outcomes")).QuerySelector($"#outcome-{id} .meta").Words(), StringComparison.Ordinal);
        foreach (var address in (string[])["/outcomes", "/outcomes.csv", "/outcomes.atom", "/api/outcomes", "/feed.atom", "/meetings/santiago-2012/outcomes"])
        {
            var text = await (await new Browser(Hub).GetAsync(address)).Content.ReadAsStringAsync();
            Assert.Contains("a delegate", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Quiet Person", text, StringComparison.Ordinal);
        }
        // The one does not take the other away.
        Assert.Equal("Quiet Person", (await organizer.ReadAsync($"/meetings/santiago-2012/outcomes/{id}/edit")).QuerySelector("[name=field-responsiblePeople]")!.TextContent.Trim());
        Assert.Equal("Wikimedia Chile", (await organizer.ReadAsync($"/meetings/santiago-2012/outcomes/{id}/edit")).QuerySelector("[name=field-owners]")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("?status=nonsense")]
    [InlineData("?order=nonsense")]
    [InlineData("?due=1")]
    public async Task A_value_that_is_none_is_refused(string query)
    {
        foreach (var address in (string[])["/outcomes", "/outcomes.csv", "/outcomes.atom"])
            Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(Hub).GetAsync(address + query)).StatusCode);
    }

    [Fact]
    public async Task What_is_due_is_in_order_overdue_by_its_last_day_and_in_the_calendar_of_who_is_responsible()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var ids = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        var soon = DateTime.UtcNow.AddDays(40);
        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{ids[0]}/edit", new() { ["field-due-year"] = $"{soon:yyyy}", ["field-due-month"] = $"{soon:MM}", ["field-due-day"] = $"{soon:dd}", ["field-owners"] = "Wikimedia Chile" });
        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{ids[1]}/edit", new() { ["field-due-year"] = "2013", ["field-owners"] = "Wikimedia Chile" });
        var reader = new Browser(Hub);

        Assert.Equal([$"outcome-{ids[1]}", $"outcome-{ids[0]}"], (await reader.ReadAsync("/outcomes?order=due")).QuerySelectorAll(".outcome").Take(2).Select(o => o.Id!));
        Assert.Equal([$"outcome-{ids[1]}"], (await reader.ReadAsync("/outcomes?due=overdue")).QuerySelectorAll(".outcome").Select(o => o.Id!));
        Assert.Equal([$"outcome-{ids[0]}"], (await reader.ReadAsync("/outcomes?due=soon")).QuerySelectorAll(".outcome").Select(o => o.Id!));
        var calendar = await (await reader.GetAsync("/affiliates/wikimedia-chile/due.ics")).Content.ReadAsStringAsync();
        Assert.Contains($"DTSTART;VALUE=DATE:{soon:yyyyMMdd}", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20131231", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_of_outcomes_are_in_the_feed_of_the_site_and_hidden_ones_are_not()
    {
        var organizer = await Browser.AsAsync(Hub, AccountRole.Organizer);
        var ids = await Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).ToListAsync());
        foreach (var id in ids.Take(2)) await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{id}/follow", new() { ["Input.Status"] = "inProgress", ["Input.Text"] = $"News of {id}." });
        await organizer.SendAsync($"/meetings/santiago-2012/outcomes/{ids[1]}/edit", new() { ["field-visibility"] = nameof(Visibility.Organizers) });

        var feed = await (await new Browser(Hub).GetAsync("/feed.atom")).Content.ReadAsStringAsync();

        Assert.Contains($"News of {ids[0]}.", feed, StringComparison.Ordinal);
        Assert.DoesNotContain($"News of {ids[1]}.", feed, StringComparison.Ordinal);
    }

    private Task<int> FirstAsync() => Hub.InStoreAsync(d => d.Outcomes.Where(o => o.Meeting!.Slug == "santiago-2012").OrderBy(o => o.Id).Select(o => o.Id).FirstAsync());

    // Browser.SendAsync takes one value a name, and these are several.
    private static async Task CarryAsync(Browser organizer, List<int> ids)
    {
        var token = (await organizer.ReadAsync("/meetings/mexico-city-2013/outcomes/carry")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([.. ids.Select(id => KeyValuePair.Create("Chosen", $"{id}")), new("WithSession", "true"), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await organizer.Client.PostAsync(new Uri("/meetings/mexico-city-2013/outcomes/carry", UriKind.Relative), form)).StatusCode);
    }

    private static async Task<List<Dictionary<string, string>>> TableAsync(Browser reader, string address)
    {
        using var csv = new CsvReader(new StreamReader(await (await reader.GetAsync(address)).Content.ReadAsStreamAsync()), CultureInfo.InvariantCulture);
        List<Dictionary<string, string>> rows = [];
        csv.Read();
        csv.ReadHeader();
        while (csv.Read()) rows.Add(csv.HeaderRecord!.ToDictionary(c => c, c => csv.GetField(c)!)); // read just before
        return rows;
    }
}
