using MeetingHub.Domain;
using MeetingHub.Web.Pages.Sources;

namespace MeetingHub.Web.Tests.Pages.Sources;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("", "abcdefghij")]
    [InlineData("1:2-5", "ab[1:cde]fghij")]
    [InlineData("1:0-10 2:2-5", "[1:ab[2:cde]fghij]")]
    [InlineData("1:2-5 2:2-5", "ab[1:[2:cde]]fghij")]
    [InlineData("1:2-6 2:4-8", "ab[1:cd[2:ef]][gh]ij")]
    [InlineData("1:0-3 2:3-6", "[1:abc][2:def]ghij")]
    [InlineData("1:0-6 2:2-8 3:4-10", "[1:ab[2:cd[3:ef]]][[gh]ij]")]
    [InlineData("1:5-5", "abcdefghij")]
    public void Spans_nest_and_those_that_overlap_are_cut(string marks, string expected) => Assert.Equal(expected, Show(marks, new SourceSpan(0, 10)));

    [Fact]
    public void A_part_shows_what_lies_in_it() => Assert.Equal("c[1:de]", Show("1:3-8", SourceSpan.Between(2, 5)));

    private static string Show(string marks, SourceSpan whole)
    {
        var parsed = marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split(':', '-').Select(int.Parse).ToArray())
            .Select(n => new MarkedText.Mark(n[0], SourceSpan.Between(n[1], n[2]), null)).ToList();
        return Write(MarkedText.Of("abcdefghij", whole, parsed));

        static string Write(IEnumerable<MarkedText.Node> nodes) =>
            string.Concat(nodes.Select(n => n.Mark is { } mark ? $"[{(n.IsFirst ? mark.Id + ":" : "")}{Write(n.Inside)}]" : n.Text));
    }
}
