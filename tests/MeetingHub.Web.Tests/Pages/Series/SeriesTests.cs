using MeetingHub.Domain;

namespace MeetingHub.Web.Tests.Pages.Series;

public sealed class SeriesTests
{
    [Fact]
    public async Task The_cord_and_the_list_say_the_same()
    {
        await using var site = new HubApplication();
        using var client = site.CreateClient();
        await site.InStoreAsync(async database =>
        {
            var series = new MeetingSeries("forum", "Forum");
            foreach (var (year, state, outcomes) in new[]
            {
                (2015, MeetingStatus.Withdrawn, Array.Empty<OutcomeStatus>()),
                (2012, MeetingStatus.Held, [OutcomeStatus.Done, OutcomeStatus.Open, OutcomeStatus.Dropped]),
                (2018, MeetingStatus.Announced, [OutcomeStatus.InProgress]),
            })
            {
                var meeting = new Meeting($"forum-{year}", $"Forum {year}", "en");
                meeting.Import("startDate", $"{year}", null);
                meeting.Import("status", state.ToString(), null);
                foreach (var status in outcomes) meeting.AddOutcome(OutcomeKind.Agreement, status.ToString(), "en").Import("status", status.ToString(), nameof(OutcomeStatus.Open));
                meeting.JoinSeries(series);
                database.Add(meeting);
            }
            await database.SaveChangesAsync();
        });

        var page = await SeededHub.ReadAsync(client, "/series/forum");

        string[] knots = ["#knot-Done", "#knot-Open", "#knot-Dropped", "#knot-InProgress"];
        Assert.Equal(knots, page.QuerySelectorAll(".quipu use").Select(u => u.GetAttribute("href")));
        Assert.Equal(knots, page.QuerySelectorAll(".cord-list use").Select(u => u.GetAttribute("href")));
        Assert.Equal(["2012", "2015", "2018"], page.QuerySelectorAll(".quipu .year").Select(y => y.Words()));
        Assert.Equal(["", "withdrawn", ""], page.QuerySelectorAll(".cord-list > li").Select(l => l.ClassName));
        Assert.Equal(["Open", "InProgress"], page.QuerySelectorAll(".outcome .text").Select(t => t.Words()));
    }
}
