using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Http.Features;

namespace MeetingHub.Web.Localisation;

/// <summary>What makes the site speak three languages.</summary>
public static class LanguageSwitch
{
    public static IServiceCollection AddHubLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddSingleton<Texts>();
        services.AddScoped<Here>();
        return services;
    }

    /// <summary>Must come before routing, which sees addresses without their language.</summary>
    public static IApplicationBuilder UseHubLanguages(this IApplicationBuilder app) => app.UseMiddleware<LanguagePrefix>();

    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) => routes.MapGet("/language/{tag}", Choose).AllowAnonymous();

    private static IResult Choose(string tag, string? to, HttpContext context)
    {
        if (SiteLanguage.Find(tag) is not { } language) return Results.NotFound();
        context.Response.Cookies.Append(LanguagePrefix.Cookie, language.Tag, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
        });
        context.Response.Headers.CacheControl = "no-store";
        var siteBase = context.Features.GetRequiredFeature<RequestLanguage>().SiteBase;
        return Results.LocalRedirect($"{siteBase}/{language.Tag}{LocalAddress.Of(to)}");
    }
}
