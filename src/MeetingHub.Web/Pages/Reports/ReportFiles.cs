using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>The summary report as files.</summary>
public static class ReportFiles
{
    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var format in ReportWriter.Formats)
            routes.MapMethods($"/meetings/{{meeting}}/report.{format}", [HttpMethods.Get, HttpMethods.Head], (string meeting, HttpContext context, HubDbContext database, ReportProfiles profiles, ReportWriter writer, Here here, Texts texts, Viewer viewer, CancellationToken cancel) =>
                WriteAsync(format, meeting, context, database, profiles, writer, here, texts, viewer, cancel)).AllowAnonymous().WithMetadata(new KeptAttribute { Queries = ["profile"] });
    }

    private static async Task<IResult> WriteAsync(string format, string meeting, HttpContext context, HubDbContext database, ReportProfiles profiles, ReportWriter writer, Here here, Texts texts, Viewer viewer, CancellationToken cancel)
    {
        if (await ReportChoice.ReadAsync(context.Request.Query, profiles, cancel) is not { } choice) return Results.BadRequest();
        if (choice.IsInternal && !viewer.IsSignedIn) return Results.Challenge();
        var visibility = await database.Meetings.Where(m => m.Slug == meeting).Select(m => (Visibility?)m.Visibility).SingleOrDefaultAsync(cancel);
        if (visibility is null) return Results.NotFound();
        var (mediaType, extension) = ReportWriter.TypeOf(format);
        try
        {
            if (await writer.WriteAsync(format, new ReportWish(meeting, choice.Parts, choice.Sight(database, visibility == Visibility.Public), here.Absolute), cancel) is not { } bytes) return Results.NotFound();
            context.DependsOn(FreshnessTags.Anything);
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{meeting}-report-{here.Language.Tag}{(choice.IsInternal || visibility != Visibility.Public ? "-internal" : "")}.{extension}" }.ToString();
            return Results.Bytes(bytes, mediaType);
        }
        catch (PdfRefusedException refusal)
        {
            // The page of this answer says what to do, as that of any other.
            context.Items[nameof(PdfRefusal)] = refusal.Reason;
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
