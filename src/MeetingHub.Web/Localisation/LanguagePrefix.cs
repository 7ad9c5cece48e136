using System.Globalization;
using MeetingHub.Web.Site;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Localisation;

/// <summary>
/// Takes <c>/en</c>, <c>/es</c> or <c>/pt</c> off the address and adds it to the path base, so that routes know no languages
/// and every link that the framework generates stays in the language of the page it stands on.
/// </summary>
public sealed class LanguagePrefix(RequestDelegate next, IOptions<SiteOptions> site)
{
    /// <summary>Remembers the language that a visitor chose with the switch.</summary>
    public const string Cookie = "language";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var siteBase = request.PathBase;
        var prefix = SiteLanguage.All.FirstOrDefault(language => request.Path.StartsWithSegments("/" + language.Tag, StringComparison.Ordinal));
        if (prefix is not null && request.Path.Value!.Length == prefix.Tag.Length + 1)
        {
            // One address for one page: "/es" is "/es/".
            context.Response.Redirect($"{siteBase}/{prefix.Tag}/{request.QueryString}", permanent: true);
            return;
        }
        if (prefix is not null)
        {
            request.PathBase = siteBase.Add("/" + prefix.Tag);
            request.Path = request.Path.Value![(prefix.Tag.Length + 1)..];
        }
        var language = prefix ?? SiteLanguage.Find(site.Value.DefaultLanguage) ?? SiteLanguage.English;
        if (prefix is null && request.Path == "/" && RedirectsTo(context, language) is { } chosen)
        {
            context.Response.Redirect($"{siteBase}/{chosen.Tag}/{request.QueryString}");
            return;
        }
        context.Features.Set(new RequestLanguage(language, siteBase, request.Path, request.QueryString));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.UICulture);
        context.Response.Headers.ContentLanguage = language.Tag;
        await next(context);
    }

    // Only the front door follows the remembered choice: any other address says the same to everybody.
    private static SiteLanguage? RedirectsTo(HttpContext context, SiteLanguage language)
    {
        context.Response.Headers.Vary = "Cookie";
        return SiteLanguage.Find(context.Request.Cookies[Cookie]) is { } chosen && chosen != language ? chosen : null;
    }
}

/// <summary>The language of a request and its address without the language.</summary>
public sealed record RequestLanguage(SiteLanguage Language, PathString SiteBase, PathString Path, QueryString Query);
