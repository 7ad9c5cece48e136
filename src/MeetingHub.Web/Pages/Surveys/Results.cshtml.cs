using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Surveys;

/// <summary>What a survey found, as tables and small charts, and for each group that is large enough.</summary>
[AllowAnonymous]
public sealed class ResultsModel(HubDbContext database, Viewer viewer) : PageModel
{
    public Survey Survey { get; private set; } = null!; // OnGet sets them or answers 404.

    public MeetingRef Meeting { get; private set; } = null!;

    public int Answers { get; private set; }

    public IReadOnlyList<QuestionTally> Tallies { get; private set; } = [];

    /// <summary>The question by whose options the answers are broken down; null where they are not.</summary>
    public SurveyQuestion? By { get; private set; }

    /// <summary>The results of each group that is large enough.</summary>
    public IReadOnlyList<(int Option, int Answers, IReadOnlyList<QuestionTally> Tallies)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, int? by, CancellationToken cancel)
    {
        var survey = await database.Surveys.AsNoTracking().Include(s => s.Questions).ThenInclude(q => q.Words).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (survey is null || !(survey.IsPublic || viewer.May(Policies.ReadEverything))) return NotFound();
        Survey = survey;
        Meeting = await database.Meetings.AsNoTracking().Where(m => m.Id == survey.MeetingId).Select(m => new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year)).SingleAsync(cancel);
        var answers = await database.SurveyAnswers.AsNoTracking().Include(a => a.Replies).Where(a => a.SurveyId == id).OrderBy(a => a.Id).ToListAsync(cancel);
        Answers = answers.Count;
        // While people answer, what one visit shows more than the one before is one person's answer.
        if (survey.IsOpen) return Page();
        Tallies = SurveyTally.Of(survey, answers);
        By = survey.Questions.FirstOrDefault(q => q.Id == by && q.Kind == QuestionKind.Choice);
        if (By is not null) Groups = SurveyTally.BrokenDown(survey, By, answers);
        return Page();
    }
}
