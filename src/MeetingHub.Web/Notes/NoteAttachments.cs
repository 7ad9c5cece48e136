using System.Security.Cryptography;
using MeetingHub.Domain;
using MeetingHub.Formats.Attachments;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace MeetingHub.Web.Notes;

/// <summary>Pictures and files of session notes: taken in by whoever writes there, and sent to whoever reads notes that link to them.</summary>
public sealed class NoteAttachments([FromKeyedServices(HubDatabase.Whole)] HubDbContext whole, Viewer viewer, TimeProvider clock)
{
    /// <summary>The largest request that brings one: the file and the form around it.</summary>
    public const long MostBytes = AttachedFile.MostBytes + (1024 * 1024);

    // Decoding takes memory by the picture's points, so they take turns.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Takes a file in.</summary>
    /// <exception cref="DomainRuleException">It is too large, or of a sort that is not taken.</exception>
    public async Task<Attachment> AddAsync(NotedSession session, IFormFile sent, CancellationToken cancel)
    {
        if (sent.Length > AttachedFile.MostBytes) throw new DomainRuleException("Rule.AttachmentTooLarge", "This file is larger than 20 MB.");
        var bytes = new byte[sent.Length];
        await using (var stream = sent.OpenReadStream()) await stream.ReadExactlyAsync(bytes, cancel);
        await OneAtATime.WaitAsync(cancel);
        AttachedFile file;
        try
        {
            file = AttachedFile.Read(sent.FileName, bytes);
        }
        finally
        {
            OneAtATime.Release();
        }
        var attachment = new Attachment(session.Id, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)), file.Name, file.MediaType, new AttachmentContent(file.Bytes), viewer.Name ?? "", clock.GetUtcNow());
        whole.Attachments.Add(attachment);
        await whole.SaveChangesAsync(cancel);
        return attachment;
    }

    /// <summary>The attachments of a session, those that were taken away too, in the order they came.</summary>
    public async Task<IReadOnlyList<Attachment>> ListAsync(NotedSession session, CancellationToken cancel) =>
        await whole.Attachments.AsNoTracking().Where(a => a.SessionId == session.Id).OrderBy(a => a.Id).ToListAsync(cancel);

    /// <summary>Takes an attachment away, or puts it back.</summary>
    public async Task KeepAsync(NotedSession session, int id, bool keep, CancellationToken cancel)
    {
        if (await whole.Attachments.SingleOrDefaultAsync(a => a.Id == id && a.SessionId == session.Id, cancel) is not { } attachment) return;
        if (keep) attachment.Restore();
        else attachment.Bin(clock.GetUtcNow());
        await whole.SaveChangesAsync(cancel);
    }

    internal static void Map(IEndpointRouteBuilder notes, IEndpointRouteBuilder routes)
    {
        notes.MapPost("/files", TakeAsync).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes)); // asked for below, with the editor's own token
        routes.MapGet("/files/{token}/{name}", SendAsync).AllowAnonymous();
    }

    private static async Task<IResult> TakeAsync(string meeting, string code, NoteDesk desk, NoteAttachments attachments, Localisation.Texts texts, IAntiforgery antiforgery, HttpContext context)
    {
        // Read by hand, because what is no form at all is a bad request and no fault of ours.
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context) || (await context.Request.ReadFormAsync(context.RequestAborted)).Files["file"] is not { } file) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (await desk.FindSessionAsync(meeting, code, context.RequestAborted) is not { } session) return Results.NotFound();
        try
        {
            return Results.Json(new { (await attachments.AddAsync(session, file, context.RequestAborted)).Markdown });
        }
        catch (DomainRuleException refused)
        {
            return Results.Json(new { Refused = texts[refused.Rule] }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> SendAsync(string token, HubDbContext database, [FromKeyedServices(HubDatabase.Whole)] HubDbContext whole, Viewer viewer, HttpContext context)
    {
        var cancel = context.RequestAborted;
        // By its name it is only called: the token is what it is found by.
        var found = await database.Attachments.Where(a => a.Token == token).Select(a => a.Id).SingleOrDefaultAsync(cancel);
        // Whoever writes the notes sees it before readers do.
        if (found == 0 && viewer.May(Policies.TakeNotes))
            found = await whole.Attachments.Where(a => a.Token == token && a.BinnedAt == null && whole.MeetingAssignments.Any(m => m.AccountId == viewer.AccountId && whole.Sessions.Any(s => s.Id == a.SessionId && s.MeetingId == m.MeetingId))).Select(a => a.Id).SingleOrDefaultAsync(cancel);
        if (found == 0) return Results.NotFound();
        var file = await whole.Attachments.AsNoTracking().Include(a => a.Content).SingleAsync(a => a.Id == found, cancel);
        // Asked for anew each time, because notes may be taken back; sent again only where the browser has it no more.
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.File(file.Content!.Bytes, file.MediaType, file.IsPicture ? null : file.Name, entityTag: new EntityTagHeaderValue($"\"{file.Token}\"")); // it was asked for
    }
}
