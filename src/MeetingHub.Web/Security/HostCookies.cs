namespace MeetingHub.Web.Security;

/// <summary>
/// Over https each cookie of the site travels as <c>__Host-name</c>, which browsers tie to this very host, path / and encryption (RFC 6265bis, 4.1.3.2).
/// Within the program it has its plain name, so that nothing else needs to know how the request came.
/// </summary>
public sealed class HostCookies(RequestDelegate next)
{
    private const string Prefix = "__Host-";

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.IsHttps) return next(context);
        // A cookie without the prefix may have been set from elsewhere: over https it is not ours.
        context.Request.Headers.Cookie = string.Join("; ", context.Request.Headers.Cookie.ToString().Split(';', StringSplitOptions.TrimEntries)
            .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal)).Select(cookie => cookie[Prefix.Length..]));
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            headers.SetCookie = headers.SetCookie.Select(cookie => Prefix + cookie).ToArray();
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
