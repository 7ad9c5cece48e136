using System.Net;
using System.Text.Json;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Agenda;

/// <summary>The draft as its editor changes it: at once, one step at a time, and never over somebody else's head.</summary>
public sealed class EditorTests
{
    private const string Edit = $"{AgendaHub.Meeting}/agenda/edit";

    [Fact]
    public async Task A_move_is_saved_at_once_and_warned_about()
    {
        await using var hub = await StartAsync();

        var answer = await PlaceAsync(hub.Organizer, "S2", 1, start: 9 * 60 + 30, room: "Hall");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["“Statistics” begins while “Opening” is still in Hall (Saturday 8 February, 09:30)."], Warnings(answer.Draft, "Hall"));
        Assert.Equal("09:30 Hall", await StoredAsync(hub, "S2"));
    }

    [Fact]
    public async Task The_second_of_two_who_move_one_session_sees_where_it_is_and_loses_nothing()
    {
        await using var hub = await StartAsync();
        var other = await Browser.AsAsync(hub.Site, AccountRole.Organizer, "other@example.org");
        await PlaceAsync(hub.Organizer, "S2", await VersionAsync(hub, "S2"), 11 * 60, "Hall");

        var answer = await PlaceAsync(other, "S2", await VersionAsync(hub, "S2") - 1, 15 * 60, "Room 2");

        Assert.Equal((HttpStatusCode.Conflict, "Somebody else has just changed this session. You see it as it is now."), (answer.Status, answer.Refusal));
        Assert.Equal(11 * 60, Item(answer.Draft, "S2").GetProperty("start").GetInt32());
        Assert.Equal("11:00 Hall", await StoredAsync(hub, "S2"));
    }

    [Fact]
    public async Task Twenty_steps_can_be_taken_back_one_by_one_and_no_more()
    {
        await using var hub = await StartAsync();
        for (var n = 1; n <= 21; n++) await PlaceAsync(hub.Organizer, "S1", await VersionAsync(hub, "S1"), 9 * 60 + n * 5, "Hall");

        for (var n = 20; n >= 1; n--)
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(hub.Organizer, "Undo", [])).Status);
            Assert.Equal($"{TimeOnly.MinValue.AddMinutes(9 * 60 + n * 5):HH:mm} Hall", await StoredAsync(hub, "S1"));
        }
        var last = await SendAsync(hub.Organizer, "Undo", []);

        Assert.Equal((HttpStatusCode.Conflict, "There is nothing to undo."), (last.Status, last.Refusal));
        Assert.Equal("09:05 Hall", await StoredAsync(hub, "S1"));
    }

    [Fact]
    public async Task What_somebody_else_has_changed_since_is_not_taken_back()
    {
        await using var hub = await StartAsync();
        var other = await Browser.AsAsync(hub.Site, AccountRole.Organizer, "other@example.org");
        await PlaceAsync(hub.Organizer, "S1", await VersionAsync(hub, "S1"), 10 * 60, "Hall");
        await PlaceAsync(other, "S1", await VersionAsync(hub, "S1"), 12 * 60, "Hall");

        var answer = await SendAsync(hub.Organizer, "Undo", []);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("12:00 Hall", await StoredAsync(hub, "S1"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(other, "Undo", [])).Status);
        Assert.Equal("10:00 Hall", await StoredAsync(hub, "S1"));
    }

    [Fact]
    public async Task A_pasted_list_is_one_step_and_pasted_again_it_changes_only_what_differs()
    {
        await using var hub = await AgendaHub.StartAsync();
        const string lines = "2025-02-08\n9:00-10:00 Opening | Hall | Wikimedia Chile\n10:00-10:30 Coffee\n10:30-12:00 Statistics | Room 2";
        await hub.BringAsync(lines);
        Assert.Equal(["Opening", "Coffee", "Statistics"], await TitlesAsync(hub));

        var looked = await Browser.Parse(await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = lines.Replace("Room 2", "Hall", StringComparison.Ordinal) }));
        Assert.Equal(["0 new", "1 changes", "2 as they are"], looked.QuerySelectorAll(".key li").Select(l => l.Words()));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(hub.Organizer, "Undo", [])).Status);
        Assert.Empty(await TitlesAsync(hub));
        Assert.Equal(0, await hub.Site.InStoreAsync(database => database.Sessions.CountAsync(s => s.BinnedAt == null)));
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_told_by_their_number()
    {
        await using var hub = await AgendaHub.StartAsync();

        var page = await Browser.Parse(await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = "2025-02-08\n9:00-10:00 Opening | Hall\n25:61-26:00 Nonsense\n11:00 Statistics" }));

        Assert.Contains("Line 3:", page.QuerySelector(".warnings").Words(), StringComparison.Ordinal);
        Assert.Contains("2 new", page.QuerySelector(".key").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_shows_what_its_columns_mean_and_remembers_what_was_said()
    {
        await using var hub = await AgendaHub.StartAsync();
        const string table = "Etwas;Was;Wann;Tag\nx;Opening;09:00;2025-02-08\ny;Closing;17:00;2025-02-08";
        var first = await Browser.Parse(await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = table }));
        Assert.Equal(4, first.QuerySelectorAll("select[name^='Input.Columns']").Length);
        var said = new Dictionary<string, string> { ["Input.Text"] = table, ["Input.Columns[0]"] = "Room", ["Input.Columns[1]"] = "Title", ["Input.Columns[2]"] = "Start", ["Input.Columns[3]"] = "Day" };

        var taken = await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", said, handlerOf: "Take");
        var again = await Browser.Parse(await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = table }));

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(["x", "y"], await hub.Site.InStoreAsync(database => database.Sessions.OrderBy(s => s.Start).Select(s => s.Room!).ToListAsync()));
        Assert.Equal("Room", again.QuerySelector("#column-0 option[selected]")?.GetAttribute("value"));
        Assert.Contains("2 as they are", again.QuerySelector(".key").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_leave_the_zone_open_are_asked_about()
    {
        await using var hub = await AgendaHub.StartAsync(also: meeting => meeting.Import("timeZone", null, "America/Santiago"));
        const string calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20250208T120000Z\nDTEND:20250208T130000Z\nSUMMARY:Opening\nLOCATION:Hall\nEND:VEVENT\nEND:VCALENDAR\n";

        var looked = await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = calendar });
        var page = await Browser.Parse(looked);
        var refused = await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = calendar }, handlerOf: "Take");
        var taken = await hub.Organizer.SendAsync($"{AgendaHub.Meeting}/agenda/bring", new() { ["Input.Text"] = calendar, ["Input.InstantsCount"] = "false" }, handlerOf: "Take");

        Assert.NotEmpty(page.QuerySelectorAll("input[name='Input.InstantsCount']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal("12:00 Hall", await StoredAsync(hub, "S1"));
    }

    [Fact]
    public async Task Without_a_script_the_list_has_a_form_for_each_session_and_buttons_that_work()
    {
        await using var hub = await StartAsync();

        var page = await hub.Organizer.ReadAsync(Edit);
        var undone = await hub.Organizer.SendAsync(Edit, [], "Undo");
        var added = await hub.Organizer.SendAsync(Edit, new() { ["title"] = "Closing" }, "Add");

        Assert.Equal(2, page.QuerySelectorAll("#editor a[href$='/edit']").Length);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (undone.StatusCode, added.StatusCode));
        Assert.Equal(["Closing"], await TitlesAsync(hub));
    }

    private static async Task<AgendaHub> StartAsync()
    {
        var hub = await AgendaHub.StartAsync();
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall\n10:00-11:00 Statistics | Room 2");
        return hub;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Draft, string? Refusal)> PlaceAsync(Browser browser, string code, int version, int start, string room) => await SendAsync(browser, "Place", new()
    {
        ["Code"] = code,
        ["Version"] = $"{(version == 1 ? (await DraftAsync(browser)).GetProperty("items").EnumerateArray().First(i => i.GetProperty("code").GetString() == code).GetProperty("version").GetInt32() : version)}",
        ["Day"] = "2025-02-08",
        ["Start"] = $"{start}",
        ["Minutes"] = "60",
        ["Room"] = room,
    });

    private static async Task<(HttpStatusCode Status, JsonElement Draft, string? Refusal)> SendAsync(Browser browser, string handler, Dictionary<string, string> values)
    {
        var token = (await browser.ReadAsync(Edit)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!; // the page has forms
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Edit}?handler={handler}") { Content = new FormUrlEncodedContent(values.Append(KeyValuePair.Create("__RequestVerificationToken", token))) };
        request.Headers.Accept.ParseAdd("application/json");
        var answer = await browser.Client.SendAsync(request);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        return (answer.StatusCode, json.GetProperty("draft"), json.GetProperty("refusal").GetString());
    }

    private static async Task<JsonElement> DraftAsync(Browser browser) => JsonDocument.Parse(await (await browser.GetAsync($"{Edit}?handler=Draft")).Content.ReadAsStringAsync()).RootElement;

    private static JsonElement Item(JsonElement draft, string code) => draft.GetProperty("items").EnumerateArray().First(i => i.GetProperty("code").GetString() == code);

    private static IEnumerable<string?> Warnings(JsonElement draft, string about) => draft.GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("text").GetString()).Where(w => w!.Contains(about, StringComparison.Ordinal));

    private static Task<int> VersionAsync(AgendaHub hub, string code) => hub.Site.InStoreAsync(database => database.Sessions.Where(s => s.Code == code).Select(s => s.Version).SingleAsync());

    private static Task<string> StoredAsync(AgendaHub hub, string code) => hub.Site.InStoreAsync(async database => await database.Sessions.SingleAsync(s => s.Code == code) is var s ? $"{s.Start:HH:mm} {s.Room}" : "");

    private static Task<List<string>> TitlesAsync(AgendaHub hub) => hub.Site.InStoreAsync(database => database.Sessions.Where(s => s.BinnedAt == null).OrderBy(s => s.Position).Select(s => s.Title).ToListAsync());
}
