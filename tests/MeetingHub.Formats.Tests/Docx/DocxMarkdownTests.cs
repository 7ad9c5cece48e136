using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MeetingHub.Domain;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Notes.Bringing;

namespace MeetingHub.Formats.Tests.Docx;

/// <summary>Documents of word processors as the Markdown that notes are written in, and back.</summary>
public sealed class DocxMarkdownTests
{
    private const string Notes = """
        # Tema ñandú

        Un párrafo con **fuerte**, *suave*, ~~no~~, `código` y [enlace](https://example.org/a?b=1&c=2).
        Otra línea.

        ## Acuerdos

        - uno
            - dos
                1. tres
        - cuatro

        1. primero
        2. segundo

        Entre listas.

        3. otra vez
        4. más

        > una cita

        ```
        a < b
          c
        ```

        | Quién | Qué |
        | --- | --- |
        | Ana | lee |
        | Luz | **escribe** |

        ---

        ACUERDO: seguimos

        """;

    [Fact]
    public void What_is_written_is_read_back_as_the_same_Markdown()
    {
        var read = BroughtNotes.Read("x.docx", Write());

        Assert.Equal(("Reunión \U0001F600", "es"), (read.Title, read.Language));
        Assert.Equal(Notes.Trim(), read.Markdown);
    }

    [Fact]
    public void What_was_deleted_is_not_said_and_what_was_put_in_is() => Assert.Equal("Queda lo puesto.", Read(
        """<w:p><w:r><w:t xml:space="preserve">Queda </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>lo quitado</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>lo puesto</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>"""));

    [Fact]
    public void A_style_in_another_language_and_one_that_rests_on_a_heading_are_headings() => Assert.Equal("## Uno\n\n## Dos\n\nTres", Read(
        """<w:p><w:pPr><w:pStyle w:val="Ttulo2"/></w:pPr><w:r><w:t>Uno</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>Dos</w:t></w:r></w:p><w:p><w:r><w:t>Tres</w:t></w:r></w:p>""",
        """<w:style w:type="paragraph" w:styleId="Ttulo2"><w:name w:val="Título 2"/></w:style><w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Ttulo2"/></w:style>"""));

    [Fact]
    public void Content_controls_and_boxes_are_read() => Assert.Equal("[x] hecho\n\ndentro", Read(
        """<w:p><w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>hecho</w:t></w:r></w:p><w:sdt><w:sdtContent><w:p><w:r><w:t>dentro</w:t></w:r></w:p></w:sdtContent></w:sdt>"""));

    [Fact]
    public void A_document_that_unpacks_to_more_than_it_may_is_refused()
    {
        using var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = package.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 60; i++) entry.Write(zeros);
        }

        Assert.Equal("Rule.NotesNotRead", Assert.Throws<DomainRuleException>(() => DocxReader.Read(stream.ToArray())).Rule);
    }

    private static string Read(string body, string styles = "")
    {
        const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document($"<w:document {Namespace}><w:body>{body}</w:body></w:document>");
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles($"<w:styles {Namespace}>{styles}</w:styles>");
        }
        return BroughtNotes.Read("a.docx", stream.ToArray()).Markdown;
    }

    private static byte[] Write() => DocxWriter.Write("Reunión \U0001F600", "es", NoteMarkdown.ToHtml(Notes, "n-"));
}
