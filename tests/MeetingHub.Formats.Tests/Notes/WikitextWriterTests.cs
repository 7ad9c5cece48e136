using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class WikitextWriterTests
{
    [Fact]
    public void A_list_with_code_or_a_beginning_of_its_own_is_written_in_tags() => Assert.Equal(
        "<ol start=\"3\">\n<li>three\n<pre>a\n&#124; b</pre>\n\n</li>\n<li>four\n<ul>\n<li>x</li>\n</ul>\n</li>\n</ol>",
        WikitextWriter.Write("<ol start=\"3\"><li>three<pre>a\n| b</pre></li><li>four<ul><li>x</li></ul></li></ol>"));

    [Fact]
    public void Notes_become_what_the_wiki_writes_them_as() => Assert.Equal(
        """
        == Scenarios ==
        Each '''table''' built ''its'' own [https://example.org/x future].

        * one
        ** two

        # first

        {| class="wikitable"
        |-
        ! a
        ! b
        |-
        | 1
        | 2
        |}
        """.ReplaceLineEndings("\n"), Wikitext("# Scenarios\n\nEach **table** built *its* own [future](https://example.org/x).\n\n- one\n  - two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"));

    [Theory]
    [InlineData("{{delete}} [[Category:X]] ~~~~ ''x'' <nowiki> __NOTOC__")]
    [InlineData("\\* no list")]
    [InlineData("a | b || c")]
    public void What_a_person_typed_means_nothing_to_the_wiki(string typed)
    {
        var text = Wikitext(typed);

        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[[", text, StringComparison.Ordinal);
        Assert.DoesNotContain("~~~", text, StringComparison.Ordinal);
        Assert.DoesNotContain("''x''", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<nowiki>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("__NOTOC__", text, StringComparison.Ordinal);
        Assert.DoesNotContain("||", text, StringComparison.Ordinal);
        Assert.False(text.StartsWith('*'));
    }

    [Theory]
    [InlineData("l'''amour d''eau", "l&#39;&#39;&#39;amour d&#39;&#39;eau")]
    [InlineData("~~~~", "&#126;&#126;&#126;&#126;")]
    [InlineData("see https://example.org/x", "see https&#58;//example.org/x")]
    [InlineData("mailto:x", "mailto&#58;x")]
    [InlineData("RFC 2822, PMID 1", "RF&#67; 2822, PMI&#68; 1")]
    [InlineData("a !! b", "a &#33;&#33; b")]
    [InlineData("day: 9-10, c'est la vie!", "day: 9-10, c'est la vie!")]
    [InlineData("a\u007Fb\u0000c", "abc")]
    public void Only_what_means_something_is_escaped(string typed, string escaped) => Assert.Equal(escaped, WikitextWriter.Escape(typed));

    [Theory]
    [InlineData("* a", "&#42; a")]
    [InlineData(" + a", "&#43; a")]
    [InlineData("\n- a\nb", "&#45; a b")]
    [InlineData(" a ", "a")]
    public void A_cell_does_not_begin_with_a_sign(string typed, string cell) => Assert.Equal(cell, WikitextWriter.Cell(typed));

    [Fact]
    public void Signs_that_meet_across_markup_stay_signs() => Assert.Equal("l&#39;'''a'''&#39;&#126;&#126;&#126;", WikitextWriter.Write("<p>l'<strong>a</strong>'<span>~</span>~~</p>"));

    [Fact]
    public void An_address_cannot_sign_or_switch() => Assert.Equal("[https://example.org/%7E%7E%7E%7E%5F%5FNOTOC%5F%5F x]", WikitextWriter.Write("<p><a href=\"https://example.org/~~~~__NOTOC__\">x</a></p>"));

    [Theory]
    [InlineData("<p><img src=\"https://example.org/a.png\" alt=\"A [b]\"></p>", "[https://example.org/a.png A &#91;b&#93;]")]
    [InlineData("<p><img src=\"https://example.org/a.png\"></p>", "[https://example.org/a.png a.png]")]
    [InlineData("<p><img src=\"/a.png\" alt=\"A {b}\"></p>", "A &#123;b&#125;")]
    [InlineData("<p><a href=\"https://example.org/\"><img src=\"https://example.org/a.png\" alt=\"A b\"></a></p>", "[https://example.org/ A b]")]
    public void A_picture_is_a_link_or_its_description(string html, string wikitext) => Assert.Equal(wikitext, WikitextWriter.Write(html));

    [Fact]
    public void A_term_keeps_its_colons() => Assert.Equal("; a&#58; b\n: c: d", WikitextWriter.Write("<dl><dt>a: b</dt><dd>c: d</dd></dl>"));

    private static string Wikitext(string markdown) => WikitextWriter.Write(NoteMarkdown.ToHtml(markdown, "n-"));
}
