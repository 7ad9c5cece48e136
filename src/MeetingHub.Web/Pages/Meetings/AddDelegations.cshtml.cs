using System.ComponentModel.DataAnnotations;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Meetings;

/// <summary>Adds many delegations at once, from pasted lines that are shown as understood before anything is saved.</summary>
[Authorize(Policies.Organize)]
public sealed class AddDelegationsModel(HubDbContext database, Relations relations, RecordEditor editor, Texts texts, TimeProvider clock) : PageModel
{
    private Meeting meeting = null!; // each handler finds it or answers 404

    [BindProperty, Required(ErrorMessage = "Form.Required"), StringLength(20_000, ErrorMessage = "Form.TooLong")]
    public string? Lines { get; set; }

    public string Name => meeting.Name;

    /// <summary>The lines as understood; empty until they were looked at.</summary>
    public IReadOnlyList<DelegationLine> Understood { get; private set; } = [];

    /// <summary>The names that no affiliate goes by yet.</summary>
    public IReadOnlySet<string> NewNames { get; private set; } = new HashSet<string>();

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel) => await FindAsync(meeting, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        if (ModelState.IsValid) await LookAsync(cancel);
        if (!IsRight) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string meeting, CancellationToken cancel)
    {
        if (!await FindAsync(meeting, cancel)) return NotFound();
        if (ModelState.IsValid) await LookAsync(cancel);
        if (!IsRight)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await SaveAsync(cancel);
        TempData["Said"] = "Form.Saved";
        return RedirectToPage("/Meetings/Participants", pageHandler: "", new { meeting });
    }

    private bool IsRight => ModelState.IsValid && Understood.Count > 0 && Understood.All(line => line.Error is null);

    /// <summary>Whether an affiliate is at the meeting in the role already.</summary>
    public bool IsThere(DelegationLine line) => meeting.Delegations.Any(d => d.Role == line.Role && d.Affiliate?.IsCalled(line.Name) is true);

    private async Task<bool> FindAsync(string slug, CancellationToken cancel)
    {
        if (await database.Meetings.AsSplitQuery().Include(m => m.Delegations).ThenInclude(d => d.Affiliate).ThenInclude(a => a!.Aliases).SingleOrDefaultAsync(m => m.Slug == slug, cancel) is not { } found) return false;
        meeting = found;
        return true;
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        Understood = DelegationLines.Read(Lines ?? "", texts);
        NewNames = (await relations.UnknownAsync([.. Understood.Select(line => line.Name)], cancel)).ToHashSet();
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        List<(Delegation Delegation, string? Before, string? After)> changed = [];
        foreach (var line in Understood)
        {
            var affiliate = (await relations.AffiliatesAsync([line.Name], cancel))[0];
            var delegation = meeting.AddDelegation(affiliate, affiliate.Country, line.Role);
            var before = delegation["headCount"];
            if (line.HeadCount is { } heads) delegation.Correct("headCount", heads.ToString(System.Globalization.CultureInfo.InvariantCulture));
            else if (delegation.Id == 0) delegation.CorrectRelation();
            if (delegation.Id == 0 || delegation["headCount"] != before) changed.Add((delegation, delegation.Id == 0 ? Change.Made : before, delegation["headCount"]));
        }
        await database.SaveChangesAsync(cancel);
        foreach (var (delegation, before, after) in changed)
            if (before == Change.Made) editor.Note(delegation, Change.Made, null, null, clock.GetUtcNow());
            else editor.Note(delegation, "headCount", before, after, clock.GetUtcNow());
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
