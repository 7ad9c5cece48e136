using System.Globalization;
using System.Text;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Reports;

namespace MeetingHub.Web.Archive;

/// <summary>The summary reports in an archive. All that an archive knows of reports and their formats, it knows from here.</summary>
public sealed class ArchiveReports(SummaryReports reports, Texts texts)
{
    private static readonly (string Name, Func<ReportDocument, byte[]> Write)[] Formats =
    [
        ("report.docx", report => DocxWriter.Write(report.Title, report.Language, ReportHtml.Write(report))),
        ("report.md", report => Encoding.UTF8.GetBytes(ReportMarkdown.Write(report))),
        ("report.wiki", report => Encoding.UTF8.GetBytes(WikitextWriter.Write(ReportHtml.Write(report, lower: 1)) + "\n")),
        ("report-tables.zip", ReportTables.WriteZip),
    ];

    /// <summary>The names of its files.</summary>
    internal static IEnumerable<string> FileNames => Formats.Select(f => f.Name);

    /// <summary>A meeting's whole report, with notes, as the store is looked at; null where there is none.</summary>
    internal async Task<ReportDocument?> LoadAsync(string meeting, CancellationToken cancel) => await reports.LoadAsync(meeting, cancel) is { } report
        ? new ReportComposer(report, key => texts["Report." + key], CultureInfo.CurrentUICulture).Compose(Enum.GetValues<ReportPart>())
        : null;

    /// <summary>The report as files, one at a time.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> Files(ReportDocument report) => Formats.Select(f => (f.Name, f.Write(report)));

    /// <summary>The report as HTML without a page around it.</summary>
    internal static string Html(ReportDocument report) => ReportHtml.Write(report);
}
