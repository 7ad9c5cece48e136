using MeetingHub.Web.Database;
using MeetingHub.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Following;

/// <summary>Following a meeting or an affiliate by mail.</summary>
public static class FollowingMeetings
{
    public static IServiceCollection AddFollowing(this IServiceCollection services)
    {
        services.AddSingleton<HubMail>().AddSingleton<FollowerLinks>().AddScoped<FollowMail>().AddScoped<DueMail>();
        services.AddSingleton<AgendaClock>();
        return services.AddHostedService(provider => provider.GetRequiredService<AgendaClock>());
    }

    // A mail program sends this by itself, without a form of ours (RFC 8058): the sealed address is the proof.
    public static void MapFollowing(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/follow/{token}/stop", async (string token, HubDbContext database, FollowerLinks links, CancellationToken cancel) =>
        {
            if (links.Read(token) is { } id) await database.Followers.Where(f => f.Id == id).ExecuteDeleteAsync(cancel);
            return Results.Ok();
        }).AllowAnonymous().DisableAntiforgery();
}
