using System.ComponentModel.DataAnnotations;
using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Surveys;

/// <summary>What a survey asks, who can answer it, and who may read the results.</summary>
[Authorize(Policies.Organize)]
public sealed class EditModel(HubDbContext database, Texts texts, Here here) : PageModel
{
    private const int MostLinks = 500;

    public Survey Survey { get; private set; } = null!; // Each handler sets them or answers 404.

    public MeetingRef Meeting { get; private set; } = null!;

    public int Answers { get; private set; }

    /// <summary>The links that were just made; they are shown this once.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Option> Kinds => [.. Enum.GetValues<QuestionKind>().Select(k => new Option(k.ToString(), texts.Of(k)))];

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => await LoadAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        if (ModelState.IsValid)
        {
            try
            {
                Survey.Ask(Input.Kind, [.. Input.Words().Where(w => !string.IsNullOrWhiteSpace(w.Text)).Select(w => new QuestionWords(w.Language, w.Text!.Trim(), Input.Kind is QuestionKind.Choice or QuestionKind.Several ? Relations.Lines(w.Options) : []))], Answers > 0); // chosen for having one
                await database.SaveChangesAsync(cancel);
                return RedirectToPage(pageName: null, pageHandler: null, new { id }, "questions");
            }
            catch (DomainRuleException broken)
            {
                ModelState.AddModelError(broken.Rule == "Rule.QuestionOptions" ? "Input.OptionsEn" : "Input.TextEn", broken.Rule);
            }
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public Task<IActionResult> OnPostRemoveAsync(int id, int question, CancellationToken cancel) => ChangeAsync(id, survey =>
    {
        if (survey.Questions.FirstOrDefault(q => q.Id == question) is { } found) survey.Remove(found, Answers > 0);
    }, cancel);

    public Task<IActionResult> OnPostOpenAsync(int id, bool isOpen, CancellationToken cancel) => ChangeAsync(id, survey => survey.Open(isOpen), cancel);

    public Task<IActionResult> OnPostPublishAsync(int id, bool isPublic, CancellationToken cancel) => ChangeAsync(id, survey => survey.Publish(isPublic), cancel);

    public async Task<IActionResult> OnPostInviteAsync(int id, int people, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        // The question's form was not sent.
        ModelState.Clear();
        if (people is < 1 or > MostLinks) return BadRequest();
        List<string> made = [];
        for (var n = 0; n < people; n++)
        {
            var secret = AccountLink.NewSecret();
            database.SurveyTickets.Add(new SurveyTicket(id, AccountLink.DigestOf(secret)));
            made.Add(here.Absolute($"/survey/{secret}"));
        }
        Survey.Invite(people);
        await database.SaveChangesAsync(cancel);
        Made = made;
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(int id, Action<Survey> change, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel)) return NotFound();
        ModelState.Clear();
        try
        {
            change(Survey);
        }
        catch (DomainRuleException broken)
        {
            ModelState.AddModelError("", broken.Rule);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await database.SaveChangesAsync(cancel);
        TempData["Said"] = "Form.Saved";
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancel)
    {
        if (await database.Surveys.Include(s => s.Questions).ThenInclude(q => q.Words).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } survey) return false;
        Survey = survey;
        Meeting = await database.Meetings.Where(m => m.Id == survey.MeetingId).Select(m => new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year)).SingleAsync(cancel);
        Answers = await database.SurveyAnswers.CountAsync(a => a.SurveyId == id, cancel);
        return true;
    }

    /// <summary>A question as it is typed, in each of the site's languages.</summary>
    public sealed class Form
    {
        public QuestionKind Kind { get; set; }

        [StringLength(1000, ErrorMessage = "Form.TooLong")]
        public string? TextEn { get; set; }

        [StringLength(1000, ErrorMessage = "Form.TooLong")]
        public string? TextEs { get; set; }

        [StringLength(1000, ErrorMessage = "Form.TooLong")]
        public string? TextPt { get; set; }

        [StringLength(4000, ErrorMessage = "Form.TooLong")]
        public string? OptionsEn { get; set; }

        [StringLength(4000, ErrorMessage = "Form.TooLong")]
        public string? OptionsEs { get; set; }

        [StringLength(4000, ErrorMessage = "Form.TooLong")]
        public string? OptionsPt { get; set; }

        public IEnumerable<(string Language, string? Text, string? Options)> Words() => [("en", TextEn, OptionsEn), ("es", TextEs, OptionsEs), ("pt", TextPt, OptionsPt)];
    }
}
