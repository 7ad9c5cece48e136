namespace MeetingHub.Web.Errors;

/// <summary>Whatever goes wrong ends on a page in the visitor's language that says what to do next.</summary>
public static class ErrorPages
{
    /// <summary>Must come after the languages, so that the page knows which to speak.</summary>
    public static IApplicationBuilder UseHubErrorPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler("/error/500").UseStatusCodePagesWithReExecute("/error/{0}");
}
