using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Archive;

/// <summary>The zip file of a series or a meeting: it is whole, leads nowhere that it has not, and tells nobody more than the site does.</summary>
public sealed class SeriesArchiveTests
{
    private const string Bogota = "the-latin-american-executive-directors-and-coordinators-gathered-in-bogota";
    private const string Token = "0123456789abcdef0123";

    private static readonly string[] Secrets =
    [
        "Wikimedia Colombia", "wikimedia-colombia", "Manuel Franco", "A hidden decision", "A draft of notes", "Only for participants", "Safety Summit", "safety-summit", "A goal in the bin", "a-hidden-file", "Answer in confidence", "Looked at it in private",
    ];

    private static readonly Uri Series = new("/en/series/gatherings/archive.zip", UriKind.Relative);
    private static readonly Uri Meeting = new($"/en/meetings/{Bogota}/archive.zip", UriKind.Relative);

    [Fact]
    public async Task The_public_edition_says_nothing_that_is_hidden_whoever_asks_for_it()
    {
        await using var hub = await FilledAsync();
        foreach (var browser in new[] { new Browser(hub), await Browser.AsAsync(hub, AccountRole.Organizer) })
            foreach (var address in new[] { Series, Meeting })
            {
                var entries = await EntriesAsync(await browser.Client.GetAsync(address));

                Assert.Equal([], Found(entries, Secrets));
                Assert.DoesNotContain("archive.json", entries.Keys);
                // What is public is there.
                Assert.NotEqual([], Found(entries, ["Wikimedia Chile"]));
                Assert.NotEqual([], Found(entries, ["A public line of notes"]));
            }
    }

    [Fact]
    public async Task The_internal_edition_has_everything_and_the_complete_JSON()
    {
        await using var hub = await FilledAsync();
        var staff = await Browser.AsAsync(hub, AccountRole.Staff);

        var entries = await EntriesAsync(await staff.Client.GetAsync(new Uri($"{Series}?edition=internal", UriKind.Relative)));

        Assert.Equal(Secrets.Order(StringComparer.Ordinal), Found(entries, Secrets).Select(f => f.Word).Distinct().Order(StringComparer.Ordinal));
        Assert.StartsWith("{\"format\":\"meetinghub-archive\",\"version\":1,", Encoding.UTF8.GetString(entries["archive.json"]), StringComparison.Ordinal);
        await using var other = new HubApplication();
        await ArchiveRoundTripTests.ReadAsync(other, entries["archive.json"]);
        Assert.True(await other.InStoreAsync(database => database.Meetings.AnyAsync(m => m.Slug == Bogota && m.Series!.Slug == "gatherings")));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect)]
    [InlineData(AccountRole.Participant, HttpStatusCode.Forbidden)]
    [InlineData(AccountRole.NoteTaker, HttpStatusCode.Forbidden)]
    [InlineData(AccountRole.Staff, HttpStatusCode.OK)]
    [InlineData(AccountRole.Organizer, HttpStatusCode.OK)]
    public async Task The_internal_edition_is_for_those_who_may_read_everything(AccountRole? role, HttpStatusCode expected)
    {
        await using var hub = await FilledAsync();
        var browser = role is { } some ? await Browser.AsAsync(hub, some) : new Browser(hub);

        foreach (var address in new[] { Series, Meeting })
        {
            Assert.Equal(expected, (await browser.GetAsync($"{address}?edition=internal")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{address}?edition=public")).StatusCode);
        }
    }

    [Theory]
    [InlineData("/en/series/gatherings/archive.zip?edition=all", HttpStatusCode.BadRequest)]
    [InlineData("/en/series/nothing/archive.zip", HttpStatusCode.NotFound)]
    [InlineData("/en/meetings/safety-summit/archive.zip", HttpStatusCode.NotFound)]
    [InlineData("/en/meetings/before/archive.zip", HttpStatusCode.MovedPermanently)]
    [InlineData("/en/series/before/archive.zip", HttpStatusCode.MovedPermanently)]
    public async Task What_is_not_there_is_said_to_be_elsewhere_or_nowhere(string address, HttpStatusCode expected)
    {
        await using var hub = await FilledAsync();

        Assert.Equal(expected, (await new Browser(hub).GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("public")]
    [InlineData("internal")]
    public async Task Every_link_of_every_page_leads_to_something_that_is_there(string edition)
    {
        await using var hub = await FilledAsync();
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);
        var entries = await EntriesAsync(await organizer.Client.GetAsync(new Uri($"{Series}?edition={edition}", UriKind.Relative)));
        var pages = new Dictionary<string, AngleSharp.Html.Dom.IHtmlDocument>();
        foreach (var (name, bytes) in entries.Where(e => e.Key.EndsWith(".html", StringComparison.Ordinal))) pages[name] = await new HtmlParser().ParseDocumentAsync(Encoding.UTF8.GetString(bytes));
        var (wrong, followed) = (new List<string>(), 0);

        foreach (var (name, page) in pages)
        {
            Assert.Equal(0, page.QuerySelectorAll("script, [style], iframe, object").Length);
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            Assert.NotEmpty(page.Title!);
            foreach (var link in page.QuerySelectorAll("[href], [src]"))
            {
                var target = link.GetAttribute("href") ?? link.GetAttribute("src")!;
                if (Uri.TryCreate(target, UriKind.Absolute, out var away) && away.Scheme is "http" or "https" or "mailto")
                {
                    if (link.LocalName != "a") wrong.Add($"{name} asks {target}");
                    continue;
                }
                followed++;
                var path = new Uri(new Uri($"zip://archive/{name}"), target);
                var file = path.AbsolutePath.TrimStart('/');
                if (!entries.ContainsKey(file) || target.StartsWith('/')) wrong.Add($"{name} leads to {target}");
                // A report by itself is as its notes are: a dead link in them stays dead.
                else if (path.Fragment.Length > 1 && !name.EndsWith("report.html", StringComparison.Ordinal) && pages[file].GetElementById(path.Fragment[1..]) is null) wrong.Add($"{name} leads to {target}, where there is no such place");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        var report = pages[$"meetings/{Bogota}/index.html"];
        Assert.NotNull(report.QuerySelector("a[href='../../meetings/con-meeting/index.html']"));
        Assert.NotNull(report.QuerySelector("a[href='http://localhost/en/affiliates']"));
        Assert.True(followed > 20, $"{followed} links were followed.");
        Assert.Contains($"attachments/{Token}-a-picture.txt", entries.Keys);
        Assert.Contains($"../../attachments/{Token}-a-picture.txt", Encoding.UTF8.GetString(entries[$"meetings/{Bogota}/index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_such_that_every_system_can_have_them_and_texts_stay_texts()
    {
        await using var hub = await FilledAsync();

        var entries = await EntriesAsync(await new Browser(hub).Client.GetAsync(Series));

        Assert.All(entries.Keys, name => Assert.Matches(@"\A([a-z0-9-]+/)*[A-Za-z0-9-]+\.[a-z0-9]{1,5}\z", name));
        Assert.DoesNotContain(entries.Keys, name => name.Split('/').Any(part => part.Split('.')[0] is "con" or "nul" or "aux" or "prn"));
        Assert.Contains("meetings/con-meeting/index.html", entries.Keys);
        var index = await new HtmlParser().ParseDocumentAsync(Encoding.UTF8.GetString(entries["index.html"]));
        Assert.Equal("<script>alert(1)</script> & \"meeting\"", index.QuerySelector("a[href='meetings/con-meeting/index.html']")!.TextContent);
        Assert.Contains("An archive from", index.Body!.TextContent, StringComparison.Ordinal);
        var readme = Encoding.UTF8.GetString(entries["README.txt"]);
        Assert.Contains("Open index.html", readme, StringComparison.Ordinal);
        Assert.Contains("no hace falta conexión", readme, StringComparison.Ordinal);
        Assert.Contains("Abra index.html", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_store_gives_the_same_pages()
    {
        await using var hub = await FilledAsync();
        var (first, second) = (await EntriesAsync(await new Browser(hub).Client.GetAsync(Series)), await EntriesAsync(await (await Browser.AsAsync(hub, AccountRole.Organizer)).Client.GetAsync(Series)));

        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first.Where(e => !e.Key.EndsWith(".docx", StringComparison.Ordinal)), entry => Assert.Equal(Encoding.Latin1.GetString(entry.Value), Encoding.Latin1.GetString(second[entry.Key])));
    }

    [Theory]
    [InlineData(AccountRole.Organizer, 2)]
    [InlineData(AccountRole.Participant, 1)]
    [InlineData(null, 1)]
    public async Task The_page_of_the_series_leads_to_it(AccountRole? role, int links)
    {
        await using var hub = await FilledAsync();
        var browser = role is { } some ? await Browser.AsAsync(hub, some) : new Browser(hub);

        var page = await browser.ReadAsync("/en/series/gatherings");

        Assert.Equal(links, page.QuerySelectorAll("#archive a[href*='/series/gatherings/archive.zip']").Length);
        Assert.Equal(links > 1, page.QuerySelector("#archive")!.TextContent.Contains("drafts, hidden names", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_would_wait_too_long_is_told_to_come_back_and_a_turn_ends_with_its_reader()
    {
        await using var hub = await FilledAsync();
        var turn = hub.Services.GetRequiredService<ArchiveTurn>();
        turn.Patience = TimeSpan.FromMilliseconds(50);
        Assert.True(await turn.WaitAsync(default));

        var busy = await new Browser(hub).Client.GetAsync(Series);
        turn.GiveBack();
        turn.Patience = TimeSpan.FromMinutes(1);
        (await new Browser(hub).Client.GetAsync(Series, HttpCompletionOption.ResponseHeadersRead)).Dispose();
        var after = await new Browser(hub).GetAsync(Meeting.ToString());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.Equal("Another archive is being made just now. Please try again in a minute.", await busy.Content.ReadAsStringAsync());
        Assert.NotNull(busy.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    // The seeds in one series, with whatever could leak.
    private static async Task<HubApplication> FilledAsync()
    {
        var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            var series = new MeetingSeries("gatherings", "Gatherings");
            var meeting = await database.Meetings.AsSplitQuery().Include(m => m.Outcomes).Include(m => m.Goals).Include(m => m.Sessions).Include(m => m.Links).SingleAsync(m => m.City == "Bogotá");
            var hostile = new Meeting("con", "<script>alert(1)</script> & \"meeting\"");
            var summit = new Meeting("safety-summit", "Safety Summit");
            foreach (var one in new[] { meeting, hostile, summit }) one.JoinSeries(series);
            database.Meetings.AddRange(hostile, summit);
            summit.Correct("visibility", nameof(Visibility.Organizers));
            hostile.AddOutcome(OutcomeKind.Decision, "<img src=x onerror=alert(1)>", "en");
            meeting.AddOutcome(OutcomeKind.Decision, "A hidden decision", "en").Correct("visibility", nameof(Visibility.Organizers));
            meeting.AddOutcome(OutcomeKind.Decision, "Thank WIKIMEDIA\ncolombia.", "en");
            meeting.AddGoal("A goal in the bin", "en").Bin(DateTimeOffset.UnixEpoch);
            meeting.AddLink(summit, MeetingRelation.Next);
            await database.SaveChangesAsync();
            var notes = new SessionNote(meeting.Sessions[0].Id, $"A public line of notes of Wikimedia Colombia.\n\n[A file](/files/{Token}/a-picture.txt) [A meeting](/es/meetings/con) [People](/pt/affiliates) ![Elsewhere](https://example.org/x.png) ![Here](/favicon.svg) [nowhere](#nowhere)", "en");
            var draft = new SessionNote(meeting.Sessions[1].Id, $"A draft of notes [file](/files/{Token[..^1]}4/a-hidden-file.txt)", "en");
            var participants = new SessionNote(meeting.Sessions[2].Id, "Only for participants", "en");
            database.SessionNotes.AddRange(notes, draft, participants);
            await database.SaveChangesAsync();
            notes.MoveTo(NoteState.Published, Visibility.Public, 1, "An organizer", "1", DateTimeOffset.UnixEpoch);
            participants.MoveTo(NoteState.Published, Visibility.Participants, 1, "An organizer", "1", DateTimeOffset.UnixEpoch);
            database.Attachments.AddRange(
                new Attachment(meeting.Sessions[0].Id, Token, "a-picture.txt", "text/plain", new AttachmentContent("A line."u8.ToArray()), "An organizer", DateTimeOffset.UnixEpoch),
                new Attachment(meeting.Sessions[1].Id, Token[..^1] + "4", "a-hidden-file.txt", "text/plain", new AttachmentContent("Looked at it in private"u8.ToArray()), "An organizer", DateTimeOffset.UnixEpoch));
            var source = new SourceDocument("..\\..\\AUX:*?.t|xt", "text/plain");
            var bytes = "A document about the meeting."u8.ToArray();
            source.AddVersion(bytes, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), "A document about the meeting.", null, "en", true, DateTimeOffset.UnixEpoch);
            source.IsAbout(hostile);
            database.Sources.Add(source);
            var survey = new Survey(meeting.Id, SurveyMoment.Before, isAnonymous: true, "secret");
            survey.Ask(QuestionKind.Text, [new QuestionWords("en", "A question?", [])], isAnswered: false);
            survey.Open(true);
            database.Surveys.Add(survey);
            await database.SaveChangesAsync();
            database.SurveyAnswers.Add(survey.Answer(new Dictionary<int, SurveyReplies> { [survey.Questions[0].Id] = new([], "Answer in confidence") }, null, "en"));
            database.OldAddresses.AddRange(new OldAddress(RecordKind.Meeting, "before", meeting.Id), new OldAddress(RecordKind.Series, "before", series.Id));
            (await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia")).Correct("visibility", nameof(Visibility.Organizers));
            (await database.People.FirstAsync(p => p.Name.StartsWith("Manuel"))).WithdrawName();
            await database.SaveChangesAsync();
        });
        return hub;
    }

    private static async Task<Dictionary<string, byte[]>> EntriesAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(e => e.FullName, e => Read(e.Open()));
    }

    // Files in files too: a document is a zip file of its own.
    private static IEnumerable<(string Word, string Entry)> Found(IEnumerable<KeyValuePair<string, byte[]>> entries, string[] words)
    {
        foreach (var (name, bytes) in entries)
        {
            foreach (var word in words.Where(w => name.Contains(w, StringComparison.OrdinalIgnoreCase))) yield return (word, name);
            if (bytes.AsSpan().StartsWith("PK"u8))
            {
                using var inner = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
                foreach (var found in Found(inner.Entries.Select(e => KeyValuePair.Create($"{name}/{e.FullName}", Read(e.Open()))).ToList(), words)) yield return found;
                continue;
            }
            var text = WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes)).ReplaceLineEndings(" ");
            foreach (var word in words.Where(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))) yield return (word, name);
        }
    }

    private static byte[] Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        using (stream) stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
