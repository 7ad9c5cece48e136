using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Notes.Bringing;

namespace MeetingHub.Formats.Tests.Docx;

public sealed class DocxWriterTests
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
    public void The_schema_has_nothing_to_say_against_it()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Write()), false);

        Assert.Equal([], new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(("Reunión \U0001F600", "es"), (document.PackageProperties.Title, document.PackageProperties.Language));
        Assert.Equal(["Title", "Heading1", "Heading2"], document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.ParagraphStyleId>().Select(s => s.Val!.Value!).Where(s => s.StartsWith("Heading", StringComparison.Ordinal) || s == "Title"));
    }

    [Fact]
    public void The_same_notes_give_the_same_bytes() => Assert.Equal(Write(), Write());

    [Fact]
    public void What_is_written_is_read_back_as_the_same_Markdown()
    {
        var read = BroughtNotes.Read("x.docx", Write());

        Assert.Equal(("Reunión \U0001F600", "es"), (read.Title, read.Language));
        Assert.Equal(Notes.Trim(), read.Markdown);
    }

    [Fact]
    public void A_character_that_XML_does_not_have_is_left_out() =>
        Assert.Equal("bc", BroughtNotes.Read("x.docx", DocxWriter.Write("a", null, "<p>b\u0001c</p>")).Markdown);

    private static byte[] Write() => DocxWriter.Write("Reunión \U0001F600", "es", NoteMarkdown.ToHtml(Notes, "n-"));
}
