using System.Globalization;
using System.Text;
using MeetingHub.Formats.Docx;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Reports;
using Microsoft.Net.Http.Headers;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>The summary report as files.</summary>
public static class ReportFiles
{
    private static readonly Dictionary<string, (string MediaType, Func<ReportDocument, byte[]> Write)> Writers = new()
    {
        ["docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", report => DocxWriter.Write(report.Title, report.Language, ReportHtml.Write(report))),
        ["md"] = ("text/markdown; charset=utf-8", report => Encoding.UTF8.GetBytes(ReportMarkdown.Write(report))),
        ["wiki"] = ("text/x-wiki; charset=utf-8", report => Encoding.UTF8.GetBytes(WikitextWriter.Write(ReportHtml.Write(report, lower: 1)) + "\n")),
        ["csv"] = ("application/zip", ReportTables.WriteZip),
    };

    /// <summary>The formats, by the end of their files' names.</summary>
    public static IEnumerable<string> Formats => Writers.Keys;

    public static void MapReportFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/meetings/{meeting}/report.{format:regex(^(docx|md|wiki|csv)$)}", async (string meeting, string format, string[] part, HttpContext context, SummaryReports reports, Texts texts, CancellationToken cancel) =>
        {
            if (!ReportParts.TryParse(part, out var parts)) return Results.BadRequest();
            if (await reports.LoadAsync(meeting, cancel) is not { } report) return Results.NotFound();
            var (mediaType, write) = Writers[format];
            var document = new ReportComposer(report, key => texts["Report." + key], CultureInfo.CurrentUICulture).Compose(parts);
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{meeting}-report.{(format == "csv" ? "zip" : format)}" }.ToString();
            return Results.Bytes(write(document), mediaType);
        }).AllowAnonymous();
}
