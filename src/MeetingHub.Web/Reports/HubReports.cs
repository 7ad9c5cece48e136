using MeetingHub.Web.Archive;

namespace MeetingHub.Web.Reports;

/// <summary>What reports and archives need, on the site and on the command line.</summary>
public static class HubReports
{
    public static IServiceCollection AddHubReports(this IServiceCollection services)
    {
        services.AddOptions<ReportOptions>().BindConfiguration("Report").ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<SummaryReports>().AddScoped<ReportProfiles>().AddScoped<ReportWriter>().AddSingleton<PdfPrinter>()
            .AddScoped<ArchiveJson>().AddScoped<ArchiveReports>().AddScoped<SeriesArchive>();
    }
}
