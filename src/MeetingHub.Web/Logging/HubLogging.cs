using Serilog;
using Serilog.Events;

namespace MeetingHub.Web.Logging;

/// <summary>Where log events go: for the site as configuration says, for a command to standard error.</summary>
internal static class HubLogging
{
    public static void AddHubLogging(this WebApplicationBuilder builder) =>
        builder.Logging.ClearProviders().AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger(), dispose: true);

    /// <summary>Standard output carries only what a command was asked for, so its warnings go to standard error.</summary>
    public static void AddCommandLogging(this ILoggingBuilder logging) =>
        logging.ClearProviders().AddSerilog(
            new LoggerConfiguration().MinimumLevel.Warning().WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: System.Globalization.CultureInfo.InvariantCulture).CreateLogger(), dispose: true);
}
