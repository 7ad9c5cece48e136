namespace MeetingHub.Web.Tests.Pages.Outcomes;

public sealed class OutcomesTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Theory]
    [InlineData("", 9)]
    [InlineData("?kind=agreement", 4)]
    [InlineData("?kind=opportunity&status=open", 5)]
    [InlineData("?status=done", 0)]
    [InlineData("?series=iberoconf", 4)]
    [InlineData("?affiliate=wikimedia-chile", 0)]
    public async Task The_register_is_filtered_by_kind_status_series_and_affiliate(string query, int expected) =>
        Assert.Equal(expected, (await hub.ReadAsync("/outcomes" + query)).QuerySelectorAll(".outcome").Length);

    [Fact]
    public async Task The_four_agreements_are_those_of_the_edition_before()
    {
        Assert.Equal(4, (await hub.ReadAsync("/meetings/santiago-2012/outcomes")).QuerySelectorAll(".outcome").Length);
        Assert.Empty((await hub.ReadAsync("/meetings/mexico-city-2013/outcomes")).QuerySelectorAll(".outcome"));
    }

    [Fact]
    public async Task Outcomes_stand_under_the_areas_that_the_source_gives_them() =>
        Assert.Equal(
            [("strengthening communities", 3), ("strengthening our organizations", 2)],
            (await hub.ReadAsync("/meetings/bogota/outcomes")).QuerySelectorAll("main section").Select(s => (s.QuerySelector("h2").Words(), s.QuerySelectorAll(".outcome").Length)));

    [Fact]
    public async Task A_state_is_a_word_and_a_shape()
    {
        var outcome = (await hub.ReadAsync("/pt/outcomes")).QuerySelector(".outcome")!;

        Assert.Equal(("Aberto", "#knot-Open"), (outcome.QuerySelector("strong.Open").Words(), outcome.QuerySelector("svg.knot use")!.GetAttribute("href")));
    }
}
