using System.Text;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Reports;

/// <summary>A format that a report can be had in.</summary>
/// <param name="Extension">What its address ends in, without the dot.</param>
/// <param name="MediaType">What it is sent as.</param>
/// <param name="FileExtension">What a file of it ends in.</param>
/// <param name="Write">Writes a report; the second value is what its table of contents is called.</param>
public sealed record ReportFormat(string Extension, string MediaType, string FileExtension, Func<ReportDocument, string, byte[]> Write);

/// <summary>The one list of formats that a report can be had in. PDF, which a browser prints, and JSON, which holds more than the report, are none of it.</summary>
public static class ReportExport
{
    /// <summary>The formats, what most people want first.</summary>
    public static IReadOnlyList<ReportFormat> Formats { get; } =
    [
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", (report, _) => DocxWriter.Write(report.Title, report.Language, ReportHtml.Write(report, hasFigures: false))),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", (report, _) => ReportWorkbook.Write(report)),
        new("html", "text/html; charset=utf-8", "html", (report, contents) => Encoding.UTF8.GetBytes(ReportPage.Write(report, contents))),
        new("md", "text/markdown; charset=utf-8", "md", (report, _) => Encoding.UTF8.GetBytes(ReportMarkdown.Write(report))),
        // The title is the page's own, and so the highest heading in it is of level 2.
        new("wiki", "text/x-wiki; charset=utf-8", "wiki", (report, _) => Encoding.UTF8.GetBytes(WikitextWriter.Write(ReportHtml.Write(report, lower: 1, hasFigures: false)) + "\n")),
        new("csv", "application/zip", "zip", (report, _) => ReportTables.WriteZip(report)),
    ];

    /// <summary>The format of an extension, or null.</summary>
    public static ReportFormat? Of(string extension) => Formats.FirstOrDefault(f => f.Extension == extension);
}
