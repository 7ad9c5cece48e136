using MeetingHub.Domain;
using MeetingHub.Web.Import;

namespace MeetingHub.Web.Tests.Import;

public sealed class MatchingTests
{
    [Theory]
    [InlineData("Strategic planning", "strategic PLANNING!", 1)]
    [InlineData("one two three four", "one two five six", 0.5)]
    [InlineData("one one", "one", 2.0 / 3)]
    [InlineData("one", "two", 0)]
    [InlineData("…", "…", 1)]
    public void Overlap_counts_words_in_common(string a, string b, double expected) => Assert.Equal(expected, TextSimilarity.Overlap(a, b), 6);

    [Fact]
    public void Lineage_is_high_only_where_one_text_was_made_from_the_other()
    {
        const string text = "the affiliates met in the city and agreed to share what they had learned";

        Assert.True(TextSimilarity.Lineage(text, text + " this year") > SourceLineage.Enough);
        Assert.True(TextSimilarity.Lineage(text, "what they had learned in the city the affiliates agreed to share and met") < SourceLineage.Enough);
        Assert.Equal(1, TextSimilarity.Lineage("Hello", "hello."));
    }

    [Fact]
    public void The_most_alike_pair_first_and_each_is_used_once()
    {
        string[] stored = ["planning the year together", "planning the year", "statistics"];

        Assert.Equal([1, 0, null], BestPairs.Find(stored, s => [s], ["planning the year", "planning the whole year together", "fundraising"]));
    }

    [Theory]
    [InlineData("Oslo", true, "", "", false, "Oslo")] // made just now
    [InlineData("Oslo", false, "Oslo", "", false, "Oslo")] // the document's own word
    [InlineData("Bergen", false, "Oslo", "", false, "Oslo")] // a person's word: the field no longer holds the document's
    [InlineData("Oslo", false, "", "Oslo", false, null)] // another document's word
    [InlineData("Oslo", false, "", "Oslo", true, "Oslo")] // a mention's word, and this document knows better
    [InlineData("Bergen", false, "", "Oslo", true, null)] // a person corrected the mention
    [InlineData("Announced", false, "", "Announced", false, "Announced")] // a report knows better than an announcement
    public void Only_what_is_not_a_persons_word_is_replaced(string now, bool isNew, string mine, string others, bool promotes, string? expected) =>
        Assert.Equal(expected, FieldMerge.Before(now, isNew, Said(mine), Said(others), promotes));

    [Fact]
    public void A_series_and_its_edition_or_year_tell_a_meeting()
    {
        var series = new MeetingSeries("iberoconf", "Iberoconf");
        var meeting = Meeting("Second Encounter", "Santiago", "2012", series, 2);

        Assert.Equal((5, 4, 0, 0), (
            MeetingMatch.Rank(Wanted("Another name", series: series, edition: 2), meeting),
            MeetingMatch.Rank(Wanted("Another name", series: series, year: 2012), meeting),
            MeetingMatch.Rank(Wanted("Second Encounter", series: series, edition: 3, year: 2012), meeting),
            MeetingMatch.Rank(Wanted("Second Encounter", series: new MeetingSeries("w", "Wikimania"), year: 2012), meeting)));
    }

    [Fact]
    public void Without_a_series_a_title_needs_the_city_and_the_year()
    {
        var meeting = Meeting("Annual Meeting", "Oslo", "2024-03");

        Assert.Equal((3, 0, 0, 0), (
            MeetingMatch.Rank(Wanted("annual meeting", city: "Oslo", year: 2024), meeting),
            MeetingMatch.Rank(Wanted("Annual Meeting", city: "Oslo"), meeting),
            MeetingMatch.Rank(Wanted("Annual Meeting", city: "Bergen", year: 2024), meeting),
            MeetingMatch.Rank(Wanted("Annual Meeting", city: "Oslo", year: 2023), meeting)));
    }

    [Fact]
    public void Two_that_are_as_sure_are_none()
    {
        Meeting[] two = [Meeting("Spring", "Oslo", "2024"), Meeting("Autumn", "Oslo", "2024")];
        var mention = Wanted("Oslo 2024", city: "Oslo", year: 2024) with { HasTitle = false, IsMention = true };

        Assert.Null(MeetingMatch.Best(mention, two));
        Assert.Same(two[0], MeetingMatch.Best(mention, two[..1]));
    }

    [Theory]
    [InlineData("Iberoconf", "Santiago", 2012, "Iberoconf 2012")]
    [InlineData("Iberoconf", "Santiago", null, "Iberoconf Santiago")]
    [InlineData(null, "Santiago", 2012, "Santiago 2012")]
    [InlineData(null, "Oslo", null, "Oslo")]
    [InlineData(null, null, null, null)]
    public void A_mention_without_a_title_is_called_by_what_is_known(string? series, string? city, int? year, string? name) => Assert.Equal(name, MentionName.Of(series, city, year));

    private static string[] Said(string word) => word.Length == 0 ? [] : [word];

    private static MeetingWanted Wanted(string name, MeetingSeries? series = null, int? edition = null, int? year = null, string? city = null) =>
        new(name, true, series, edition, year is { } y ? PartialDate.Of(y) : null, city, false);

    private static Meeting Meeting(string name, string city, string starts, MeetingSeries? series = null, int? edition = null)
    {
        var meeting = new Meeting("m", name);
        meeting.JoinSeries(series);
        meeting.Import("hostCity", city, null);
        meeting.Import("startDate", starts, null);
        meeting.Import("edition", edition?.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
        return meeting;
    }
}
