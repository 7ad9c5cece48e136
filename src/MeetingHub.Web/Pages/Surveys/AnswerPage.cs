using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Surveys;

/// <summary>The form of a survey, by whichever way one comes to it.</summary>
public abstract class AnswerPage(HubDbContext database, Here here) : PageModel
{
    private const int LongestText = 4000;

    // SQLITE_CONSTRAINT: the account's ticket was made a moment ago by another window. A store that is busy is none of this.
    private const int ConstraintBroken = 19;

    protected HubDbContext Database => database;

    /// <summary>The survey; null where there is none to answer.</summary>
    public Survey? Survey { get; private set; }

    public MeetingRef? Meeting { get; private set; }

    /// <summary>Whether the answer was given.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>What was typed.</summary>
    public IReadOnlyDictionary<int, SurveyReplies> Typed { get; private set; } = new Dictionary<int, SurveyReplies>();

    protected async Task<IActionResult> ShowAsync(int? surveyId, SurveyTicket? ticket, CancellationToken cancel)
    {
        IsUsed = ticket?.IsUsed is true;
        if (surveyId is not { } id || !await LoadAsync(id, cancel)) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>Takes the answer and uses up the ticket, both or neither.</summary>
    protected async Task<IActionResult> TakeAsync(int? surveyId, SurveyTicket? ticket, string? accountId, CancellationToken cancel)
    {
        if (surveyId is not { } id || ticket is null || !await LoadAsync(id, cancel) || Survey is not { } survey)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        Typed = survey.Questions.ToDictionary(q => q.Id, q => new SurveyReplies(
            [.. Request.Form[$"q{q.Id}"].Select(v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var option) ? option : -1)],
            Request.Form[$"t{q.Id}"].ToString() is var text && text.Length > LongestText ? text[..LongestText] : text));
        try
        {
            ticket.Use();
            database.SurveyAnswers.Add(survey.Answer(Typed, accountId, here.Language.Tag));
            await database.SaveChangesAsync(cancel);
        }
        catch (Exception twice) when (twice is DbUpdateConcurrencyException or DbUpdateException { InnerException: Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: ConstraintBroken } } or DomainRuleException { Rule: "Rule.SurveyAnsweredOnce" })
        {
            (IsUsed, Response.StatusCode) = (true, StatusCodes.Status409Conflict);
            return Page();
        }
        catch (DomainRuleException broken)
        {
            ModelState.AddModelError("", broken.Rule);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        TempData["Said"] = "Survey.Thanks";
        return RedirectToPage();
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancel)
    {
        Survey = await database.Surveys.AsNoTracking().Include(s => s.Questions).ThenInclude(q => q.Words).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id && s.IsOpen, cancel);
        if (Survey is null) return false;
        Meeting = await database.Meetings.AsNoTracking().Where(m => m.Id == Survey.MeetingId).Select(m => new MeetingRef(m.Slug, m.Name, m.Language, m.City, m.Year)).SingleOrDefaultAsync(cancel);
        return Meeting is not null;
    }
}
