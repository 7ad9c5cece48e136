using MeetingHub.Domain;

namespace MeetingHub.Web.Tests.Pages;

public sealed class HostileContentTests
{
    private const string Hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \" onmouseover=\"alert(3)";

    private static readonly string[] Fields = ["hostCity", "venue", "timeZone", "dateText"];

    [Fact]
    public async Task What_documents_and_people_write_is_shown_and_never_run()
    {
        await using var site = new HubApplication();
        using var client = site.CreateClient();
        await site.InStoreAsync(async database =>
        {
            var series = new MeetingSeries("s", Hostile, "en");
            var programme = new Programme("p", Hostile, "en");
            var affiliate = new Affiliate("a", Hostile, "en");
            var meeting = new Meeting("m", Hostile, "en");
            meeting.JoinSeries(series);
            meeting.JoinProgramme(programme);
            foreach (var field in Fields) meeting.Import(field, Hostile, null);
            meeting.AddDelegation(affiliate, null, DelegationRole.Host);
            var person = new Person("x", Hostile);
            person.NameFromSource();
            meeting.AddParticipation(person, ParticipationRole.Speaker).ComeFrom(affiliate);
            meeting.AddSession(Hostile, "en").Import("room", Hostile, null);
            var outcome = meeting.AddOutcome(OutcomeKind.Decision, Hostile, "en");
            outcome.Import("area", Hostile, null);
            outcome.AddOwner(affiliate);
            meeting.AddGoal(Hostile, "en");
            meeting.AddSurvey(Hostile, "en");
            var source = new SourceDocument(Hostile, "text/plain");
            source.AddVersion([1], new string('0', 64), Hostile, Hostile, "en", true, DateTimeOffset.UnixEpoch);
            database.AddRange(meeting, source, series, programme, affiliate);
            await database.SaveChangesAsync();
            meeting.PublishAgenda(null, withTray: true, Hostile, Hostile, DateTimeOffset.UnixEpoch);
            source.AddEvidence(new Evidence(RecordKind.Outcome, outcome.Id, "text", Hostile, 0, 20, Hostile[..20]));
            source.AddEvidence(new Evidence(RecordKind.Meeting, meeting.Id, "hostCity", Hostile, 9, 30, Hostile[9..39]));
            await database.SaveChangesAsync();
        });

        foreach (var address in new[]
        {
            "/", "/meetings", "/meetings/m", "/meetings/m/agenda", "/meetings/m/sessions/S1", "/meetings/m/participants", "/meetings/m/outcomes", "/outcomes", "/series", "/series/s",
            "/programmes", "/programmes/p", "/affiliates", "/affiliates/a", "/sources", "/sources/1", $"/outcomes?affiliate={Uri.EscapeDataString(Hostile)}",
        })
        {
            var page = await SeededHub.ReadAsync(client, address);

            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json'], [type=module][src]), img, [onerror], [onmouseover]"));
        }
        Assert.Equal(Hostile, (await SeededHub.ReadAsync(client, "/sources/1")).QuerySelector(".document")!.TextContent);
    }
}
