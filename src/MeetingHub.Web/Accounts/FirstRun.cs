using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Accounts;

/// <summary>The way in while there is no account: a link that is printed at each start, counts for an hour, and makes the first organizer.</summary>
public sealed class FirstRun(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly byte[] secret = Encoding.ASCII.GetBytes(AccountLink.NewSecret());
    private readonly DateTimeOffset expires = clock.GetUtcNow() + Lifetime;

    public string Secret => Encoding.ASCII.GetString(secret);

    /// <summary>Whether this is the printed secret and its hour is not over. That there is no account yet is for the caller to ask.</summary>
    public bool Opens(string? token) => clock.GetUtcNow() < expires && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token ?? ""), secret);
}

/// <summary>Prints the link.</summary>
internal static class FirstRunNotice
{
    /// <summary>Once the site answers, prints where the first organizer is made, if there is nobody yet. On the console and not in the log, which others may read.</summary>
    public static void PrintSetupLink(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        using var scope = app.Services.CreateScope();
        if (scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.Any()) return;
        var address = app.Configuration["Site:Address"] ?? app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        // Browsers make passkeys for names only, and this machine has one.
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && IPAddress.TryParse(uri.IdnHost, out var ip) && IPAddress.IsLoopback(ip)) address = new UriBuilder(uri) { Host = "localhost" }.Uri.ToString();
        Console.WriteLine($"There is no account yet. Within an hour, make the first organizer at {address?.TrimEnd('/')}/account/setup?token={app.Services.GetRequiredService<FirstRun>().Secret}");
    });
}
