using System.Data.Common;
using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Pages;

public sealed class QueryCountTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/meetings")]
    [InlineData("/meetings/meeting-1")]
    [InlineData("/meetings/meeting-1/agenda")]
    [InlineData("/meetings/meeting-1/sessions/S1")]
    [InlineData("/meetings/meeting-1/participants")]
    [InlineData("/meetings/meeting-1/outcomes")]
    [InlineData("/outcomes")]
    [InlineData("/series")]
    [InlineData("/series/series")]
    [InlineData("/programmes")]
    [InlineData("/programmes/programme")]
    [InlineData("/affiliates")]
    [InlineData("/affiliates/affiliate-1")]
    [InlineData("/sources")]
    [InlineData("/sources/1")]
    public async Task A_page_asks_the_store_as_often_for_three_as_for_one(string address)
    {
        var one = await CountAsync(address, 1);
        var three = await CountAsync(address, 3);

        Assert.Equal(one, three);
        Assert.InRange(one, 1, 14);
    }

    private static async Task<int> CountAsync(string address, int records)
    {
        await using var site = new HubApplication();
        var counter = new Counter();
        await using var counted = site.WithWebHostBuilder(host => Microsoft.AspNetCore.TestHost.WebHostBuilderExtensions.ConfigureTestServices(host, services =>
            services.ConfigureDbContext<MeetingHub.Web.Database.SqliteHubDbContext>(options => options.AddInterceptors(counter))));
        using var client = counted.CreateClient();
        await site.InStoreAsync(database => FillAsync(database, records));
        counter.Count = 0;

        (await client.GetAsync(new Uri(address, UriKind.Relative))).EnsureSuccessStatusCode();

        return counter.Count;
    }

    private static async Task FillAsync(MeetingHub.Web.Database.HubDbContext database, int records)
    {
        var series = new MeetingSeries("series", "Series");
        var programme = new Programme("programme", "Programme");
        var affiliates = Enumerable.Range(1, records).Select(n => new Affiliate($"affiliate-{n}", $"Affiliate {n}")).ToList();
        var meetings = new List<Meeting>();
        for (var n = 1; n <= records; n++)
        {
            var meeting = new Meeting($"meeting-{n}", $"Meeting {n}", "en");
            meeting.Import("status", nameof(MeetingStatus.Held), null);
            meeting.JoinSeries(series);
            meeting.JoinProgramme(programme);
            foreach (var affiliate in affiliates)
            {
                var person = new Person($"person-{n}-{affiliate.Slug}", "Someone");
                meeting.AddDelegation(affiliate, null, DelegationRole.Participant);
                meeting.AddParticipation(person, ParticipationRole.Facilitator).ComeFrom(affiliate);
                var session = meeting.AddSession($"Session of {affiliate.Name}", "en");
                session.AddFacilitator(person);
                var outcome = meeting.AddOutcome(OutcomeKind.Decision, $"Decision of {affiliate.Name}", "en");
                outcome.ArisesIn(session);
                foreach (var owner in affiliates) outcome.AddOwner(owner);
                meeting.AddGoal("Goal", "en");
                meeting.AddSurvey("Survey", "en");
            }
            foreach (var other in meetings) meeting.AddLink(other, MeetingRelation.Previous);
            // With one meeting there is still one link, so that both pages have the same parts.
            meeting.AddLink(new Meeting($"other-{n}", "Other", "en"), MeetingRelation.Next);
            meetings.Add(meeting);
        }
        foreach (var affiliate in affiliates) programme.AddVisit(affiliate);
        database.AddRange(meetings);
        await database.SaveChangesAsync();
        foreach (var meeting in meetings) meeting.PublishAgenda(null, withTray: true, null, "An organizer", DateTimeOffset.UnixEpoch);
        await database.SaveChangesAsync();
        for (var n = 1; n <= records; n++)
        {
            var source = new SourceDocument($"{n}.txt", "text/plain");
            source.AddVersion([1], new string('0', 64), "Some text that says so.", null, "en", true, DateTimeOffset.UnixEpoch);
            foreach (var record in meetings.SelectMany(m => m.Outcomes.Cast<MeetingHub.Domain.Record>().Concat(m.Sessions).Concat(m.Delegations).Concat(m.Goals).Append(m)).Concat(programme.Visits))
                source.AddEvidence(new Evidence(record.Kind, record.Id, "text", null, 0, 4, "Some"));
            database.Add(source);
        }
        await database.SaveChangesAsync();
    }

    private sealed class Counter : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return ValueTask.FromResult(result);
        }
    }
}
