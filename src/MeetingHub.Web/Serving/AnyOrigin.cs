namespace MeetingHub.Web.Serving;

/// <summary>What is public is public to pages of other sites too, to be read and never to be changed.</summary>
public static class AnyOrigin
{
    /// <summary>Lets pages of other sites read this answer (Fetch standard, CORS protocol). It carries nobody's cookies.</summary>
    public static void AllowAnyOrigin(this HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlExposeHeaders = "ETag, Last-Modified";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
