using Microsoft.AspNetCore.StaticAssets;

namespace MeetingHub.Web.Security;

/// <summary>Headers that keep a page to itself: nothing is loaded from, framed by or told to another host.</summary>
public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseHubSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Set as the answer starts, because an error page begins by clearing what was set before it.
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            // What is for any origin has said so.
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            // What somebody signed in was shown is for nobody else's eyes, and not for the next user of the same computer. Files of the program are the same for all.
            if (((HttpContext)state).User.Identity?.IsAuthenticated is true && ((HttpContext)state).GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null) headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    });
}
