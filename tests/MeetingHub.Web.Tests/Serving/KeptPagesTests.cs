using System.Net;
using System.Net.Http.Headers;
using MeetingHub.Domain;
using MeetingHub.Web.Serving;
using MeetingHub.Web.Tests.Pages.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Serving;

/// <summary>What is kept in memory is sent as long as it is right, and not a moment longer.</summary>
public sealed class KeptPagesTests
{
    private const string Agenda = $"{AgendaHub.Meeting}/agenda";
    private const string Report = $"{AgendaHub.Meeting}/report";

    public static TheoryData<string, bool> Changes => new()
    {
        { "release", true }, { "withdrawal", true }, { "meeting", true }, { "address", true }, { "visibility", true }, { "affiliate", true }, { "naming", true }, { "series", true }, { "outcome", true },
        // What the page does not show.
        { "draft", false }, { "other meeting", false }, { "account", false },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_kept_page_is_dropped_exactly_when_what_it_shows_changes(string what, bool drops)
    {
        await using var hub = await StartAsync();
        await hub.ReadAsync(Agenda);
        var kept = Kept(hub);
        Assert.NotNull(kept);

        await ChangeAsync(hub, what);

        Assert.Equal(drops, !kept.IsFresh(hub.Site.Services.GetRequiredService<StoreWatch>(), hub.Site.Services.GetRequiredService<StoreWatch>().Now()));
    }

    [Theory]
    [InlineData(Agenda)]
    [InlineData($"{Agenda}.ics")]
    [InlineData($"{Agenda}.xml")]
    [InlineData($"{Agenda}.json")]
    [InlineData($"{Agenda}.jsonld")]
    [InlineData($"{Agenda}/releases.atom")]
    [InlineData($"{AgendaHub.Meeting}/sessions/S1.ics")]
    [InlineData("/calendar.ics")]
    [InlineData("/api/meetings/encounter/agenda")]
    [InlineData($"{AgendaHub.Meeting}/report")]
    [InlineData($"{AgendaHub.Meeting}/report?profile=board")]
    [InlineData($"{AgendaHub.Meeting}/report.docx")]
    [InlineData($"{AgendaHub.Meeting}/report.xlsx")]
    [InlineData($"{AgendaHub.Meeting}/report.html")]
    [InlineData($"{AgendaHub.Meeting}/report.md")]
    [InlineData($"{AgendaHub.Meeting}/report.wiki")]
    [InlineData($"{AgendaHub.Meeting}/report.csv")]
    [InlineData($"{AgendaHub.Meeting}/report.json")]
    public async Task A_reader_who_has_it_already_is_told_so(string address)
    {
        await using var hub = await StartAsync();

        var first = await hub.Visitor.GetAsync(address);
        var etag = first.Headers.ETag!;
        var modified = first.Content.Headers.LastModified!.Value;

        Assert.False(etag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(hub, address, r => r.Headers.IfNoneMatch.Add(etag))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(hub, address, r => r.Headers.IfModifiedSince = modified)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(hub, address, r => r.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\"")))).StatusCode);
        // The validator counts before the date (RFC 9110, 13.2.2).
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(hub, address, r =>
        {
            r.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
            r.Headers.IfModifiedSince = modified;
        })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(hub, address, r => r.Headers.IfModifiedSince = modified.AddDays(-1))).StatusCode);
        // What was made anew, as after a restart, has the same validators.
        hub.Site.Services.GetRequiredService<KeptAnswers>().Clear();
        var again = await hub.Visitor.GetAsync(address);
        Assert.Equal((etag, modified), (again.Headers.ETag, again.Content.Headers.LastModified));
    }

    [Theory]
    [InlineData("goal")]
    [InlineData("survey")]
    [InlineData("visit")]
    [InlineData("attachment")]
    [InlineData("profile")]
    public async Task A_report_is_made_anew_whatever_it_shows_has_changed(string what)
    {
        const string Address = $"{Report}.html?profile=ours";
        await using var hub = await StartAsync();
        await hub.Site.InStoreAsync(async database =>
        {
            database.Add(new ReportProfile("ours", "Ours", "identity,goals"));
            var meeting = await database.Meetings.SingleAsync();
            meeting.JoinProgramme(new Programme("programme", "Programme"));
            await database.SaveChangesAsync();
        });
        await hub.ReadAsync(Address);
        var kept = hub.Site.Services.GetRequiredService<KeptAnswers>().Find($"http localhost{Address}")!;
        var watch = hub.Site.Services.GetRequiredService<StoreWatch>();
        Assert.True(kept.IsFresh(watch, watch.Now()));

        if (what == "profile") await hub.Organizer.SendAsync(Report, new() { ["key"] = "ours" }, handler: "Drop");
        else await hub.Site.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.SingleAsync();
            object record = what switch
            {
                "goal" => meeting.AddGoal("To go on", "en"),
                "survey" => meeting.AddSurvey("Was it good?", "en"),
                "visit" => (await database.Programmes.SingleAsync()).AddVisit(await database.Affiliates.FirstAsync()),
                "attachment" => new Attachment((await database.Sessions.FirstAsync()).Id, "token", "a.png", "image/png", new AttachmentContent([1]), "x", DateTimeOffset.UtcNow),
                _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
            };
            database.Add(record);
            await database.SaveChangesAsync();
        });

        Assert.False(kept.IsFresh(watch, watch.Now()));
    }

    [Fact]
    public async Task An_edition_that_somebody_asks_for_is_never_kept()
    {
        await using var hub = await StartAsync();
        var answers = hub.Site.Services.GetRequiredService<KeptAnswers>();

        await hub.ReadAsync($"{Report}.md");
        await hub.ReadAsync($"{Report}.md?edition=public");
        await hub.Organizer.GetAsync($"{Report}.md?edition=internal");

        Assert.NotNull(answers.Find($"http localhost{Report}.md"));
        Assert.Null(answers.Find($"http localhost{Report}.md?edition=public"));
        Assert.Null(answers.Find($"http localhost{Report}.md?edition=internal"));
    }

    [Fact]
    public async Task The_packed_and_the_plain_answer_say_the_same()
    {
        await using var hub = await StartAsync();

        var plain = await hub.ReadAsync(Agenda);
        var packed = await AskAsync(hub, Agenda, r => r.Headers.AcceptEncoding.ParseAdd("gzip, br"));
        var refused = await AskAsync(hub, Agenda, r => r.Headers.AcceptEncoding.ParseAdd("gzip;q=0"));

        Assert.Equal(["gzip"], packed.Content.Headers.ContentEncoding);
        await using var unpacked = new System.IO.Compression.GZipStream(await packed.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal(plain, await new StreamReader(unpacked).ReadToEndAsync());
        Assert.Equal(plain, await refused.Content.ReadAsStringAsync());
        Assert.Contains("Accept-Encoding", packed.Headers.Vary);
    }

    [Fact]
    public async Task Who_is_signed_in_gets_a_page_of_their_own_and_leaves_none_behind()
    {
        await using var hub = await StartAsync();

        var organizers = await (await hub.Organizer.GetAsync(Agenda)).Content.ReadAsStringAsync();
        var visitors = await hub.ReadAsync(Agenda);

        Assert.Contains("/agenda/publish", organizers, StringComparison.Ordinal);
        Assert.DoesNotContain("/agenda/publish", visitors, StringComparison.Ordinal);
        Assert.Contains("/agenda/publish", await (await hub.Organizer.GetAsync(Agenda)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_readers_during_a_publication_see_the_old_or_the_new_release_whole()
    {
        await using var hub = await StartAsync();
        await hub.EditAsync("S1", "title", "Welcome");
        await hub.EditAsync("S2", "title", "Numbers");
        var readers = Enumerable.Range(0, 200).Select(async n =>
        {
            await Task.Delay(n % 20);
            var answer = await hub.Visitor.GetAsync(Agenda);
            return (answer.StatusCode, Text: await answer.Content.ReadAsStringAsync());
        }).ToList();

        await hub.PublishAsync();

        foreach (var (status, text) in await Task.WhenAll(readers))
        {
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.True(Has(text, "Opening") && Has(text, "Statistics") != Has(text, "Numbers") || Has(text, "Welcome") && Has(text, "Numbers"), text);
            Assert.NotEqual(Has(text, "Opening"), Has(text, "Welcome"));
        }
        Assert.True(Has(await hub.ReadAsync(Agenda), "Welcome"));

        static bool Has(string text, string title) => text.Contains($">{title}<", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_is_bounded()
    {
        await using var hub = await StartAsync();
        var answers = hub.Site.Services.GetRequiredService<KeptAnswers>();

        for (var n = 0; n < 40; n++) answers.Keep($"key {n}", new KeptAnswer(new byte[2 << 20], "\"x\"", "", null, default, false, null, [], 0));

        Assert.InRange(answers.Bytes, 1, KeptAnswers.Most);
        Assert.NotNull(answers.Find("key 39"));
        Assert.Null(answers.Find("key 0"));
        // An address that has no end of variants is never kept.
        await hub.ReadAsync($"{Agenda}?x=1");
        Assert.Null(answers.Find($"http localhost{Agenda}?x=1"));
    }

    private static async Task<AgendaHub> StartAsync()
    {
        var hub = await AgendaHub.StartAsync(also: meeting =>
        {
            meeting.JoinSeries(new MeetingSeries("series", "The Series"));
            meeting.AddDelegation(new Affiliate("affiliate", "Some Affiliate"), null, DelegationRole.Host);
        });
        await hub.BringAsync("2025-02-08\n9:00-10:00 Opening | Hall | First Facilitator\n10:00-11:00 Statistics | Hall");
        await hub.PublishAsync();
        return hub;
    }

    private static KeptAnswer? Kept(AgendaHub hub) => hub.Site.Services.GetRequiredService<KeptAnswers>().Find($"http localhost{Agenda}");

    private static async Task ChangeAsync(AgendaHub hub, string what)
    {
        if (what == "release")
        {
            await hub.EditAsync("S1", "title", "Welcome");
            await hub.PublishAsync();
            return;
        }
        await hub.Site.InStoreAsync(async database =>
        {
            var meeting = await database.Meetings.SingleAsync();
            switch (what)
            {
                case "withdrawal": meeting.WithdrawAgenda(DateTimeOffset.UtcNow); break;
                case "meeting": meeting.Correct("hostCity", "Valparaíso"); break;
                case "address": meeting.MoveTo("elsewhere"); break;
                case "visibility": meeting.Correct("visibility", nameof(Visibility.Participants)); break;
                case "affiliate": (await database.Affiliates.FirstAsync()).Correct("name", "Another name"); break;
                case "naming": (await database.People.FirstAsync()).Consent(DateTimeOffset.UtcNow); break;
                case "series": (await database.Series.FirstAsync()).Correct("name", "Another series"); break;
                case "outcome": database.Add(Outcome(meeting)); break;
                case "draft": (await database.Sessions.FirstAsync()).Correct("title", "Welcome"); break;
                case "other meeting": database.Add(new Meeting("other", "Another", "en")); break;
                case "account": database.Add(new Web.Accounts.Account("x@example.org", "X", Web.Accounts.AccountRole.Staff, DateTimeOffset.UnixEpoch)); break;
                default: throw new ArgumentOutOfRangeException(nameof(what), what, null);
            }
            await database.SaveChangesAsync();
        });
    }

    private static Outcome Outcome(Meeting meeting) => meeting.AddOutcome(OutcomeKind.Decision, "To go on", "en");

    private static async Task<HttpResponseMessage> AskAsync(AgendaHub hub, string address, Action<HttpRequestMessage> with)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        with(request);
        return await hub.Visitor.Client.SendAsync(request);
    }
}
