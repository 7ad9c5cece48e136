using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Reports;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace MeetingHub.Formats.Tests.Reports;

/// <summary>One report in every format: nothing is lost, nothing changes, and nothing that a person typed means anything to a format.</summary>
public sealed partial class ReportWritersTests
{
    private static readonly ReportDocument Report = SampleReport.Compose();

    // Delegations, sessions, outcomes by status, as the sample has them.
    private static readonly (string, decimal)[] Numbers = [("delegations", 6), ("sessions", 2), ("Open", 2), ("Done", 1), ("total", 3)];

    [Fact]
    public void The_numbers_are_the_same_in_every_format()
    {
        Assert.Equal(Numbers, FromTables(HtmlTables(Text("html"))));
        Assert.Equal(Numbers, FromTables(HtmlTables(NoteMarkdown.ToHtml(Text("md"), "x"))));
        Assert.Equal(Numbers, FromTables(WikiTables(Text("wiki"))));
        Assert.Equal(Numbers, FromTables(DocxTables(Bytes("docx"))));
        Assert.Equal(Numbers, FromTables(XlsxTables(Bytes("xlsx"))));
        Assert.Equal(Numbers, FromTables(CsvTables(Bytes("csv"))));
        Assert.Equal(Numbers, FromJson());
    }

    [Fact]
    public void What_a_person_typed_means_nothing_to_html_and_is_all_there()
    {
        var page = new HtmlParser().ParseDocument(Text("html"));

        Assert.Contains(page.QuerySelectorAll("th"), th => th.TextContent == SampleReport.Hostile);
        Assert.Empty(page.QuerySelectorAll("table b, script, img"));
    }

    [Fact]
    public void What_a_person_typed_means_nothing_to_markdown_and_is_all_there() =>
        Assert.Contains(new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(Text("md"), "x")).QuerySelectorAll("td"), td => td.TextContent == SampleReport.Hostile);

    [Fact]
    public void Markdown_that_is_read_elsewhere_holds_no_tags() =>
        Assert.DoesNotContain(new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(Text("md"), new Markdig.MarkdownPipelineBuilder().Build())).Descendants(), n => n is IComment or IElement { LocalName: "b" or "script" or "img" });

    [Fact]
    public void A_number_below_zero_is_one_in_a_table_too() => Assert.Contains(CsvTables(Bytes("csv"))["finances.csv"], r => r.Contains("-649.5"));

    [Fact]
    public void What_a_person_typed_means_nothing_to_the_wiki() =>
        Assert.DoesNotMatch(@"(?<!\{)\{\{x|~~~~|\[\[y|<b>|__NOTOC__|''q''", Text("wiki"));

    [Fact]
    public void No_cell_is_a_formula_and_none_loses_what_it_says()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Bytes("xlsx")), false);
        var cells = book.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Cell>()).ToList();

        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Contains(cells, c => c.InnerText == SampleReport.Hostile);
        // The apostrophe is what spreadsheets take for "this is a text".
        Assert.Contains(CsvTables(Bytes("csv")).SelectMany(t => t.Value).SelectMany(r => r), c => c == "'" + SampleReport.Hostile);
    }

    [Fact]
    public void The_workbook_is_valid_with_a_sheet_a_table_heads_that_stay_and_cells_of_their_type()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Bytes("xlsx")), false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(Report.Tables.Select(t => t.Name), book.WorkbookPart!.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value!));
        Assert.All(book.WorkbookPart.WorksheetParts, p => Assert.Equal(PaneStateValues.Frozen, p.Worksheet!.Descendants<Pane>().Single().State!.Value));
        var due = Sheet(book, "outcomes").Descendants<Row>().ElementAt(3).Elements<Cell>().ElementAt(4);
        Assert.Equal(("41760", 5u), (due.CellValue!.Text, due.StyleIndex!.Value)); // 1 May 2014
    }

    [Fact]
    public void The_document_for_word_processors_is_valid_and_has_real_headings_tables_and_a_language()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Bytes("docx")), false);
        var body = document.MainDocumentPart!.Document!.Body!;

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(Report.Tables.Count(), body.Descendants<W.Table>().Count());
        Assert.All(body.Descendants<W.Table>(), t => Assert.NotNull(t.Descendants<W.TableHeader>().FirstOrDefault()));
        Assert.Equal(Report.Blocks.OfType<ReportHeading>().Where(h => h.Level == 2).Select(h => h.Text), body.Descendants<W.Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1").Select(p => p.InnerText));
    }

    [Fact]
    public void Headings_of_notes_stand_below_their_sessions_in_each_format()
    {
        Assert.Contains("#### Acuerdos", Text("md"), StringComparison.Ordinal);
        Assert.Contains("==== Acuerdos ====", Text("wiki"), StringComparison.Ordinal);
        Assert.Equal("Acuerdos", new HtmlParser().ParseDocument(Text("html")).QuerySelector(".notes[lang=es] h4")!.TextContent);
    }

    [Fact]
    public void Markdown_reads_back_to_the_same_headings_and_tables()
    {
        var page = new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(Text("md"), "x"));

        Assert.Equal([Report.Title, .. Report.Blocks.OfType<ReportHeading>().Select(h => h.Text), "Acuerdos"], page.QuerySelectorAll("h3, h4, h5, h6").Select(h => h.TextContent));
        Assert.Equal(Report.Tables.Select(t => t.Rows.Count), page.QuerySelectorAll("table").Select(t => t.QuerySelectorAll("tbody tr").Length));
    }

    [Fact]
    public void The_page_names_its_language_fetches_nothing_and_draws_the_cord()
    {
        var page = new HtmlParser().ParseDocument(Text("html"));

        Assert.Equal(("iv", Report.Title), (page.DocumentElement.GetAttribute("lang"), page.Title));
        Assert.Empty(page.QuerySelectorAll("link, script, [src], [style], iframe"));
        Assert.NotNull(page.QuerySelector("figure svg path"));
        Assert.All(page.QuerySelectorAll("nav a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.All(ReportExport.Formats, f => Assert.Equal(f.Write(Report, "Contents"), f.Write(Report, "Contents")));

    private static byte[] Bytes(string format) => ReportExport.Of(format)!.Write(Report, "Contents");

    private static string Text(string format) => Encoding.UTF8.GetString(Bytes(format));

    private static IEnumerable<(string, decimal)> FromTables(IReadOnlyDictionary<string, IReadOnlyList<string[]>> tables)
    {
        var figures = tables.Values.First(rows => rows.Any(r => r[0] == "Delegations"));
        var states = tables.Values.First(rows => rows is [["Open", _], ..]);
        yield return ("delegations", Number(figures.Single(r => r[0] == "Delegations")[1]));
        yield return ("sessions", Number(figures.Single(r => r[0] == "Sessions")[1]));
        foreach (var row in states) yield return (row[0] == "Total" ? "total" : row[0], Number(row[1]));
    }

    private static IEnumerable<(string, decimal)> FromJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) ReportJson.Write(json, Report);
        var tables = JsonDocument.Parse(bytes.ToArray()).RootElement.GetProperty("blocks").EnumerateArray().Where(b => b.TryGetProperty("table", out _)).ToDictionary(b => b.GetProperty("table").GetString()!, b => b.GetProperty("rows").EnumerateArray().ToList());
        foreach (var figure in new[] { "delegations", "sessions" }) yield return (figure, tables["figures"].Single(r => r.GetProperty("figure").GetString() == figure).GetProperty("number").GetDecimal());
        foreach (var row in tables["outcomes-by-status"]) yield return (row.GetProperty("status").GetString()!, row.GetProperty("number").GetDecimal());
    }

    private static Dictionary<string, IReadOnlyList<string[]>> HtmlTables(string html) => new HtmlParser().ParseDocument(html).QuerySelectorAll("table").Index().ToDictionary(
        t => $"{t.Index}", t => (IReadOnlyList<string[]>)[.. t.Item.QuerySelectorAll("tbody tr").Select(r => r.Children.Select(c => c.TextContent.Trim()).ToArray())]);

    private static Dictionary<string, IReadOnlyList<string[]>> WikiTables(string text) => WikiTable().Matches(text).Index().ToDictionary(
        t => $"{t.Index}", t => (IReadOnlyList<string[]>)[.. t.Item.Groups[1].Value.Split("|-\n", StringSplitOptions.RemoveEmptyEntries).Where(r => !r.StartsWith("|+ ", StringComparison.Ordinal)).Skip(1).Select(r => r.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(c => c[2..]).ToArray())]);

    private static Dictionary<string, IReadOnlyList<string[]>> DocxTables(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        return document.MainDocumentPart!.Document!.Body!.Descendants<W.Table>().Index().ToDictionary(t => $"{t.Index}", t => (IReadOnlyList<string[]>)[.. t.Item.Elements<W.TableRow>().Skip(1).Select(r => r.Elements<W.TableCell>().Select(c => c.InnerText).ToArray())]);
    }

    private static Dictionary<string, IReadOnlyList<string[]>> XlsxTables(byte[] bytes)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        return book.WorkbookPart!.Workbook!.Descendants<Sheet>().ToDictionary(s => s.Name!.Value!, s => (IReadOnlyList<string[]>)[.. Sheet(book, s.Name!.Value!).Descendants<Row>().Skip(1).Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray())]);
    }

    private static Worksheet Sheet(SpreadsheetDocument book, string name) =>
        ((WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().Single(s => s.Name == name).Id!)).Worksheet!;

    private static Dictionary<string, IReadOnlyList<string[]>> CsvTables(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(e => e.Name, e =>
        {
            using var csv = new CsvParser(new StreamReader(e.Open()), CultureInfo.InvariantCulture);
            List<string[]> rows = [];
            while (csv.Read()) rows.Add(csv.Record!);
            return (IReadOnlyList<string[]>)[.. rows.Skip(1)];
        });
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\| class=""wikitable""\n(.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex WikiTable();
}
