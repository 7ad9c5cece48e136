using System.Globalization;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Reports;

namespace MeetingHub.Web.Archive;

/// <summary>The summary reports in an archive. All that an archive knows of reports and their formats, it knows from here.</summary>
public sealed class ArchiveReports(HubDbContext database, SummaryReports reports, PdfPrinter printer, Texts texts)
{
    private const string Pdf = "report.pdf";

    // Printing takes seconds for each meeting, which only who has an account may ask for.
    private IEnumerable<string> FileNames(bool isInternal) => [.. isInternal && printer.IsAvailable ? [Pdf] : Array.Empty<string>(), .. ReportExport.Formats.Select(f => $"report.{f.FileExtension}")];

    /// <summary>A meeting's whole report, with notes, as the store is looked at; null where there is none.</summary>
    internal async Task<ReportDocument?> LoadAsync(string meeting, Func<string, string> absolute, CancellationToken cancel) => await reports.LoadAsync(meeting, absolute, cancel) is { } report
        ? new ReportComposer(report, key => texts["Report." + key], CultureInfo.CurrentCulture).Compose(Enum.GetValues<ReportPart>())
        : null;

    /// <summary>The report as files, one at a time. What cannot be printed is left out: the others say the same.</summary>
    internal async IAsyncEnumerable<(string Name, byte[] Bytes)> FilesAsync(ReportDocument report, bool isInternal, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (contents, pictured) = (texts["Report.Contents"], await ReportPictures.EmbedAsync(database, report, cancel));
        foreach (var name in FileNames(isInternal))
        {
            if ((name == Pdf ? await PrintAsync(ReportPage.Write(pictured, contents), cancel) : ReportExport.Formats.First(f => name == $"report.{f.FileExtension}").Write(name == "report.html" ? pictured : report, contents)) is { } bytes) yield return (name, bytes);
        }
    }

    private async Task<byte[]?> PrintAsync(string page, CancellationToken cancel)
    {
        try
        {
            return await printer.PrintAsync(page, cancel);
        }
        catch (PdfRefusedException)
        {
            // It is logged where it was refused.
            return null;
        }
    }

    /// <summary>The report as HTML without a page around it.</summary>
    internal static string Html(ReportDocument report) => ReportHtml.Write(report);
}
