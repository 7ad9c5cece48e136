using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.People;

/// <summary>Everybody with an account, and the invitations that are still open.</summary>
[Authorize(Policies.Organize)]
public sealed class IndexModel(HubDbContext database, Here here, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Row> People { get; private set; } = [];

    public IReadOnlyList<AccountLink> Invitations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = await database.Users.AsNoTracking()
            .Select(a => new Row(a.Id, a.Name, a.Email, a.Role, a.DisabledAt != null, a.Assignments.Count, database.SignIns.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.SeenAt))).ToListAsync(cancel);
        People = [.. people.OrderBy(p => p.IsDisabled).ThenBy(p => p.Name, here.Alphabet)];
        Invitations = [.. (await database.AccountLinks.AsNoTracking().Where(l => l.UsedAt == null && l.RevokedAt == null).OrderByDescending(l => l.MadeAt).ToListAsync(cancel)).Where(l => l.IsOpen(now))];
    }

    public async Task<IActionResult> OnPostRevokeAsync(int id, CancellationToken cancel)
    {
        if (await database.AccountLinks.SingleOrDefaultAsync(l => l.Id == id && l.UsedAt == null, cancel) is not { } link) return NotFound();
        link.Revoke(clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "People.Revoked";
        return RedirectToPage();
    }

    public sealed record Row(string Id, string Name, string? Email, AccountRole Role, bool IsDisabled, int Meetings, DateTimeOffset? SeenAt);
}
