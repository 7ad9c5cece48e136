using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class WikitextWriterTests
{
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

    private static string Wikitext(string markdown) => WikitextWriter.Write(NoteMarkdown.ToHtml(markdown, "n-"));
}
