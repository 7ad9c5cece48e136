using MeetingHub.Formats.PlainText;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Tests.PlainText;

/// <summary>One tree from many dialects; the print shows kind, level and text, and each text must stand in the source at its span.</summary>
public sealed class PlainTextReaderTests
{
    [Theory]
    [InlineData("# Title\n\nSome **bold** [link](http://example.org) text.\n\n- one\n- two\n", "Heading1 Title|Paragraph Some bold link text.|ListItem1 one|ListItem1 two")]
    [InlineData("== Title ==\n\nSome '''bold''' [[Page|link]] text.<ref>note</ref>\n\n* one\n** two\n# three\n", "Heading2 Title|Paragraph Some bold link text.|ListItem1 one|ListItem2 two|ListItem1 three")]
    [InlineData("=====\nTitle\n=====\n\nSome `link <http://example.org>`_ text.\n\nPart\n----\n\n.. image:: a.png\n   :width: 20\n\n1. one\n", "Heading1 Title|Paragraph Some link text.|Heading3 Part|ListItem1 one")]
    [InlineData("<!doctype html><html><body><nav>menu</nav><h1>T&iacute;tulo</h1><p>Some <b>bold</b>\ntext.</p><ul><li>one</li><li>two</li></ul></body></html>", "Heading1 Título|Paragraph Some bold text.|ListItem1 one|ListItem1 two")]
    [InlineData("| a | b |\n|---|---|\n| c | d |\n", "TableRow a/b|TableRow c/d")]
    [InlineData("{| class=\"x\"\n! a !! b\n|-\n| c || style=\"y\" | d\n|}\n", "TableRow a/b|TableRow c/d")]
    [InlineData(".. list-table::\n    :header-rows: 1\n\n    * - a\n      - b\n    * -\n      - d\n", "TableRow a/b|TableRow /d")]
    [InlineData("1.0 Opening\nThe chair opened.\n\n2.0 Any other business\nNone.\n", "Heading2 Opening|Paragraph The chair opened.|Heading2 Any other business|Paragraph None.")]
    [InlineData("A paragraph that was broken by the editor of its author at a\nmargin, as mail was for many years, is put together again and\nreads as one.\n", "Paragraph A paragraph that was broken by the editor of its author at a margin, as mail was for many years, is put together again and reads as one.")]
    public void Text_in_any_dialect_becomes_the_same_blocks(string source, string blocks) => Assert.Equal(blocks, Print(source));

    [Theory]
    [InlineData("Jump to content\n\nTeam:Some Meeting 2013\n\nFrom Meta, a Wikimedia project coordination wiki\n\nText.\n\nSome Meeting 2013/Contents", "Chrome Jump to content|Paragraph Team:Some Meeting 2013|Chrome From Meta, a Wikimedia project coordination wiki|Paragraph Text.|Chrome Some Meeting 2013/Contents")]
    [InlineData("PT | EN | ES\n\nHome » News » A meeting\n\nA meeting[edit]\n\nText.", "Chrome PT | EN | ES|Chrome Home » News » A meeting|Paragraph A meeting|Paragraph Text.")]
    public void Furniture_is_set_aside_and_kept(string source, string blocks) => Assert.Equal(blocks, Print(source));

    [Fact]
    public void Front_matter_becomes_fields_and_its_title_the_headline()
    {
        var document = PlainTextReader.Read("---\ntitle: \"VII Encuentro\"\ndate: 2015-08-12\n---\n\nText.\n");

        Assert.Equal("VII Encuentro", document.Fields["title"].Text);
        Assert.Equal(["VII Encuentro", "Text."], document.Blocks.Select(b => b.Text.Text));
    }

    [Fact]
    public void Every_character_knows_where_it_came_from()
    {
        const string source = "Some **bold** &eacute; [link](http://example.org)";

        var text = PlainTextReader.Read(source).Blocks[0].Text;

        Assert.Equal("Some bold é link", text.Text);
        Assert.Equal(("bold", "&eacute;", "link"), (text.Span(5, 4).In(source), text.Span(10, 1).In(source), text.Span(12, 4).In(source)));
    }

    private static string Print(string source) =>
        string.Join('|', PlainTextReader.Read(source).Blocks.Select(b => $"{b.Kind}{(b.Level > 0 ? b.Level : "")} {(b.Kind == BlockKind.TableRow ? string.Join('/', b.Cells.Select(c => c.Text)) : b.Text.Text)}"));
}
