using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

/// <summary>The list at the door: printed, or ticked on a phone.</summary>
[Authorize(Policies.Organize)]
public sealed class CheckInModel(HubDbContext database, Viewer viewer, Here here, TimeProvider clock) : PageModel
{
    private const int MostPeople = 10_000;
    private const int Tries = 3;

    public MeetingHead Head { get; private set; } = null!; // Each handler sets it or answers 404.

    public IReadOnlyList<Row> Delegations { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel) => await LoadAsync(meeting, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, int id, int? came, CancellationToken cancel)
    {
        if (!ModelState.IsValid || came is < 0 or > MostPeople) return BadRequest();
        for (var attempt = 1; ; attempt++)
        {
            if (await database.Delegations.SingleOrDefaultAsync(d => d.Id == id && d.Meeting!.Slug == meeting, cancel) is not { } delegation) return NotFound();
            var (before, at) = (delegation["came"], clock.GetUtcNow());
            delegation.CheckIn(came);
            if (before != delegation["came"]) database.Changes.Add(new Change(RecordKind.Delegation, id, "came", before, came?.ToString(CultureInfo.InvariantCulture), at, viewer.Name ?? ""));
            try
            {
                await database.SaveChangesAsync(cancel);
                return RedirectToPage(pageName: null, pageHandler: null, new { meeting }, $"delegation-{id}");
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // Two stand at the door: the last count holds.
                database.ChangeTracker.Clear();
            }
        }
    }

    private async Task<bool> LoadAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return false;
        Head = head;
        var rows = await database.Delegations.AsNoTracking().Where(d => d.MeetingId == head.Id && d.Role != DelegationRole.Apologies && d.Role != DelegationRole.Funder)
            .Select(d => new Row(d.Id, d.Role, d.Country ?? d.Affiliate!.Country, d.HeadCount, d.Came, d.Affiliate!.Name, d.Affiliate.Language)).ToListAsync(cancel);
        Delegations = [.. rows.OrderBy(r => r.Name ?? r.Country?.Name(CultureInfo.CurrentUICulture), here.Alphabet)];
        return true;
    }

    public sealed record Row(int Id, DelegationRole Role, Country? Country, int? HeadCount, int? Came, string? Name, string? Language);
}
