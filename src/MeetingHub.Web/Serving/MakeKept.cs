using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace MeetingHub.Web.Serving;

/// <summary>Takes the answer of a page that is to be kept, makes it ready to be sent, and sends it.</summary>
internal sealed class MakeKept(RequestDelegate next, KeptAnswers kept, StoreWatch watch)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<ServeKept.Wanted>() is not { } wanted || context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not { } attribute)
        {
            await next(context);
            return;
        }
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
        if (context.Response.StatusCode != StatusCodes.Status200OK || tags.Count == 0 || context.Response.Headers.SetCookie.Count > 0)
        {
            made.Position = 0;
            await made.CopyToAsync(body, context.RequestAborted);
            return;
        }
        var answer = Ready(context.Response, made, tags, wanted.AsOf);
        if (context.Request.Query.Keys.All(attribute.Queries.Contains)) kept.Keep(wanted.Key, answer);
        var packed = ServeKept.AcceptsGzip(context.Request);
        // It is packed already: the site's own compression, which stands around this, finds nothing that it may use.
        context.Request.Headers.AcceptEncoding = default;
        await ServeKept.SendAsync(context, answer, packed);
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
