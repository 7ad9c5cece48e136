using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Archive;

/// <summary>Archives at their addresses. They are made one after the other, so that the site answers everybody else meanwhile.</summary>
public static class ArchiveFiles
{
    public static void MapArchiveFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/series/{series}/archive.zip", (string series, string? edition, HttpContext context, SeriesArchive archive, ArchiveTurn turn, HubDbContext database, Viewer viewer, Here here, Texts texts) => SendAsync(ArchiveKind.Series, series, edition, context, archive, turn, database, viewer, here, texts)).AllowAnonymous();
        routes.MapGet("/meetings/{meeting}/archive.zip", (string meeting, string? edition, HttpContext context, SeriesArchive archive, ArchiveTurn turn, HubDbContext database, Viewer viewer, Here here, Texts texts) => SendAsync(ArchiveKind.Meeting, meeting, edition, context, archive, turn, database, viewer, here, texts)).AllowAnonymous();
    }

    private static async Task<IResult> SendAsync(ArchiveKind kind, string slug, string? edition, HttpContext context, SeriesArchive archive, ArchiveTurn turn, HubDbContext database, Viewer viewer, Here here, Texts texts)
    {
        var cancel = context.RequestAborted;
        if (edition is not (null or "public" or "internal")) return Results.BadRequest();
        var isInternal = edition == "internal";
        if (isInternal && !viewer.May(Policies.ReadEverything)) return viewer.IsSignedIn ? Results.Forbid() : Results.Challenge();
        var wish = new ArchiveWish(kind, slug, isInternal, here.Absolute);
        if (!await archive.IsThereAsync(wish, cancel)) return await MovedAsync(kind, slug, context, database, cancel);
        if (!await turn.WaitAsync(cancel))
        {
            context.Response.Headers.RetryAfter = "60";
            return Results.Text(texts["Archive.Busy"], "text/plain; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        // Sent only when it is whole: whoever reads slowly keeps nobody waiting, and nobody gets half of it.
        var (file, isWhole) = (SeriesArchive.Temporary(), false);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(ArchiveTurn.Longest);
            await archive.WriteAsync(file, wish, limit.Token);
            (file.Position, isWhole) = (0, true);
            return Results.Stream(file, "application/zip", $"{slug}{(isInternal ? "-internal" : "")}.zip");
        }
        finally
        {
            if (!isWhole) await file.DisposeAsync();
            turn.GiveBack();
        }
    }

    // Whoever kept an address from before it was renamed is led on.
    private static async Task<IResult> MovedAsync(ArchiveKind kind, string slug, HttpContext context, HubDbContext database, CancellationToken cancel)
    {
        var now = kind == ArchiveKind.Series
            ? await (from old in database.OldAddresses join s in database.Series on old.RecordId equals s.Id where old.RecordKind == RecordKind.Series && old.Slug == slug select s.Slug).SingleOrDefaultAsync(cancel)
            : await (from old in database.OldAddresses join m in database.Meetings on old.RecordId equals m.Id where old.RecordKind == RecordKind.Meeting && old.Slug == slug select m.Slug).SingleOrDefaultAsync(cancel);
        return now is null ? Results.NotFound() : Results.LocalRedirect($"{context.Request.PathBase}/{(kind == ArchiveKind.Series ? "series" : "meetings")}/{now}/archive.zip{context.Request.QueryString}", permanent: true);
    }
}
