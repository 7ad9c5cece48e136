using System.Security.Claims;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Accounts;

/// <summary>Lets people in, knows where they are signed in, and ends it.</summary>
public sealed class SignIns([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, UserManager<Account> accounts, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The claim that holds the number of the <see cref="SignIn"/>.</summary>
    public const string NumberClaim = "sign-in";

    private const int LongestDevice = 200;

    // What a password is checked against where there is no account, so that the answer takes as long.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(new Account("", "", AccountRole.Participant, default), AccountLink.NewSecret()));

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>Signs in with e-mail and password. False for whatever reason: an unknown address, a wrong password, too many tries and a disabled account answer alike.</summary>
    public async Task<bool> WithPasswordAsync(string email, string password, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var key = SignInThrottle.KeyOf(email);
        var account = await accounts.FindByEmailAsync(email);
        var matches = accounts.PasswordHasher.VerifyHashedPassword(account ?? new Account(email, "", AccountRole.Participant, now), account?.PasswordHash ?? NobodysHash.Value, password) != PasswordVerificationResult.Failed;
        // The password is checked before, because that takes long: while a try is counted, nobody else can write.
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        await database.SignInThrottles.Where(t => t.LastAt < now - SignInThrottle.Memory).ExecuteDeleteAsync(cancel);
        var throttle = await database.SignInThrottles.SingleOrDefaultAsync(t => t.Key == key, cancel);
        if (throttle is null) database.SignInThrottles.Add(throttle = new SignInThrottle(key));
        var mayEnter = matches && account is { DisabledAt: null, PasswordHash: not null } && !throttle.IsClosed(now);
        if (mayEnter) throttle.Succeed();
        // A try that came too early does not push the next one further away.
        else if (!throttle.IsClosed(now)) throttle.Fail(now);
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (mayEnter) await StartAsync(account!, cancel); // mayEnter says there is one
        return mayEnter;
    }

    /// <summary>Signs an account in, in this browser.</summary>
    public async Task StartAsync(Account account, CancellationToken cancel)
    {
        var device = Context.Request.Headers.UserAgent.ToString();
        var signIn = new SignIn(account.Id, device.Length > LongestDevice ? device[..LongestDevice] : device, clock.GetUtcNow());
        database.SignIns.Add(signIn);
        await database.SaveChangesAsync(cancel);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, Viewer.PrincipalOf(signIn.Id, account.Id, account.Name, account.Role), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Signs out in this browser.</summary>
    public async Task EndThisAsync(CancellationToken cancel)
    {
        if (NumberIn(Context.User) is { } number) await database.SignIns.Where(s => s.Id == number).ExecuteDeleteAsync(cancel);
        await Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Signs an account out everywhere, or everywhere but in this browser.</summary>
    public Task EndAllAsync(string accountId, bool exceptThis, CancellationToken cancel)
    {
        var kept = exceptThis ? NumberIn(Context.User) : null;
        return database.SignIns.Where(s => s.AccountId == accountId && s.Id != kept).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Closes every recovery link of an account: its owner has found the way in, or is to have none.</summary>
    public Task RevokeLinksAsync(string accountId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return database.AccountLinks.Where(l => l.AccountId == accountId && l.UsedAt == null && l.RevokedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.RevokedAt, now), cancel);
    }

    /// <summary>Asked for each request with a cookie: whether it still counts, and what its owner may do by now.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var cancel = context.HttpContext.RequestAborted;
        var known = NumberIn(context.Principal) is { } number
            ? await services.GetRequiredService<Remembered<Guid, KnownSignIn>>().GetAsync(number, () => AskAsync(services, number, cancel), _ => [FreshnessTags.Accounts])
            : null;
        if (known is null || !SignIn.IsCurrent(known.SeenAt, now))
        {
            context.RejectPrincipal();
            return;
        }
        if (SignIn.IsWorthNoting(known.SeenAt, now))
        {
            await services.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole).SignIns.Where(s => s.Id == known.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancel);
            context.ShouldRenew = true;
        }
        services.GetRequiredService<HubDbContext>().LookAs(SightOf.Role(known.Role));
        // The role is as of now, so that a change counts from the next click.
        context.ReplacePrincipal(Viewer.PrincipalOf(known.Id, known.AccountId, known.Name, known.Role));
    }

    private static Task<KnownSignIn?> AskAsync(IServiceProvider services, Guid number, CancellationToken cancel) =>
        services.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole).SignIns.Where(s => s.Id == number && s.Account!.DisabledAt == null)
            .Select(s => new KnownSignIn(s.Id, s.AccountId, s.Account!.Name, s.Account.Role, s.SeenAt)).SingleOrDefaultAsync(cancel);

    /// <summary>The number of the sign-in that the request came with.</summary>
    public static Guid? NumberIn(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(NumberClaim), out var number) ? number : null;

    /// <summary>Who is signed in, as the store last said.</summary>
    private sealed record KnownSignIn(Guid Id, string AccountId, string Name, AccountRole Role, DateTimeOffset SeenAt);
}
