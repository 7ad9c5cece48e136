using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace MeetingHub.Web.Serving;

/// <summary>Takes the answer of a page that is to be kept, makes it ready to be sent, and sends it.</summary>
internal sealed class MakeKept(RequestDelegate next, KeptAnswers kept, StoreWatch watch)
{
    private readonly Turns turns = new();

    public async Task InvokeAsync(HttpContext context)
    {
        // However somebody came to be signed in: what they see is theirs.
        if (context.Features.Get<ServeKept.Wanted>() is not { } wanted || context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not { } attribute || context.User.Identity?.IsAuthenticated is true)
        {
            await next(context);
            return;
        }
        var isBounded = context.Request.Query.All(q => attribute.Queries.Contains(q.Key) && q.Value.Count == 1);
        await SendAsync(context, isBounded ? await MakeOnceAsync(context, wanted) : await MakeAsync(context, CompressionLevel.Fastest));
    }

    private async Task<Made> MakeOnceAsync(HttpContext context, ServeKept.Wanted wanted)
    {
        // Whoever waits does not wait for a slow line: what is made is sent after the turn.
        using var turn = await turns.WaitAsync(wanted.Key, context.RequestAborted);
        // As new as when it was asked for is new enough: else each change would have it made again for each who waits.
        if (kept.Find(wanted.Key) is { } known && (known.AsOf >= wanted.AsOf || known.IsFresh(watch, watch.Now()))) return new Made(known, null);
        try
        {
            var made = await MakeAsync(context, CompressionLevel.Optimal);
            // What cannot be kept is no use to those who wait.
            if (made.Answer is null || !kept.Keep(wanted.Key, made.Answer)) turn.LetAllIn();
            return made;
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            turn.LetAllIn();
            throw;
        }
    }

    private async Task<Made> MakeAsync(HttpContext context, CompressionLevel level)
    {
        // What is made from here on is as of this moment, or newer.
        var now = watch.Now();
        var body = context.Response.Body;
        var made = new MemoryStream();
        context.Response.Body = made;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }
        var tags = Dependencies.DependenciesOf(context);
        var isAnswer = context.Response.StatusCode == StatusCodes.Status200OK && tags.Count > 0 && context.Response.Headers.SetCookie.Count == 0;
        return isAnswer ? new Made(Ready(context.Response, made, level, tags, now), null) : new Made(null, made);
    }

    private static async Task SendAsync(HttpContext context, Made made)
    {
        if (made.Answer is not { } answer)
        {
            // An answer without a body has not begun, and may still become an error's page.
            if (made.Plain is { Length: > 0 } plain) await context.Response.Body.WriteAsync(plain.GetBuffer().AsMemory(0, (int)plain.Length), context.RequestAborted);
            return;
        }
        var packed = ServeKept.AcceptsGzip(context.Request);
        // It is packed already: the site's own compression, which stands around this, finds nothing that it may use.
        context.Request.Headers.AcceptEncoding = default;
        await ServeKept.SendAsync(context, answer, packed);
    }

    private KeptAnswer Ready(HttpResponse response, MemoryStream made, CompressionLevel level, IReadOnlyCollection<string> tags, long asOf)
    {
        var plain = made.GetBuffer().AsSpan(0, (int)made.Length);
        using var gzip = new MemoryStream(plain.Length / 3);
        using (var packer = new GZipStream(gzip, level, leaveOpen: true)) packer.Write(plain);
        // Of the content alone, so that it says the same after a restart.
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"";
        // What was changed while it was made may stand in it or not: it has no date then.
        var (version, at) = watch.Of(tags);
        return new KeptAnswer(
            gzip.ToArray(), etag, response.ContentType ?? "", response.Headers.ContentLanguage, response.Headers.ContentDisposition, response.Headers.AccessControlAllowOrigin.Count > 0, version > asOf ? null : at, tags.ToFrozenSet(StringComparer.Ordinal), asOf);
    }

    // What is ready to be sent, or an answer as it was written that cannot be kept.
    private sealed record Made(KeptAnswer? Answer, MemoryStream? Plain);
}
