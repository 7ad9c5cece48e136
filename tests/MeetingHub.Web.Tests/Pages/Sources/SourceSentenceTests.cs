using MeetingHub.Domain;
using MeetingHub.Web.Pages.Sources;

namespace MeetingHub.Web.Tests.Pages.Sources;

public sealed class SourceSentenceTests
{
    [Theory]
    [InlineData("One thing. They met in Lima. Another.", "Lima", "They met in Lima.")]
    [InlineData("Title\n\nThey met in Lima\n\nMore", "Lima", "They met in Lima")]
    [InlineData("List:\n  • They met in Lima\n  • And left", "Lima", "They met in Lima")]
    [InlineData("Dr. Name spoke. J. Name met us in Lima, at 3.5 km.", "Lima", "J. Name met us in Lima, at 3.5 km.")]
    [InlineData("A line that is wrapped at a length of about seventy letters and goes on\nin Lima.", "Lima", "A line that is wrapped at a length of about seventy letters and goes on\nin Lima.")]
    [InlineData("¿Dónde? «Fue en Lima.» Después.", "Lima", "«Fue en Lima.»")]
    [InlineData("Lima", "Lima", "Lima")]
    public void The_sentence_around_a_span_is_quoted(string text, string span, string expected) =>
        Assert.Equal(expected, SourceSentence.Around(text, new SourceSpan(text.IndexOf(span, StringComparison.Ordinal), span.Length)).In(text));

    [Fact]
    public void A_sentence_that_runs_on_is_cut_at_words()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 100)) + "Lima" + string.Concat(Enumerable.Repeat(" word", 100)) + ".";

        var pieces = SourceSentence.Mark(text, [new SourceSpan(500, 4)]);

        Assert.Equal(("…", "Lima", "…"), (pieces[0].Text, pieces.Single(p => p.IsMarked).Text, pieces[^1].Text));
        Assert.InRange(pieces.Sum(p => p.Text.Length), 300, 460);
    }
}
