using System.Text.Json.Nodes;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Site;

/// <summary>The small files that programs ask a site for.</summary>
public static class SiteFiles
{
    public static void MapSiteFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", Robots).AllowAnonymous();
        routes.MapGet("/manifest.webmanifest", Manifest).AllowAnonymous();
        routes.MapGet("/sitemap.xml", Sitemap.Write).AllowAnonymous();
        routes.MapGet("/feed.atom", NewsFeed.WriteAsync).AllowAnonymous().WithMetadata(new KeptAttribute());
    }

    private static string Robots(Here here) => $"""
        User-agent: *
        Disallow: /language/
        Sitemap: {here.AbsoluteFile("/sitemap.xml")}

        """;

    private static IResult Manifest(Here here, Texts texts, IOptions<SiteOptions> site) => Results.Text(
        new JsonObject
        {
            ["name"] = site.Value.Name,
            ["short_name"] = site.Value.Name,
            ["description"] = texts["Home.Description"],
            ["lang"] = here.Language.Tag,
            ["start_url"] = "./",
            ["display"] = "browser",
            ["background_color"] = "#fdfbf7",
            ["theme_color"] = "#fdfbf7",
            ["icons"] = new JsonArray(new JsonObject { ["src"] = here.Asset("favicon.svg"), ["sizes"] = "any", ["type"] = "image/svg+xml" }),
        }.ToJsonString(),
        "application/manifest+json");
}
