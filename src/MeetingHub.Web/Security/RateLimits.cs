using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Security;

/// <summary>The configuration's <c>RateLimits</c> section: how many tries one network address has in a minute.</summary>
public sealed class RateLimitsOptions
{
    [Range(1, 10_000)]
    public int SignIn { get; set; } = 10;

    [Range(1, 10_000)]
    public int Setup { get; set; } = 10;

    [Range(1, 10_000)]
    public int Invitation { get; set; } = 20;
}

/// <summary>Slows down who tries secrets one after the other.</summary>
public static class RateLimits
{
    public const string SignIn = nameof(SignIn);
    public const string Setup = nameof(Setup);
    public const string Invitation = nameof(Invitation);

    public static IServiceCollection AddHubRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitsOptions>().BindConfiguration("RateLimits").ValidateDataAnnotations().ValidateOnStart();
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(SignIn, context => Of(context, SignIn, limits => limits.SignIn));
            limiter.AddPolicy(Setup, context => Of(context, Setup, limits => limits.Setup));
            limiter.AddPolicy(Invitation, context => Of(context, Invitation, limits => limits.Invitation));
        });
    }

    /// <summary>Whom an address is counted with: in IPv6 one customer has all addresses of a network of 64 bits (RFC 6177).</summary>
    internal static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPNetwork(new IPAddress([.. address.GetAddressBytes()[..8], 0, 0, 0, 0, 0, 0, 0, 0]), 64).ToString(),
        _ => address.ToString(),
    };

    // Looking at an empty form guesses nothing; a form sent or a secret in the address does.
    private static RateLimitPartition<string> Of(HttpContext context, string policy, Func<RateLimitsOptions, int> permits)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Query.ContainsKey("token")) return RateLimitPartition.GetNoLimiter("");
        var limits = context.RequestServices.GetRequiredService<IOptions<RateLimitsOptions>>().Value;
        return RateLimitPartition.GetFixedWindowLimiter($"{policy} {Network(context.Connection.RemoteIpAddress)}", _ => new FixedWindowRateLimiterOptions { PermitLimit = permits(limits), Window = TimeSpan.FromMinutes(1) });
    }
}
