using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using MeetingHub.Web.Database;
using MeetingHub.Web.Mail;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using OAuthScheme = Microsoft.AspNetCore.Authentication.OAuth.OAuthOptions;

namespace MeetingHub.Web.Accounts;

/// <summary>Accounts as <c>Program.cs</c> names them: how people are known, let in, and told apart.</summary>
public static class HubAccounts
{
    /// <summary>The scheme of the configured OAuth 2 provider.</summary>
    public const string OAuth = "OAuth";

    /// <summary>The cookie of whoever is signed in.</summary>
    public const string SessionCookie = "account";

    /// <summary>What <c>user</c> commands need too: the accounts without the web.</summary>
    public static IdentityBuilder AddAccountStore(this IServiceCollection services) =>
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = ""; // An e-mail address may hold more than Identity's list.
            options.Password.RequiredLength = AccountRules.ShortestPassword;
            (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase, options.Password.RequireNonAlphanumeric) = (false, false, false, false);
        })
        // On the whole store: a name that is hidden from readers is still its owner's.
        .AddUserStore<AccountStore>()
        .AddPasswordValidator<CommonPasswords>();

    public static IServiceCollection AddHubAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FirstRun>();
        services.AddScoped<SignIns>();
        services.AddScoped<AccountMail>();
        services.AddScoped<NewAccount>();
        services.AddAccountStore().AddSignInManager();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Microsoft.Extensions.Options.IOptions<Site.SiteOptions>>((passkeys, site) =>
        {
            passkeys.ServerDomain = site.Value.Address?.Host;
            passkeys.UserVerificationRequirement = "preferred";
            passkeys.ResidentKeyRequirement = "required";
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                Keep(cookie, SessionCookie);
                (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = ("/account/login", "/error/403", "to");
                (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SignIn.Lifetime, true);
                cookie.Events.OnValidatePrincipal = SignIns.ValidateAsync;
                cookie.Events.OnRedirectToLogin = AskToSignIn;
                cookie.Events.OnRedirectToAccessDenied = Refuse;
            });
            cookies.ExternalCookie!.Configure(cookie => Keep(cookie, "oauth"));
            // Passkeys keep their challenge here between question and answer.
            cookies.TwoFactorUserIdCookie!.Configure(cookie => Keep(cookie, "challenge"));
        });
        if (configuration.GetSection("OAuth").Get<OAuthOptions>() is { ClientId.Length: > 0 } provider)
            authentication.AddOAuth(OAuth, provider.Name, options => Use(options, provider));
        return services;
    }

    private sealed class AccountStore([FromKeyedServices(HubDatabase.Whole)] HubDbContext database, IdentityErrorDescriber errors) : UserOnlyStore<Account, HubDbContext>(database, errors);

    private static void Keep(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        // The language is part of the path base, and signing in counts in all of them.
        cookie.Cookie.Path = "/";
        (cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = (true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
    }

    // In the language of the page that was asked for, which the framework's own address has lost.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // Of a form that was sent, going elsewhere would lose what was typed: the page of this code shows it.
        if (HttpMethods.IsPost(context.Request.Method)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.Request.PathBase + context.Options.LoginPath + new Uri(context.RedirectUri).Query);
        return Task.CompletedTask;
    }

    // A page that says so, at the address that was asked for.
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static void Use(OAuthScheme options, OAuthOptions provider)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CallbackPath = "/account/oauth";
        (options.ClientId, options.ClientSecret) = (provider.ClientId!, provider.ClientSecret ?? ""); // asked for by the caller
        (options.AuthorizationEndpoint, options.TokenEndpoint, options.UserInformationEndpoint) = (provider.AuthorizationEndpoint ?? "", provider.TokenEndpoint ?? "", provider.UserInformationEndpoint ?? "");
        options.UsePkce = true;
        (options.CorrelationCookie.Path, options.CorrelationCookie.SameSite, options.CorrelationCookie.SecurePolicy) = ("/", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        options.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, provider.SubjectMember);
        options.Events.OnCreatingTicket = async context =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
            using var answer = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
            answer.EnsureSuccessStatusCode();
            using var about = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
            context.RunClaimActions(about.RootElement);
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect("/account/login?refused=true");
            return Task.CompletedTask;
        };
    }
}
