using System.Net;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using static MeetingHub.Web.Tests.Security.Crawl;

namespace MeetingHub.Web.Tests.Security;

/// <summary>Ways round by which something hidden could be seen all the same.</summary>
public sealed class LeakTests
{
    private static readonly string[] Spellings = ["See wikimediacolombia.org", "#GraciasWikimediaColombia", "Wiki\u200Bmedia Colom\u00ADbia", "Wikimedia Colo\u0301mbia"];

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    public async Task A_renamed_and_hidden_affiliate_is_found_by_none_of_its_names_in_no_spelling_and_no_address(string language)
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            var affiliate = await database.Affiliates.SingleAsync(a => a.Slug == "wikimedia-colombia");
            var meeting = await database.Meetings.Include(m => m.Outcomes).SingleAsync(m => m.City == "Bogotá");
            meeting.MoveTo("retreat-of-wikimedia-colombia");
            foreach (var text in Spellings) meeting.AddOutcome(OutcomeKind.Decision, text, "en");
            database.Series.Add(new MeetingSeries("wikimedia-colombia-talks", "Talks"));
            // A word that the program stores itself must not be taken for a name.
            database.Affiliates.Add(new Affiliate("participant", "Participant"));
            await database.SaveChangesAsync();
            (await database.Affiliates.SingleAsync(a => a.Slug == "participant")).Correct("visibility", nameof(Visibility.Organizers));
            await database.SaveChangesAsync();
        });
        var organizer = await Browser.AsAsync(hub, AccountRole.Organizer);

        var saved = await organizer.SendAsync("/affiliates/wikimedia-colombia/edit", new() { ["field-name"] = "Red Andina", ["field-visibility"] = nameof(Visibility.Organizers) });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal([], await SearchAsync(new Browser(hub), language, ["Wikimedia Colombia", "wikimedia-colombia", "wikimediacolombia", "Wiki\u200Bmedia", "Colo\u0301mbia", "Red Andina"]));
        var moved = await new Browser(hub).GetAsync($"/{language}/meetings/retreat-of-wikimedia-colombia");
        Assert.Equal(HttpStatusCode.MovedPermanently, moved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Browser(hub).GetAsync(moved.Headers.Location!.ToString())).StatusCode);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    public async Task A_hidden_meeting_takes_its_title_its_series_and_who_is_named_for_it_along(string language)
    {
        await using var hub = new HubApplication { WithSeeds = true };
        await hub.InStoreAsync(async database =>
        {
            var bogota = await database.Meetings.Include(m => m.Outcomes).Include(m => m.Sessions).ThenInclude(s => s.Facilitators).AsSplitQuery().SingleAsync(m => m.City == "Bogotá");
            bogota.AddOutcome(OutcomeKind.Decision, "Follow up on the Safety Summit.", "en");
            var series = new MeetingSeries("safety-series", "Safety Series");
            var summit = new Meeting("summit", "Safety Summit");
            summit.Correct("visibility", nameof(Visibility.Organizers));
            summit.JoinSeries(series);
            database.Meetings.Add(summit);
            // Named by a document about the hidden meeting alone, and at work in a public one.
            var person = new Person("quiet-person", "Quiet Person");
            person.NameFromSource();
            var part = summit.AddParticipation(person, ParticipationRole.Speaker);
            bogota.Sessions[0].AddFacilitator(person);
            var source = new SourceDocument("summit.txt", "text/plain");
            source.AddVersion([1], new string('0', 64), "Quiet Person spoke.", null, "en", true, DateTimeOffset.UnixEpoch);
            source.IsAbout(summit);
            database.Sources.Add(source);
            await database.SaveChangesAsync();
            source.AddEvidence(new Evidence(RecordKind.Participation, part.Id, "name", "Quiet Person", 0, 12, "Quiet Person"));
            // A sentence about it in a document about another.
            var goal = summit.AddGoal("A goal", "en");
            await database.SaveChangesAsync();
            var other = await database.Sources.SingleAsync(s => s.MeetingId == bogota.Id);
            var said = (await database.SourceVersions.Where(v => v.SourceDocumentId == other.Id).Select(v => v.Content!.Text).FirstAsync())[..40];
            other.AddEvidence(new Evidence(RecordKind.Goal, goal.Id, "aim", said, 0, said.Length, said));
            await database.SaveChangesAsync();
        });

        Assert.Equal([], await SearchAsync(new Browser(hub), language, ["Safety Summit", "Safety Series", "safety-series", "Quiet Person"]));
        Assert.Equal(HttpStatusCode.NotFound, (await new Browser(hub).GetAsync($"/{language}/series/safety-series")).StatusCode);
        Assert.NotEqual([], await SearchAsync(await Browser.AsAsync(hub, AccountRole.Staff), language, ["Safety Summit"]));
        var text = await hub.InStoreAsync(database => database.Sources.Where(s => s.Meeting!.City == "Bogotá").Select(s => s.Id).SingleAsync());
        Assert.Contains("████", await (await new Browser(hub).GetAsync($"/{language}/sources/{text}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_signed_in_was_shown_is_kept_by_nobody()
    {
        await using var hub = new HubApplication { WithSeeds = true };
        var staff = await Browser.AsAsync(hub, AccountRole.Staff);

        Assert.Equal("no-store, private", (await staff.GetAsync("/en/meetings")).Headers.CacheControl?.ToString());
        Assert.Null((await new Browser(hub).GetAsync("/en/meetings")).Headers.CacheControl);
        Assert.NotEqual("no-store, private", (await staff.GetAsync("/favicon.svg")).Headers.CacheControl?.ToString());
    }
}
