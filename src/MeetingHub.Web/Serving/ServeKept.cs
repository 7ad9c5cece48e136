using System.Globalization;
using System.IO.Compression;
using MeetingHub.Web.Accounts;
using Microsoft.Net.Http.Headers;

namespace MeetingHub.Web.Serving;

/// <summary>Sends what is kept, before anything else of the site runs: to visitors who are nobody in particular, and only what is still right.</summary>
internal sealed class ServeKept(RequestDelegate next, KeptAnswers kept, StoreWatch watch)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsPlain(request)) return next(context);
        var now = watch.Now();
        var key = KeyOf(request);
        if (kept.Find(key) is { } answer && answer.IsFresh(watch, now)) return SendAsync(context, answer, AcceptsGzip(request));
        context.Features.Set(new Wanted(key, now));
        return next(context);
    }

    /// <summary>A visitor who is signed in, has just been told something or holds a part of a form gets a page of their own.</summary>
    internal static bool IsPlain(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)) return false;
        foreach (var cookie in request.Headers.Cookie)
            if (cookie is not null && (cookie.Contains($"{HubAccounts.SessionCookie}=", StringComparison.OrdinalIgnoreCase) || cookie.Contains("said=", StringComparison.OrdinalIgnoreCase))) return false;
        return true;
    }

    internal static async Task SendAsync(HttpContext context, KeptAnswer answer, bool packed)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        headers.ETag = answer.ETag;
        headers.LastModified = answer.LastModified;
        // Kept by whoever likes, but asked for each time: no reader sees a page that is older than the save that changed it.
        headers.CacheControl = "public, no-cache";
        headers.Vary = "Accept-Encoding";
        headers.ContentLanguage = answer.ContentLanguage;
        if (answer.IsForAnyOrigin) context.AllowAnyOrigin();
        // Who made it may have said how long it is before it was packed.
        headers.ContentLength = null;
        if (IsUnchanged(request, answer))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = answer.ContentType;
        headers.ContentDisposition = answer.Disposition;
        if (!packed)
        {
            headers.ETag = answer.ETag.Insert(answer.ETag.Length - 1, "-plain");
            if (HttpMethods.IsHead(request.Method)) return;
            await using var plain = new GZipStream(new MemoryStream(answer.Gzip.ToArray()), CompressionMode.Decompress);
            await plain.CopyToAsync(response.Body, context.RequestAborted);
            return;
        }
        headers.ContentEncoding = "gzip";
        headers.ContentLength = answer.Gzip.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.BodyWriter.WriteAsync(answer.Gzip, context.RequestAborted);
    }

    // RFC 9110, 13.2.2: the validator counts before the date, which is looked at only where there is none.
    private static bool IsUnchanged(HttpRequest request, KeptAnswer answer)
    {
        if (request.Headers.IfNoneMatch is { Count: > 0 } known)
        {
            // Weak comparison (13.1.2); both encodings have one content.
            var opaque = answer.ETag[1..^1];
            foreach (var tag in known)
                if (tag is not null && (tag == "*" || tag.Contains(opaque, StringComparison.Ordinal))) return true;
            return false;
        }
        return answer.ChangedAt is { } changed && request.Headers.IfModifiedSince is [{ } since]
            && DateTimeOffset.TryParseExact(since, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && changed < at.AddSeconds(1);
    }

    internal static bool AcceptsGzip(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        if (accepted.Length == 0) return false;
        if (!accepted.Contains("q=0", StringComparison.OrdinalIgnoreCase)) return accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) || accepted == "*";
        return StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var list) && list.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
    }

    // The host stands in canonical links, the scheme too.
    private static string KeyOf(HttpRequest request) =>
        string.Concat(request.IsHttps ? "https " : "http ", request.Host.Value, string.Concat(request.PathBase.Value, request.Path.Value, request.QueryString.Value));

    /// <summary>An answer that could be kept once it is made, and the version of the store when it was asked for.</summary>
    internal sealed record Wanted(string Key, long AsOf);
}
