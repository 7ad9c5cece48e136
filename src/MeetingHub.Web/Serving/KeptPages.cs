namespace MeetingHub.Web.Serving;

/// <summary>Public pages, feeds and files that are kept ready to be sent.</summary>
public static class KeptPages
{
    public static IServiceCollection AddKeptPages(this IServiceCollection services) =>
        services.AddSingleton<StoreWatch>().AddSingleton<KeptAnswers>().AddSingleton(typeof(Remembered<,>));

    /// <summary>As early as an address is known for sure.</summary>
    public static IApplicationBuilder UseKeptPages(this IApplicationBuilder app) => app.UseMiddleware<ServeKept>();

    /// <summary>After routing, which knows whether the page is to be kept.</summary>
    public static IApplicationBuilder UseKeepingPages(this IApplicationBuilder app) => app.UseMiddleware<MakeKept>();
}
