using System.Security.Claims;
using MeetingHub.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace MeetingHub.Web.Security;

/// <summary>Who is looking: nobody in particular, or someone with a role.</summary>
public sealed class Viewer(IHttpContextAccessor http, IAuthorizationService authorization)
{
    private readonly Dictionary<string, bool> here = [];

    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated is true;

    public string? AccountId => Principal?.FindFirstValue(ClaimTypes.NameIdentifier);

    public string? Name => Principal?.Identity?.Name;

    public AccountRole? Role => RoleIn(Principal);

    public bool IsOrganizer => Role is AccountRole.Organizer;

    /// <summary>Whether the policy table opens this to the viewer, whichever meeting it is about.</summary>
    public bool May(string policy) => Role is { } role && Policies.Opens(policy, role);

    /// <summary>Whether the policy lets the viewer act on the meeting of this page, assignments and all.</summary>
    public async Task<bool> MayHereAsync(string policy)
    {
        if (!May(policy) || http.HttpContext is not { } context) return false;
        // Asked for each row of a page and answered once.
        if (!here.TryGetValue(policy, out var may)) here[policy] = may = (await authorization.AuthorizeAsync(context.User, context, policy)).Succeeded;
        return may;
    }

    public static AccountRole? RoleIn(ClaimsPrincipal? principal) =>
        principal?.Identity?.IsAuthenticated is true && Enum.TryParse<AccountRole>(principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    public static ClaimsPrincipal PrincipalOf(Guid signIn, string accountId, string name, AccountRole role) => new(new ClaimsIdentity(
        [
            new(SignIns.NumberClaim, signIn.ToString()),
            new(ClaimTypes.NameIdentifier, accountId),
            new(ClaimTypes.Name, name),
            new(ClaimTypes.Role, role.ToString()),
        ], IdentityConstants.ApplicationScheme));
}
