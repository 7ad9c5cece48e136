using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Docx;

public sealed class DocxWriterTests
{
    /// <summary>Every construct that notes can have.</summary>
    internal const string Notes = """
        # Scenarios

        Each **table** built *its* ~~own~~ `own` [future](https://example.org/x?a=1&b=2#c),[^1] and [wrote](mailto:notes@example.org).
        A second line & a [local](/meetings) one.

        AGREED: To meet again.

        - one
          - two
            1. three
            2. four
          - five

            more of five
        - [x] done
        - ACTION: To write.

        1. first
        2. second

        A pause.

        4. fourth

        ## Table

        | a | b |
        |---|---|
        | 1 | **2** |
        | 3 |  |

        > Said *so*.
        >
        > Twice.

        ```
        code  <b>
            indented
        ```

        Term
        :   What it means

        ---

        End.

        [^1]: A note.
        """;

    [Fact]
    public void Documents_have_no_errors() => Assert.Equal([], Errors(DocxWriter.Write("Títle & <more>", "es", NoteMarkdown.ToHtml(Notes, "n-"))));

    [Theory]
    [InlineData("")]
    [InlineData("<section><h1>A</h1><div><h2>B</h2>loose <p>text</p></div></section><table></table><table><tr><td><ul><li>x</li></ul></td></tr></table><table><tr><td></td></tr></table>")]
    [InlineData("<ul><li></li><li><blockquote><ol><li><pre>x</pre></li></ol></blockquote></li></ul><p><a href=\"https://example.org\"><br></a></p><img alt=\"a picture\">\u0001\ud800")]
    [InlineData("<ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li><ul><li>ten<ol start=\"99999\"><li>eleven")]
    public void Odd_input_has_no_errors_either(string html) => Assert.Equal([], Errors(DocxWriter.Write("", null, html)));

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var html = NoteMarkdown.ToHtml(Notes, "n-");

        Assert.Equal(DocxWriter.Write("T", "es", html), DocxWriter.Write("T", "es", html));

        using var zip = new ZipArchive(new MemoryStream(DocxWriter.Write("T", "es", html)));
        Assert.Equal([1980], zip.Entries.Select(e => e.LastWriteTime.Year).Distinct());
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    [Fact]
    public void The_highest_heading_is_heading_1() =>
        Assert.Equal(["Title", "Heading1", "Heading2", "Heading1"], Styles("<h3>a</h3><h4>b</h4><h3>c</h3>"));

    [Fact]
    public void A_marked_line_is_set_off() =>
        Assert.Equal(["Title", "Decision", "ListDecision", "ListParagraph"], Styles("<p class=\"decision\">a</p><ul><li class=\"decision action\">b</li><li>c</li></ul>"));

    [Fact]
    public void Each_list_of_numbers_begins_anew() =>
        Assert.Equal([2, 2, 1, 3, 4], Opened("<ol><li>a</li><li>b<ul><li>c<ol><li>d</li></ol></li></ul></li></ol><ol><li>e</li></ol>", d => d.Body!.Descendants<NumberingId>().Select(n => n.Val!.Value).ToList()));

    [Fact]
    public void The_document_says_its_title_and_language()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write("Actas", "es", "<p>a</p>")), false);

        Assert.Equal(("Actas", "es"), (package.PackageProperties.Title, package.PackageProperties.Language));
        Assert.Equal("es", package.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value);
    }

    [Fact]
    public void Only_links_that_lead_somewhere_from_a_file_are_links()
    {
        const string Html = "<p><a href=\"https://example.org/\">a</a><a href=\"/x\">b</a><a href=\"javascript:x\">c</a><a href=\"mailto:a@example.org\">d</a><a href=\"https://example.org/\">e</a></p>";
        using var package = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write("T", null, Html)), false);

        Assert.Equal(["https://example.org/", "mailto:a@example.org"], package.MainDocumentPart!.HyperlinkRelationships.Select(r => r.Uri.ToString()));
        Assert.Equal(["link1", "link2", "link1"], package.MainDocumentPart.Document.Descendants<Hyperlink>().Select(h => h.Id!.Value));
        Assert.Equal("Tabcde", package.MainDocumentPart.Document.InnerText);
    }

    [Fact]
    public void A_footnote_stands_on_its_page_with_its_links_and_is_not_listed_again()
    {
        var bytes = DocxWriter.Write("T", "en", MeetingHub.Formats.Notes.NoteMarkdown.ToHtml("Said[^1] and said again[^1], then more[^b].\n\n[^1]: By [them](https://example.org/).\n[^b]: *Later*.", "n-"));
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var main = package.MainDocumentPart!;

        Assert.Empty(Errors(bytes));
        Assert.Equal(["By them.", "Later."], main.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(f => f.Type is null).Select(f => f.InnerText));
        Assert.Equal([1, 2], main.Document!.Descendants<FootnoteReference>().Select(r => (int)r.Id!.Value));
        Assert.Equal("https://example.org/", main.FootnotesPart.HyperlinkRelationships.Single().Uri.ToString());
        Assert.DoesNotContain("Later", main.Document.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_in_another_language_say_so() => Assert.Equal(
        [("one ", null), ("dos", "es"), ("tres", "pt")],
        Opened("<p>one <span lang=\"es\">dos</span></p><div lang=\"pt\"><p>tres</p></div>", d => d.Descendants<Run>().Skip(1).Select(r => (r.InnerText, r.RunProperties?.Languages?.Val?.Value)).ToList()));

    [Fact]
    public void A_tables_header_is_bold_and_repeated() =>
        Assert.Equal([(true, true), (false, false)], Opened("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>", d => d.Descendants<TableRow>().Select(r => (r.Descendants<TableHeader>().Any(), r.Descendants<Bold>().Any())).ToList()));

    [Fact]
    public void White_space_is_that_of_html() => Assert.Equal(["T", "a b c", "d"], Opened("<p> a\n b<strong> c </strong> </p> <p>d<br> </p>", d => d.Descendants<Paragraph>().Select(p => p.InnerText).ToList()));

    private static List<string?> Styles(string html) => Opened(html, d => d.Body!.Elements<Paragraph>().Select(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value).ToList());

    private static T Opened<T>(string html, Func<Document, T> ask)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write("T", null, html)), false);
        return ask(package.MainDocumentPart!.Document);
    }

    private static List<string> Errors(byte[] bytes)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }
}
