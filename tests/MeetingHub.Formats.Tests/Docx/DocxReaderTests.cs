using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Docx;

public sealed partial class DocxReaderTests
{
    private const string Styles = """
        <w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="T2"><w:name w:val="Título 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="T3"><w:name w:val="Titre 3"/></w:style>
        <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="Ttulo1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
        <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        """;

    private const string Numbering = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """;

    [Fact]
    public void What_was_written_is_read_with_the_same_structure() => Assert.Equal(
        """
        <h1>Scenarios</h1>
        <p>Each <strong>table</strong> built <em>its</em> <del>own</del> <code>own</code> <a href="https://example.org/x?a=1&amp;b=2#c">future</a>,<sup>1</sup> and <a href="mailto:notes@example.org">wrote</a>.<br>A second line &amp; a local one.</p>
        <p>AGREED: To meet again.</p>
        <ul><li>one<ul><li>two<ol><li>three</li><li>four</li></ol></li><li>five<p>more of five</p></li></ul></li><li>[x] done</li><li>ACTION: To write.</li></ul>
        <ol><li>first</li><li>second</li></ol>
        <p>A pause.</p>
        <ol start="4"><li>fourth</li></ol>
        <h2>Table</h2>
        <table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><strong>2</strong></td></tr><tr><td>3</td><td></td></tr></tbody></table>
        <blockquote><p>Said <em>so</em>.</p><p>Twice.</p></blockquote>
        <pre><code>code  &lt;b&gt;
            indented
        </code></pre>
        <dl><dt>Term</dt><dd>What it means</dd></dl>
        <hr>
        <p>End.</p>
        <hr>
        <ol><li>A note.</li></ol>
        """.ReplaceLineEndings("\n"), Lines(DocxReader.Read(DocxWriter.Write("Title", "es", NoteMarkdown.ToHtml(DocxWriterTests.Notes, "n-"))).Html));

    [Fact]
    public void Reading_what_was_read_and_written_again_changes_nothing()
    {
        var once = DocxReader.Read(DocxWriter.Write("Title & more", "pt-BR", NoteMarkdown.ToHtml(DocxWriterTests.Notes, "n-")));

        Assert.Equal(once, DocxReader.Read(DocxWriter.Write(once.Title!, once.Language, once.Html)));
        Assert.Equal(("Title & more", "pt-BR"), (once.Title, once.Language));
    }

    [Theory]
    [InlineData("Ttulo1", "<h1>a</h1>")]
    [InlineData("T2", "<h2>a</h2>")]
    [InlineData("T3", "<h3>a</h3>")]
    [InlineData("Own", "<h1>a</h1>")]
    [InlineData("Outlined", "<h2>a</h2>")]
    [InlineData("Loop", "<p>a</p>")]
    [InlineData("Unknown", "<p>a</p>")]
    public void Headings_are_known_by_their_styles(string style, string html) => Assert.Equal(html, Html($"""<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"""));

    [Theory]
    [InlineData("<w:r><w:t>a &lt;b&gt;</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t></w:r>", "<p>a &lt;b&gt; c<br>d</p>")]
    [InlineData("<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">b </w:t></w:r><w:r><w:t>c</w:t></w:r>", "<p><strong>ab</strong> c</p>")]
    [InlineData("<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/><w:i/><w:strike/></w:rPr><w:t>b</w:t></w:r>", "<p><strong>a</strong><em><del>b</del></em></p>")]
    [InlineData("<w:del><w:r><w:delText>x</w:delText><w:t>x</w:t></w:r></w:del><w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "<p>a</p>")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "<p>a</p>")]
    [InlineData("<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>a</w:t></w:r>", "<p>[x] a</p>")]
    [InlineData("<w:r><w:t>☐ a</w:t></w:r>", "<p>[ ] a</p>")]
    [InlineData("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>b</w:t></w:r>", "<p><a href=\"https://example.org/\">a</a>b</p>")]
    [InlineData("<w:hyperlink r:id=\"bad\"><w:r><w:t>a</w:t></w:r></w:hyperlink><w:hyperlink r:id=\"good\"><w:r><w:t>b</w:t></w:r></w:hyperlink>", "<p>a<a href=\"https://example.org/?a&amp;&quot;\">b</a></p>")]
    public void Paragraphs_say_what_a_reader_sees(string runs, string html) => Assert.Equal(html, Html($"<w:p>{runs}</w:p>"));

    [Fact]
    public void A_deleted_paragraph_mark_joins_two_lines() => Assert.Equal("<p>ab</p>", Html("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>"));

    [Fact]
    public void Lists_go_on_after_what_stands_between() => Assert.Equal(
        "<ol><li>a<ul><li>b</li></ul></li></ol><p>c</p><ol start=\"2\"><li>d</li></ol>", Html(Item(0, "a") + Item(1, "b") + "<w:p><w:r><w:t>c</w:t></w:r></w:p>" + Item(0, "d")));

    [Fact]
    public void Rows_of_a_table_have_as_many_cells() => Assert.Equal(
        "<table><tbody><tr><td>a</td><td></td></tr><tr><td>b</td><td>c</td></tr></tbody></table>",
        Html("""<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""));

    [Fact]
    public void Footnotes_stand_at_the_end_in_the_order_of_their_signs() => Assert.Equal(
        "<p>a<sup>1</sup>b<sup>2</sup></p><hr><ol><li>two</li><li>one</li></ol>", Html("""<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="2"/><w:t>b</w:t><w:footnoteReference w:id="1"/></w:r></w:p>"""));

    [Fact]
    public void Damaged_documents_are_read_or_refused_and_nothing_else()
    {
        var random = new Random(20131012);
        var whole = DocxWriter.Write("T", "es", NoteMarkdown.ToHtml(DocxWriterTests.Notes, "n-"));
        var stored = Package("<w:p><w:r><w:t>a</w:t></w:r></w:p>" + Item(0, "b"), CompressionLevel.NoCompression);
        for (var i = 0; i < 3_000; i++)
        {
            // What is stored as it is can be damaged without the zip file knowing.
            var bytes = (byte[])(i % 2 == 0 ? whole : stored).Clone();
            for (var n = random.Next(1, 12); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (i % 5 == 0) bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                DocxReader.Read(bytes);
            }
            catch (DomainRuleException refused)
            {
                Assert.Equal("Rule.NotesNotRead", refused.Rule);
            }
        }
    }

    [Fact]
    public void What_is_no_document_or_beyond_measure_is_refused()
    {
        Refuses([]);
        Refuses("PK"u8.ToArray());
        Refuses([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0]); // as encrypted documents begin
        Refuses(Zip([("a.xml", "<a/>")]));
        Refuses(Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"{i}.txt", ""))]));
        Refuses(Zip([("word/media/a.png", new string('a', 51 * 1024 * 1024))]));
        Refuses(Package("<w:tbl><w:tr><w:tc>" + string.Concat(Enumerable.Repeat("<w:sdt>", 5_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5_000)) + "</w:tc></w:tr></w:tbl>"));
        Refuses(Package("", start: "<!DOCTYPE a [<!ENTITY b \"c\">]>"));
    }

    private static void Refuses(byte[] bytes) => Assert.Equal("Rule.NotesNotRead", Assert.Throws<DomainRuleException>(() => DocxReader.Read(bytes)).Rule);

    private static string Html(string body) => DocxReader.Read(Package(body)).Html;

    private static string Item(int level, string text) => $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>""";

    private static byte[] Package(string body, CompressionLevel compression = CompressionLevel.Fastest, string start = "")
    {
        const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        const string Types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Zip(
        [
            ("_rels/.rels", $"<Relationships><Relationship Id=\"a\" Type=\"{Types}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/_rels/document.xml.rels", $"""
                <Relationships><Relationship Id="s" Type="{Types}/styles" Target="styles.xml"/><Relationship Id="n" Type="{Types}/numbering" Target="/word/numbering.xml"/><Relationship Id="f" Type="{Types}/footnotes" Target="../word/footnotes.xml"/>
                <Relationship Id="good" Type="{Types}/hyperlink" Target="https://example.org/?a&amp;&quot;" TargetMode="External"/><Relationship Id="bad" Type="{Types}/hyperlink" Target="javascript:x" TargetMode="External"/></Relationships>
                """),
            ("word/styles.xml", $"<w:styles {Names}>{Styles}</w:styles>"),
            ("word/numbering.xml", $"<w:numbering {Names}>{Numbering}</w:numbering>"),
            ("word/footnotes.xml", $"<w:footnotes {Names}><w:footnote w:id=\"0\" w:type=\"separator\"/><w:footnote w:id=\"1\"><w:p><w:r><w:t>one</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> two</w:t></w:r></w:p></w:footnote></w:footnotes>"),
            ("word/document.xml", $"{start}<w:document {Names}><w:body>{body}</w:body></w:document>"),
        ], compression);
    }

    private static byte[] Zip((string Name, string Text)[] entries, CompressionLevel compression = CompressionLevel.Fastest)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name, compression).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    // Each block on a line of its own, for the eye.
    private static string Lines(string html) => BlockStart().Replace(html, "\n").TrimStart('\n');

    [GeneratedRegex(@"(?<=</(?:h\d|p|ul|ol|table|blockquote|pre|dl)>|<hr>)(?=<(?:h\d|p|ul|ol|table|blockquote|pre|dl|hr)\b)(?<!</p>(?=<p>Twice))(?<!five</p>)")]
    private static partial Regex BlockStart();
}
