using System.Diagnostics;

namespace MeetingHub.Web.Logging;

/// <summary>One line a request: no query string, no address, no agent, because those say who asked for what.</summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var path = context.Request.Path;
        var answered = false;
        try
        {
            await next(context);
            answered = true;
        }
        finally
        {
            // Probes ask every few seconds and would drown what people do.
            var level = path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogLevel.Debug : LogLevel.Information;
            // As a URI component, so that a line break in an address makes no second line here.
            var address = path.ToUriComponent();
            var status = answered ? context.Response.StatusCode : StatusCodes.Status500InternalServerError;
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Answered(logger, level, context.Request.Method, address, status, elapsed);
        }
    }

    [LoggerMessage(EventName = "RequestAnswered", Message = "{Method} {Path} {StatusCode} in {Elapsed:0.0} ms")]
    private static partial void Answered(ILogger logger, LogLevel level, string method, string path, int statusCode, double elapsed);
}
