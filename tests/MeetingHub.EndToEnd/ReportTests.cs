using System.Diagnostics;
using System.Text.RegularExpressions;
using MeetingHub.Formats.Reports;

namespace MeetingHub.EndToEnd;

/// <summary>The summary report as a reader takes it along: PDF printed by a real browser, and read by programs that nobody here wrote.</summary>
[Collection(LiveHubTests.Name)]
public sealed partial class ReportTests(LiveHub hub)
{
    [BrowserFact]
    public async Task A_pdf_is_tagged_has_bookmarks_title_and_language_and_says_what_the_page_says()
    {
        await using var visitor = await hub.VisitAsync();
        await visitor.Page.GotoAsync("/es/meetings/iberoconf-2012/report");
        var link = await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "PDF", Exact = true }).GetAttributeAsync("href");
        var figures = await visitor.Page.Locator("table", new() { HasText = "En números" }).Locator("tbody tr").AllInnerTextsAsync();
        using var client = new HttpClient();
        var file = Path.Combine(Directory.CreateTempSubdirectory("meetinghub-report-").FullName, "report.pdf");

        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(new Uri(hub.Address + link)));

        Assert.Contains("No syntax or stream encoding errors found", await RunAsync("qpdf", "--check", file), StringComparison.Ordinal);
        var information = await RunAsync("pdfinfo", file);
        Assert.Matches(@"Tagged:\s+yes", information);
        Assert.Matches(@"Title:\s+Informe: Santiago de Chile 2012", information);
        var inside = await RunAsync("qpdf", "--qdf", "--object-streams=disable", file, "-");
        Assert.Matches(@"/Lang \(es\)", inside);
        Assert.Contains("/Outlines", inside, StringComparison.Ordinal);
        Assert.Contains("/FontFile", inside, StringComparison.Ordinal);
        Assert.Contains("/URI (http", inside, StringComparison.Ordinal);
        var text = Spaces().Replace(await RunAsync("pdftotext", "-layout", file, "-"), " ");
        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Contains(Spaces().Replace(figure, " ").Trim(), text, StringComparison.Ordinal));
        Assert.Contains("Lo que se acordó", text, StringComparison.Ordinal);
        Assert.Matches(@"1 ?/ ?\d", text);
    }

    [BrowserFact]
    public async Task Nothing_in_a_report_is_wider_than_its_paper()
    {
        // A4 between its margins; a browser that finds a page wider than that prints all of it smaller.
        const int Paper = 672;
        var text = string.Join(' ', Enumerable.Repeat("acompanhamento", 20));
        string[] row = [text, "Recomendação", "Substituído", text, "23 de novembro de 2026", text, text];
        var table = new ReportTable("outcomes", "Acordos", [.. row.Select((_, n) => new ReportColumn($"column{n}", "Responsáveis"))], [.. Enumerable.Repeat(row.Select(cell => new ReportCell(cell)).ToList(), 3)]);
        await using var visitor = await hub.VisitAsync();
        await visitor.Page.SetViewportSizeAsync(Paper, 900);
        await visitor.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        var money = new ReportTable("finances", "Finanças", [new ReportColumn("item", "Item"), .. Enumerable.Range(0, 6).Select(n => new ReportColumn($"money{n}", "Gasto menos previsto (USD)", IsNumber: true)), new ReportColumn("note", "Nota")],
            [[new ReportCell(text), .. Enumerable.Repeat(new ReportCell("1.234.567,00", 1_234_567), 6), new ReportCell(text)]]);
        var notes = new ReportNotes($"<table><tr>{string.Concat(Enumerable.Repeat("<td>acompanhamento</td>", 12))}</tr></table><p><img alt=\"\" width=\"1800\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=\"></p>", "pt");

        foreach (var block in (ReportBlock[])[table, money, notes])
        {
            await visitor.Page.SetContentAsync(ReportPage.Write(new ReportDocument("Relatório", "pt", [block]), "Sumário"));
            Assert.Equal(Paper, await WidthAsync());
        }

        Task<int> WidthAsync() => visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
    }

    [BrowserFact]
    public async Task No_head_of_a_table_stands_alone_at_the_foot_of_a_page()
    {
        await using var visitor = await hub.VisitAsync();
        var folder = Directory.CreateTempSubdirectory("meetinghub-report-").FullName;
        var ends = new List<int>();
        for (var lines = 15; lines < 40; lines++)
        {
            var file = Path.Combine(folder, "report.pdf");
            ReportBlock[] blocks = [.. Enumerable.Range(0, lines).Select(_ => new ReportParagraph([new ReportWords("line")])), new ReportTable("t", "Caption", [new ReportColumn("a", "Head")], [[new ReportCell("Row " + string.Join(' ', Enumerable.Repeat("long", 200)))]])];
            await visitor.Page.SetContentAsync(ReportPage.Write(new ReportDocument("Report", "en", blocks), "Contents"));

            await visitor.Page.PdfAsync(new() { Path = file, PreferCSSPageSize = true });

            var pages = (await RunAsync("pdftotext", file, "-")).Split('\f');
            ends.Add(Array.FindIndex(pages, page => page.Contains("Head", StringComparison.Ordinal)));
            Assert.Contains("Row", pages[ends[^1]], StringComparison.Ordinal);
            Assert.Contains("Caption", pages[ends[^1]], StringComparison.Ordinal);
        }
        // The foot of a page was passed, or nothing was tried.
        Assert.NotEqual(ends[0], ends[^1]);
    }

    [BrowserFact]
    public async Task The_page_is_chosen_part_by_part_with_the_keyboard_alone()
    {
        await using var visitor = await hub.VisitAsync();
        await visitor.Page.GotoAsync("/en/meetings/iberoconf-2012/report");
        await visitor.Page.Locator("summary").PressAsync("Enter");
        var place = visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Textbox, new() { Name = "The meeting", Exact = true });
        await place.FillAsync("");
        await place.PressAsync("Enter");

        await Microsoft.Playwright.Assertions.Expect(visitor.Page.Locator("#part-identity")).ToHaveCountAsync(0);
        await Microsoft.Playwright.Assertions.Expect(visitor.Page.Locator("#part-outcomes")).ToHaveCountAsync(1);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = program == "qpdf" ? System.Text.Encoding.Latin1 : System.Text.Encoding.UTF8 })!; // it is no shell command
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, complained);
        return await said;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
