using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using MeetingHub.Web.Api;
using MeetingHub.Web.Archive;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Errors;
using MeetingHub.Web.Following;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Logging;
using MeetingHub.Web.Notes;
using MeetingHub.Web.Pages.Agenda;
using MeetingHub.Web.Pages.Outcomes;
using MeetingHub.Web.Pages.Reports;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace MeetingHub.Web.Site;

/// <summary>The public site, as <c>Program.cs</c> names it: what it needs, what each request passes through, what it answers.</summary>
public static class HubSite
{
    public static IServiceCollection AddHubSite(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateDataAnnotations().ValidateOnStart();
        services.AddHubLanguages();
        services.AddHubForms();
        services.AddKeptPages();
        services.AddScoped<OutcomeRegister>();
        services.AddHubReports();
        services.AddScoped<WikiHttp>().AddScoped<WikiReport>().AddScoped<WikiPublisher>().AddSingleton<Func<HttpMessageHandler>>(WikiHttp.Handler);
        services.AddSingleton<ArchiveTurn>();
        services.AddFollowing();
        services.AddHubNotes();
        services.AddOpenApi();
        services.AddHubRateLimits();
        services.AddHubProxies();
        // Without this "São Paulo" travels as "S&#xE3;o Paulo".
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/manifest+json"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        return services;
    }

    /// <summary>What each request passes through; routing comes last, because it sees addresses without their language.</summary>
    public static void UseHubSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHubSecurityHeaders();
        app.UseHsts();
        app.UseKeptPages();
        // What is sent from memory is not logged one by one: writing the line would cost more than the answer.
        app.UseMiddleware<RequestLog>();
        app.UseResponseCompression();
        app.UseMiddleware<HostCookies>();
        // Before the languages: a provider that signs people in knows one address to come back to.
        app.UseAuthentication();
        app.UseHubLanguages();
        app.UseHubErrorPages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseKeepingPages();
    }

    public static void MapHubSite(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapLanguageSwitch();
        app.MapSiteFiles();
        app.MapAgendaFiles();
        app.MapOutcomeFiles();
        app.MapReportFiles();
        app.MapArchiveFiles();
        app.MapDraftLive();
        app.MapHubNotes();
        app.MapFollowing();
        app.MapHubApi();
    }
}
