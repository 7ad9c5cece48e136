using System.Text;
using MeetingHub.Formats.Wikis;

namespace MeetingHub.Formats.Tests.Wikis;

public sealed class WikiTitleTests
{
    [Theory]
    [InlineData("Santiago 2012", "Santiago 2012")]
    [InlineData("Report #1 [draft] {x}|<b>", "Report 1 draft x b")]
    [InlineData("  a__b\tc ", "a b c")]
    [InlineData("Talk: a / b", "Talk – a - b")]
    [InlineData("100%41 &amp; ~~~~", "100")]
    public void Any_text_becomes_a_title(string text, string title) => Assert.Equal(title, WikiTitle.From(text));

    [Fact]
    public void Titles_are_counted_in_bytes_and_no_character_is_cut()
    {
        var root = WikiTitle.From(string.Concat(Enumerable.Repeat("ñ😀", 200)));
        var subpage = WikiTitle.Subpage(root, string.Concat(Enumerable.Repeat("日本", 200)));

        Assert.True(WikiTitle.IsValid(root));
        Assert.InRange(Encoding.UTF8.GetByteCount(root), 150, 160);
        Assert.InRange(Encoding.UTF8.GetByteCount(subpage), 230, 240);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(subpage)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a#b")]
    [InlineData("a[b")]
    [InlineData("a|b")]
    [InlineData(":a")]
    [InlineData("a/")]
    [InlineData("a/../b")]
    [InlineData("a~~~b")]
    [InlineData("a%2Fb")]
    [InlineData("a&lt;b")]
    [InlineData("a\u200Fb")]
    public void What_a_wiki_does_not_take_is_no_title(string title) => Assert.False(WikiTitle.IsValid(title));

    [Theory]
    [InlineData("Project:Meetings/2024")]
    [InlineData("Iberoconf 2013")]
    public void A_namespace_and_a_subpage_are_fine(string title) => Assert.True(WikiTitle.IsValid(title));

    [Fact]
    public void A_subpage_is_never_nameless() => Assert.Equal("Root/-", WikiTitle.Subpage("Root", "###"));
}
