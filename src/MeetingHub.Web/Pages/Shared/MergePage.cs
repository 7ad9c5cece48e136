using MeetingHub.Web.Editing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>A page on which one of two is chosen to become the other: first which, then what that would do, then it is done.</summary>
public abstract class MergePage(Merging merging, Merging.Kind kind) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int? With { get; set; }

    /// <summary>The one that stays.</summary>
    public (int Id, string Name) Kept { get; private set; }

    /// <summary>The one that becomes it, once chosen.</summary>
    public string? Other { get; private set; }

    /// <summary>Those that can be chosen.</summary>
    public IReadOnlyList<Option> Others { get; private set; } = [];

    /// <summary>What would move.</summary>
    public IReadOnlyList<(string What, int Count)> Moves { get; private set; } = [];

    /// <summary>Where both are already, so that one of the two goes to the bin.</summary>
    public IReadOnlyList<string> Doubles { get; private set; } = [];

    /// <summary>Where the one that stays is shown.</summary>
    public abstract string Back { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (With is not { } with || Other is null || !await merging.MergeAsync(Kept.Id, with, kind, cancel))
        {
            ModelState.AddModelError("With", "Merge.Choose");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        TempData["Said"] = "Merge.Done";
        return LocalRedirect(Back);
    }

    /// <summary>The one that stays, those that it could be merged with, and what would move from the chosen one.</summary>
    protected abstract Task<Merge?> FindAsync(CancellationToken cancel);

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } found) return false;
        (Kept, Others, Other, Moves, Doubles) = (found.Kept, found.Others, found.Other, found.Moves, found.Doubles);
        return true;
    }

    protected sealed record Merge((int Id, string Name) Kept, IReadOnlyList<Option> Others, string? Other, IReadOnlyList<(string What, int Count)> Moves, IReadOnlyList<string> Doubles);
}
