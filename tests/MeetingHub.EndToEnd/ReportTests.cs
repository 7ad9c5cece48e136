using System.Diagnostics;
using System.Text.RegularExpressions;

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
