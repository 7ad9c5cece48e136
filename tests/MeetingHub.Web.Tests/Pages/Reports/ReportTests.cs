using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Reports;

/// <summary>The summary report as its readers and its writers meet it.</summary>
public sealed class ReportTests : IAsyncLifetime
{
    private const string Report = "/meetings/santiago-2012/report";

    private HubApplication Hub { get; } = new();

    public Task InitializeAsync() => Hub.InStoreAsync(SeedFacts.AddAsync);

    public Task DisposeAsync() => Hub.DisposeAsync().AsTask();

    [Fact]
    public async Task It_is_there_for_everybody_in_the_language_of_the_page_and_its_contents_lead_to_its_parts()
    {
        var page = await new Browser(Hub).ReadAsync("/es" + Report);

        Assert.Equal("Informe", page.QuerySelector("h1").Words());
        Assert.Equal(["El encuentro", "Lo que se acordó", "Dónde leer más"], page.QuerySelectorAll(".report h2").Select(h => h.Words()));
        Assert.All(page.QuerySelectorAll(".report-contents a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Contains(page.QuerySelectorAll(".report th[lang=en]"), th => th.Words().StartsWith("Simultaneous participation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_format_that_can_be_had_is_a_file_with_its_type_and_its_name()
    {
        var browser = new Browser(Hub);
        foreach (var format in ReportWriter.Formats.Where(f => f != "pdf"))
        {
            var answer = await browser.GetAsync($"/pt{Report}.{format}?profile=board");

            Assert.Equal((HttpStatusCode.OK, ReportWriter.TypeOf(format).MediaType.Split(';')[0]), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal($"santiago-2012-report-pt.{ReportWriter.TypeOf(format).FileExtension}", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        }
    }

    [Fact]
    public async Task Where_no_browser_is_installed_pdf_says_what_to_install()
    {
        var browser = new Browser(Hub);

        Assert.Contains("Chromium", (await browser.ReadAsync(Report)).QuerySelector(".files").Words(), StringComparison.Ordinal);
        Assert.Null((await browser.ReadAsync(Report)).QuerySelector(".files a[href*='.pdf']"));
        var answer = await browser.GetAsync(Report + ".pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Chromium", (await Browser.Parse(answer)).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_are_chosen_and_ordered_by_their_places_and_files_follow()
    {
        var browser = new Browser(Hub);
        var page = await browser.ReadAsync(Report + "?place-outcomes=1&place-identity=2&place-links=");

        Assert.Equal(["part-outcomes", "part-identity"], page.QuerySelectorAll(".report h2").Select(h => h.Id));
        Assert.Equal(("1", "2", ""), (Place("outcomes"), Place("identity"), Place("links")));
        var markdown = await (await browser.GetAsync(page.QuerySelector(".files a[href*='.md']")!.GetAttribute("href")!)).Content.ReadAsStringAsync();
        Assert.Equal(["What was agreed", "The meeting"], markdown.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]));

        string? Place(string part) => page.GetElementById("place-" + part)!.GetAttribute("value") ?? "";
    }

    [Theory]
    [InlineData("?profile=nobody")]
    [InlineData("?place-outcomes=first")]
    [InlineData("?edition=secret")]
    public async Task What_an_address_cannot_mean_is_refused(string query)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(Hub).GetAsync(Report + query)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await new Browser(Hub).GetAsync(Report + ".md" + query)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync("/meetings/nowhere/report.md")).StatusCode);
    }

    [Fact]
    public async Task Staff_write_summary_and_finances_which_are_internal_until_they_say_otherwise()
    {
        var (staff, anybody) = (await Browser.AsAsync(Hub, AccountRole.Staff), new Browser(Hub));

        var words = await staff.SendAsync(Report + "/words/edit", new() { ["field-summary"] = "Four agreements.", ["field-lessons"] = "Begin earlier.", ["field-links"] = "Photos https://example.org/photos" });
        await staff.SendAsync(Report + "/finances/edit", new() { ["field-items"] = "Travel | 1,000 | 900 | cheaper", ["field-currency"] = "usd" });

        Assert.Equal(HttpStatusCode.Redirect, words.StatusCode);
        var intern = await staff.ReadAsync(Report + "?edition=internal");
        Assert.Equal(["part-identity", "part-summary", "part-outcomes", "part-lessons", "part-finances", "part-links"], intern.QuerySelectorAll(".report h2").Select(h => h.Id));
        Assert.Contains("-100.00", intern.QuerySelector(".report").Words(), StringComparison.Ordinal);
        // What staff send to anybody is the public edition, unless they choose.
        foreach (var page in new[] { await staff.ReadAsync(Report), await anybody.ReadAsync(Report) }) Assert.DoesNotContain("Four agreements", page.Body.Words(), StringComparison.Ordinal);

        await staff.SendAsync(Report + "/words/edit", new() { ["field-visibility"] = nameof(Visibility.Public) });

        var open = (await anybody.ReadAsync(Report)).QuerySelector(".report").Words();
        Assert.Contains("Four agreements.", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Travel", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_saved_comes_back_with_the_reason()
    {
        var staff = await Browser.AsAsync(Hub, AccountRole.Staff);

        var answer = await staff.SendAsync(Report + "/finances/edit", new() { ["field-items"] = "Travel | a lot", ["field-rate"] = "-3" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.Parse(answer);
        Assert.Equal("Travel | a lot", page.GetElementById("field-items")!.TextContent.Trim());
        Assert.Equal(2, page.QuerySelectorAll(".errors li").Length);
        Assert.False(await Hub.InStoreAsync(d => d.MeetingFinances.AnyAsync()));
    }

    [Fact]
    public async Task Of_two_who_write_the_first_words_at_once_the_second_sees_both()
    {
        var (first, second) = (await Browser.AsAsync(Hub, AccountRole.Staff), await Browser.AsAsync(Hub, AccountRole.Organizer));
        await first.SendAsync(Report + "/words/edit", new() { ["field-summary"] = "One." });

        // A form that was opened when there was nothing yet.
        var answer = await second.SendAsync(Report + "/words/edit", new() { ["version"] = "0", ["was-summary"] = "", ["field-summary"] = "Two." });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var words = (await Browser.Parse(answer)).Body.Words();
        Assert.Contains("One.", words, StringComparison.Ordinal);
        Assert.Contains("Two.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(AccountRole.Participant)]
    [InlineData(AccountRole.NoteTaker)]
    public async Task Nobody_else_writes_a_report_or_keeps_a_profile(AccountRole? role)
    {
        var browser = role is { } one ? await Browser.AsAsync(Hub, one) : new Browser(Hub);

        Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(Report + "/words/edit")).StatusCode);
        Assert.Null((await browser.ReadAsync(Report)).GetElementById("profile-name"));
        if (role is null) Assert.Contains("/account/login", (await browser.GetAsync(Report + "?edition=internal")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_kept_under_a_name_taken_by_that_name_and_forgotten()
    {
        var staff = await Browser.AsAsync(Hub, AccountRole.Staff);

        var kept = await staff.SendAsync(Report + "?place-links=1&place-outcomes=2", new() { ["name"] = "Fondo Andino" }, handler: "Keep");

        Assert.Contains("profile=fondo-andino", kept.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["part-links", "part-outcomes"], (await new Browser(Hub).ReadAsync(Report + "?profile=fondo-andino")).QuerySelectorAll(".report h2").Select(h => h.Id));
        await staff.SendAsync(Report, [], handler: "Drop");
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.GetAsync(Report + "?profile=fondo-andino")).StatusCode);
    }

    [Fact]
    public async Task A_meeting_that_not_everybody_sees_has_an_internal_report_alone()
    {
        await Hub.InStoreAsync(async database =>
        {
            (await database.Meetings.SingleAsync(m => m.Slug == "santiago-2012")).Correct("visibility", nameof(Visibility.Organizers));
            await database.SaveChangesAsync();
        });
        var staff = await Browser.AsAsync(Hub, AccountRole.Staff);

        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(Hub).GetAsync(Report + ".md")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(Report + ".md")).StatusCode);
        Assert.Contains("internal", (await staff.ReadAsync(Report)).QuerySelector(".report-choice .hint").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_hidden_is_in_any_format_of_the_public_edition()
    {
        const string Secret = "Zyxgeheim";
        await Hub.InStoreAsync(async database =>
        {
            var bogota = await database.Meetings.AsSplitQuery().Include(m => m.Outcomes).Include(m => m.Goals).Include(m => m.Surveys).Include(m => m.Sessions).SingleAsync(m => m.Slug == "bogota");
            var hidden = new Affiliate("zyxgeheim", Secret);
            hidden.Correct("visibility", nameof(Visibility.Organizers));
            bogota.AddDelegation(hidden, null, DelegationRole.Participant);
            bogota.AddOutcome(OutcomeKind.Decision, $"Thank {Secret}.", "en").AddOwner(hidden);
            var kept = bogota.AddOutcome(OutcomeKind.Decision, "Zyxhush stays among us.", "en");
            kept.Correct("visibility", nameof(Visibility.Organizers));
            bogota.AddGoal($"Win over {Secret}", "en");
            bogota.AddSurvey($"All like {Secret}.", "en");
            database.Add(new SessionNote(bogota.Sessions[0].Id, "Zyxdraft is not published.", "en"));
            var report = new MeetingReport(bogota.Id, "en");
            report.Correct("summary", "Zyxwords are for the board.");
            var finances = new MeetingFinances(bogota.Id);
            finances.Correct("items", "Zyxmoney | 1 | 2");
            database.AddRange(report, finances);
            await database.SaveChangesAsync();
        });
        var (anybody, staff) = (new Browser(Hub), await Browser.AsAsync(Hub, AccountRole.Staff));

        foreach (var format in ReportWriter.Formats.Where(f => f != "pdf").Append(""))
        {
            var address = "/meetings/bogota/report" + (format.Length == 0 ? "" : "." + format);
            foreach (var browser in new[] { anybody, staff }) Assert.DoesNotContain("zyx", await TextAsync(browser, address), StringComparison.OrdinalIgnoreCase);
            // What is looked for would be found where it is.
            var intern = await TextAsync(staff, address + "?edition=internal");
            foreach (var word in new[] { Secret, "Zyxhush" }) Assert.Contains(word, intern, StringComparison.OrdinalIgnoreCase);
            if (format != "csv" && format != "xlsx") Assert.Contains("Zyxwords", intern, StringComparison.Ordinal);
            Assert.Contains("Zyxmoney", intern, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Json_holds_the_report_beside_all_that_is_known()
    {
        var json = JsonDocument.Parse(await (await new Browser(Hub).GetAsync(Report + ".json")).Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(4, json.GetProperty("outcomes").GetArrayLength());
        var states = json.GetProperty("report").GetProperty("blocks").EnumerateArray().Single(b => b.TryGetProperty("table", out var name) && name.GetString() == "outcomes-by-status").GetProperty("rows");
        Assert.Equal([("Open", 4), ("total", 4)], states.EnumerateArray().Select(r => (r.GetProperty("status").GetString(), r.GetProperty("number").GetInt32())));
    }

    // Word's files and spreadsheets are zip files, in which nothing is found without unpacking them.
    private static async Task<string> TextAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', ..]) return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(entry.FullName).Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
