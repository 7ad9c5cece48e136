using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MeetingHub.Formats.Wikis;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using MeetingHub.Web.Wikis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>Publishes a meeting's report to a wiki: shows first what would be written, and what was written when.</summary>
[Authorize(Policies.Organize)]
public sealed class WikiModel(HubDbContext database, WikiPublisher publisher, Here here) : PageModel
{
    private const int MostOfHistory = 200;

    [BindProperty]
    public Form Input { get; set; } = new();

    public MeetingHead Head { get; private set; } = null!; // Each handler sets it or answers 404.

    /// <summary>Whether the public sees the meeting; of another nothing is published.</summary>
    public bool IsPublic { get; private set; }

    public IReadOnlyList<Option> Connections { get; private set; } = [];

    public IReadOnlyList<Option> Languages => [.. SiteLanguage.All.Select(l => new Option(l.Tag, l.Name))];

    public IReadOnlyList<WikiPublication> History { get; private set; } = [];

    /// <summary>What publishing would do to each page, or has done.</summary>
    public IReadOnlyList<WikiStep> Steps { get; private set; } = [];

    /// <summary>Whether it was published, as far as that went.</summary>
    public bool IsDone { get; private set; }

    public bool CanPublish => !Steps.All(s => s.Change is WikiChange.Unchanged or WikiChange.MarkersBroken or WikiChange.Translated);

    /// <summary>A page as the wiki shows it.</summary>
    public WikiPreviewed? Preview { get; private set; }

    /// <summary>Whether one page of those that would be written was asked for.</summary>
    public bool IsPreviewAsked { get; private set; }

    /// <summary>What the wiki says of its refusal, in its own words.</summary>
    public string? Said { get; private set; }

    public async Task<IActionResult> OnGetAsync(string meeting, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, cancel)) return NotFound();
        var last = History.Count > 0 ? History[0] : null;
        Input = new Form
        {
            Connection = last?.ConnectionId,
            Language = last?.Language ?? here.Language.Tag,
            // Of a name that the public must not see, no title is made.
            Title = last?.Root ?? (IsPublic ? Suggestion(Head) : ""),
        };
        return Page();
    }

    /// <summary>Shows what publishing would do.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="shown">The page to show as the wiki does; else the report's own.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IActionResult> OnPostAsync(string meeting, string? shown, CancellationToken cancel)
    {
        IsPreviewAsked = shown is not null;
        if (!await LoadAsync(meeting, cancel)) return NotFound();
        if (await JobAsync(cancel) is not { } job) return this.Refused(StatusCodes.Status400BadRequest);
        try
        {
            (Steps, Preview) = await publisher.LookAsync(job, shown, cancel);
        }
        catch (WikiRefusedException refused)
        {
            Say(refused);
        }
        return Steps.Count > 0 ? Page() : this.Refused(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Publishes, page by page. Whoever leaves meanwhile finds done what was done.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="over">The pages that others wrote in and that are to be written over, each with the revision that was looked at.</param>
    /// <param name="cancel">Ends it after a page.</param>
    public async Task<IActionResult> OnPostPublishAsync(string meeting, string[] over, CancellationToken cancel)
    {
        if (!await LoadAsync(meeting, cancel)) return NotFound();
        if (await JobAsync(cancel) is not { } job) return this.Refused(StatusCodes.Status400BadRequest);
        Steps = await publisher.PublishAsync(job, over.Select(o => o.Split('|', 2)).Where(o => o.Length == 2).DistinctBy(o => o[1]).ToDictionary(o => o[1], o => o[0]), cancel);
        if (Steps.Count > 0 && Steps.All(s => s.IsDone))
        {
            TempData["Said"] = Steps.All(s => s.Change == WikiChange.Unchanged) ? "Wiki.NothingToDo" : Steps.Any(s => s.Change == WikiChange.Merged) ? "Wiki.PublishedMerged" : "Wiki.Published";
            return RedirectToPage(new { meeting });
        }
        IsDone = true;
        ModelState.AddModelError("", "Wiki.NotAll");
        await LoadAsync(meeting, CancellationToken.None);
        return this.Refused(Steps.Any(s => s.MustBeLookedAt || s.Refused?.Refusal is WikiRefusal.Conflict or WikiRefusal.Deleted or WikiRefusal.AlreadyThere) ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static string Suggestion(MeetingHead head) => WikiTitle.From((head.City is null ? head.Name : $"{head.Label}: {head.Name}").Replace(HiddenNames.Black, ' '));

    private void Say(WikiRefusedException refused)
    {
        Said = refused.Said;
        ModelState.AddModelError("", $"WikiRefusal.{refused.Refusal}");
    }

    private async Task<WikiJob?> JobAsync(CancellationToken cancel)
    {
        Input.Title = Input.Title?.Trim();
        if (!IsPublic && History.Count == 0) ModelState.AddModelError("", "Wiki.NotPublic");
        if (Input.Title is { Length: > 0 } typed && !WikiTitle.IsValid(typed)) ModelState.AddModelError("Input.Title", "Wiki.BadTitle");
        var language = SiteLanguage.Find(Input.Language);
        if (language is null) ModelState.AddModelError("Input.Language", "Form.NotUnderstood");
        var connection = await database.WikiConnections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Input.Connection, cancel);
        if (connection is null) ModelState.AddModelError("Input.Connection", "Wiki.ConnectionGone");
        return ModelState.IsValid ? new WikiJob(Head.Id, Head.Slug, connection!, language!, Input.Title!) : null; // all three were asked for
    }

    private async Task<bool> LoadAsync(string meeting, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, meeting, cancel) is not { } head) return false;
        var sight = database.Sight;
        database.LookAs(Sight.Public);
        var shown = await MeetingHead.LoadAsync(database, meeting, cancel);
        database.LookAs(sight);
        (Head, IsPublic) = (shown ?? head, shown is not null);
        Connections = [.. (await database.WikiConnections.AsNoTracking().Select(c => new { c.Id, c.Name, c.User }).ToListAsync(cancel)).OrderBy(c => c.Name, here.Alphabet).Select(c => new Option(c.Id.ToString(CultureInfo.InvariantCulture), $"{c.Name} · {c.User}"))];
        History = await database.WikiPublications.AsNoTracking().Where(p => p.MeetingId == head.Id).OrderByDescending(p => p.Id).Take(MostOfHistory).ToListAsync(cancel);
        return true;
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Form.Required")]
        public int? Connection { get; set; }

        [Required(ErrorMessage = "Form.Required")]
        public string? Title { get; set; }

        [Required(ErrorMessage = "Form.Required")]
        public string? Language { get; set; }
    }
}
