using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Security;

/// <summary>Who may do what, as a table. A page is public by <c>[AllowAnonymous]</c> or names its row by <c>[Authorize]</c>; one that does neither is closed to all.</summary>
public static class Policies
{
    /// <summary>Make and change every record, import, manage people.</summary>
    public const string Organize = nameof(Organize);

    /// <summary>Write the notes and outcomes of a meeting: a note-taker only where it is assigned to them.</summary>
    public const string TakeNotes = nameof(TakeNotes);

    /// <summary>Read and export what is for organizers only, history and drafts too.</summary>
    public const string ReadEverything = nameof(ReadEverything);

    /// <summary>Write a report's own words and its finances, and keep profiles of reports.</summary>
    public const string Report = nameof(Report);

    /// <summary>Have an account of one's own to look after.</summary>
    public const string OwnAccount = nameof(OwnAccount);

    private static readonly Dictionary<string, AccountRole[]> Table = new()
    {
        //                 organizer        note-taker      staff       participant
        [Organize] = [AccountRole.Organizer],
        [TakeNotes] = [AccountRole.Organizer, AccountRole.NoteTaker],
        [ReadEverything] = [AccountRole.Organizer, AccountRole.Staff],
        [Report] = [AccountRole.Organizer, AccountRole.Staff],
        [OwnAccount] = [AccountRole.Organizer, AccountRole.NoteTaker, AccountRole.Staff, AccountRole.Participant],
    };

    /// <summary>Whether a policy opens to a role.</summary>
    public static bool Opens(string policy, AccountRole role) => Table[policy].Contains(role);

    public static IServiceCollection AddHubPolicies(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, MeetingAssignmentHandler>();
        var authorization = services.AddAuthorizationBuilder();
        foreach (var policy in Table.Keys) authorization.AddPolicy(policy, p => p.RequireAuthenticatedUser().AddRequirements(new RoleRequirement(policy)));
        // A page that nobody thought of is open to nobody; an address without a page may be told so.
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null).Build());
        return services;
    }

    /// <summary>The role must stand in a policy's row.</summary>
    internal sealed record RoleRequirement(string Policy) : IAuthorizationRequirement;

    private sealed class MeetingAssignmentHandler(HubDbContext database, Remembered<(string Account, string Meeting), MeetingAssignment> assignments) : AuthorizationHandler<RoleRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
        {
            if (Viewer.RoleIn(context.User) is not { } role || !Opens(requirement.Policy, role)) return;
            if (requirement.Policy == TakeNotes && role == AccountRole.NoteTaker && !await IsAssignedAsync(context)) return;
            context.Succeed(requirement);
        }

        // Pages about a meeting have its slug in their address.
        private async Task<bool> IsAssignedAsync(AuthorizationHandlerContext context)
        {
            if (context.Resource is not HttpContext http || http.GetRouteValue("meeting") is not string slug) return false;
            if (context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value is not { } account) return false;
            // A form may have been opened before the meeting moved.
            return await assignments.GetAsync(
                (account, slug),
                () => database.MeetingAssignments.AsNoTracking().FirstOrDefaultAsync(a => a.AccountId == account && database.Meetings.Any(m => m.Id == a.MeetingId
                    && (m.Slug == slug || database.OldAddresses.Any(o => o.RecordKind == RecordKind.Meeting && o.Slug == slug && o.RecordId == m.Id))), http.RequestAborted),
                _ => [FreshnessTags.Accounts, FreshnessTags.Meetings]) is not null;
        }
    }
}
