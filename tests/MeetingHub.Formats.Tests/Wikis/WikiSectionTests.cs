using MeetingHub.Formats.Wikis;

namespace MeetingHub.Formats.Tests.Wikis;

public sealed class WikiSectionTests
{
    private const string Begin = "<!-- MeetingHub: begin encounter -->";
    private const string End = "<!-- MeetingHub: end encounter -->";

    [Fact]
    public void A_new_page_is_the_section() => Assert.Equal($"{Begin}\nours\n{End}", new WikiSection("", "encounter").Put("ours"));

    [Fact]
    public void What_stands_around_the_section_stays_byte_for_byte()
    {
        const string Before = " \t{{Top}}\n\n  <!-- a note -->\u00A0", After = "\n\n\n[[Category:X]] ~~ \n ";

        var section = new WikiSection($"{Before}{Begin}\nold\n{End}{After}", "encounter");

        Assert.Equal("old", section.Text);
        Assert.Equal($"{Before}{Begin}\nnew\n{End}{After}", section.Put("new"));
    }

    [Fact]
    public void Putting_the_same_twice_changes_nothing()
    {
        var once = new WikiSection("Their page.", "encounter").Put("ours\n\nmore");

        Assert.Equal(once, new WikiSection(once, "encounter").Put("ours\n\nmore"));
        Assert.Equal("ours\n\nmore", new WikiSection(once, "encounter").Text);
    }

    [Fact]
    public void A_page_without_markers_gets_the_section_at_its_end() => Assert.Equal($"Their page.\n\n{Begin}\nours\n{End}", new WikiSection("Their page.", "encounter").Put("ours"));

    [Fact]
    public void Two_meetings_live_on_one_page()
    {
        var page = new WikiSection(new WikiSection("", "encounter").Put("first"), "encounter-2").Put("second");

        var changed = new WikiSection(page, "encounter").Put("other");

        Assert.Equal("other", new WikiSection(changed, "encounter").Text);
        Assert.Equal("second", new WikiSection(changed, "encounter-2").Text);
    }

    [Theory]
    [InlineData($"{Begin}\nours", WikiSectionFault.Broken)]
    [InlineData($"ours\n{End}", WikiSectionFault.Broken)]
    [InlineData($"{End}\nours\n{Begin}", WikiSectionFault.Broken)]
    [InlineData($"{Begin}\nours\n{End}\n{Begin}\nours\n{End}", WikiSectionFault.Twice)]
    [InlineData($"{Begin}\nours\n{Begin}\n{End}", WikiSectionFault.Twice)]
    [InlineData($"<translate>\n{Begin}\nours\n{End}\n</translate>", WikiSectionFault.Translated)]
    [InlineData($"{Begin}\n<translate nowrap>ours</translate>\n{End}", WikiSectionFault.Translated)]
    [InlineData("<languages/>\n<translate>\n<!--T:1--> Hello", WikiSectionFault.Translated)]
    public void What_cannot_be_told_apart_is_not_touched(string page, WikiSectionFault fault)
    {
        var section = new WikiSection(page, "encounter");

        Assert.Equal(fault, section.Fault);
        Assert.Throws<InvalidOperationException>(() => section.Put("new"));
    }

    [Fact]
    public void Behind_what_is_translated_there_is_room()
    {
        const string Page = "<languages/>\n<translate>\n<!--T:1--> Hello\n</translate>";

        Assert.Equal($"{Page}\n\n{Begin}\nours\n{End}", new WikiSection(Page, "encounter").Put("ours"));
    }
}
