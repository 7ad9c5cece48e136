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

    /// <summary>The names of its files. Printing takes seconds for each meeting, which only who has an account may ask for.</summary>
    internal IEnumerable<string> FileNames(bool isInternal) => [.. isInternal && printer.IsAvailable ? [Pdf] : Array.Empty<string>(), .. ReportExport.Formats.Select(f => $"report.{f.FileExtension}")];

    /// <summary>A meeting's whole report, with notes, as the store is looked at; null where there is none.</summary>
    internal async Task<ReportDocument?> LoadAsync(string meeting, Func<string, string> absolute, CancellationToken cancel) => await reports.LoadAsync(meeting, absolute, cancel) is { } report
        ? new ReportComposer(report, key => texts["Report." + key], CultureInfo.CurrentCulture).Compose(Enum.GetValues<ReportPart>())
        : null;

    /// <summary>The report as files, one at a time.</summary>
    /// <exception cref="PdfRefusedException">It cannot be printed.</exception>
    internal async IAsyncEnumerable<(string Name, byte[] Bytes)> FilesAsync(ReportDocument report, bool isInternal, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (contents, pictured) = (texts["Report.Contents"], await ReportPictures.EmbedAsync(database, report, cancel));
        foreach (var name in FileNames(isInternal))
            yield return (name, name == Pdf ? await printer.PrintAsync(ReportPage.Write(pictured, contents), cancel) : ReportExport.Formats.First(f => name == $"report.{f.FileExtension}").Write(name == "report.html" ? pictured : report, contents));
    }

    /// <summary>The report as HTML without a page around it.</summary>
    internal static string Html(ReportDocument report) => ReportHtml.Write(report);
}
