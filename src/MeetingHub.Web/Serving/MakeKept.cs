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
        if (context.Features.Get<ServeKept.Wanted>() is not { } wanted || context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not { } attribute || !context.Request.Query.Keys.All(attribute.Queries.Contains))
        {
            await next(context);
            return;
        }
        KeptAnswer? answer;
        using (await turns.WaitAsync(wanted.Key, context.RequestAborted))
        {
            answer = kept.Find(wanted.Key);
            if (answer is null || !answer.IsFresh(watch, watch.Now()))
            {
                answer = await MakeAsync(context, wanted);
                if (answer is not null) kept.Keep(wanted.Key, answer);
            }
        }
        // Whoever waits does not wait for a slow line.
        if (answer is not null) await SendAsync(context, answer);
    }

    // Null where the answer is none that could be kept; then it has been sent as it is.
    private async Task<KeptAnswer?> MakeAsync(HttpContext context, ServeKept.Wanted wanted)
    {
        var body = context.Response.Body;
        using var made = new MemoryStream();
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
        if (context.Response.StatusCode == StatusCodes.Status200OK && tags.Count > 0 && context.Response.Headers.SetCookie.Count == 0) return Ready(context.Response, made, tags, wanted.AsOf);
        made.Position = 0;
        await made.CopyToAsync(body, context.RequestAborted);
        return null;
    }

    private static Task SendAsync(HttpContext context, KeptAnswer answer)
    {
        var packed = ServeKept.AcceptsGzip(context.Request);
        // It is packed already: the site's own compression, which stands around this, finds nothing that it may use.
        context.Request.Headers.AcceptEncoding = default;
        return ServeKept.SendAsync(context, answer, packed);
    }

    private KeptAnswer Ready(HttpResponse response, MemoryStream made, IReadOnlyCollection<string> tags, long asOf)
    {
        var plain = made.GetBuffer().AsSpan(0, (int)made.Length);
        using var gzip = new MemoryStream(plain.Length / 3);
        using (var packer = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true)) packer.Write(plain);
        // Of the content alone, so that it says the same after a restart.
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12))}\"";
        return new KeptAnswer(
            gzip.ToArray(), etag, response.ContentType ?? "", response.Headers.ContentLanguage, response.Headers.ContentDisposition, response.Headers.AccessControlAllowOrigin.Count > 0, watch.Of(tags).At, tags.ToFrozenSet(StringComparer.Ordinal), asOf);
    }
}
