using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Surveys;

/// <summary>A survey for whoever was given a link, which holds for one answer.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Invitation)]
public sealed class ByLinkModel(HubDbContext database, Here here) : AnswerPage(database, here)
{
    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        var ticket = await FindAsync(token, cancel);
        return await ShowAsync(ticket?.SurveyId, ticket, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        var ticket = await FindAsync(token, cancel);
        return await TakeAsync(ticket?.SurveyId, ticket, accountId: null, cancel);
    }

    private async Task<SurveyTicket?> FindAsync(string token, CancellationToken cancel)
    {
        // Whoever was given the link takes part in the meeting.
        if (Database.Sight < Sight.Participants) Database.LookAs(Sight.Participants);
        var digest = AccountLink.DigestOf(token);
        return await Database.SurveyTickets.SingleOrDefaultAsync(t => t.Digest == digest, cancel);
    }
}
