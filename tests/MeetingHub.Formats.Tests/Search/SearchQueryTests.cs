using MeetingHub.Formats.Search;

namespace MeetingHub.Formats.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("Bogotá reunión", "\"bogota\" * AND \"reunion\" *")]
    [InlineData("“open knowledge” hub", "\"open knowledge\" AND \"hub\" *")]
    [InlineData("a* OR NEAR(b) -c \"", "\"a\" * AND \"or\" * AND \"near\" * AND \"b\" * AND \"c\" *")]
    [InlineData("title:x ^y {z}", "\"title\" * AND \"x\" * AND \"y\" * AND \"z\" *")]
    [InlineData("'; DROP TABLE", "\"drop\" * AND \"table\" *")]
    [InlineData("  \"\" !? ", "")]
    public void Nothing_that_is_typed_is_an_operator(string typed, string expression) => Assert.Equal(expression, SearchQuery.Parse(typed).Expression);

    [Fact]
    public void An_extract_shows_the_words_around_and_marks_what_was_searched_for()
    {
        var text = string.Concat(Enumerable.Repeat("Nada que ver aquí. ", 20)) + "La Reunión de Bogotá fue larga. " + string.Concat(Enumerable.Repeat("Tampoco aquí. ", 40));

        var parts = SearchQuery.Parse("reunion bogota").Extract(text);

        Assert.Equal(["Reunión", "Bogotá"], parts.Where(p => p.IsHit).Select(p => p.Text));
        Assert.StartsWith("…", parts[0].Text, StringComparison.Ordinal);
        Assert.True(parts.Sum(p => p.Text.Length) < 320);
    }

    [Theory]
    [InlineData("scen", "Building scenarios", true)]
    [InlineData("\"scen\"", "Building scenarios", false)]
    [InlineData("\"building scenarios\"", "Building, scenarios", true)]
    [InlineData("uilding", "Building", false)]
    [InlineData("building hub", "Building", false)]
    public void Words_are_also_beginnings_and_phrases_are_whole(string typed, string text, bool isIn) => Assert.Equal(isIn, SearchQuery.Parse(typed).IsIn(text));
}
