using MeetingHub.Domain;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Surveys;

/// <summary>A survey for whoever has an account. What says that the account has answered is a digest, beside no answer.</summary>
[Authorize(Policies.OwnAccount)]
public sealed class AnswerModel(HubDbContext database, Viewer viewer, Here here) : AnswerPage(database, here)
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => await ShowAsync(id, await FindAsync(id, cancel), cancel);

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancel) => await TakeAsync(id, await FindAsync(id, cancel), viewer.AccountId, cancel);

    private async Task<SurveyTicket?> FindAsync(int id, CancellationToken cancel)
    {
        if (await Database.Surveys.AsNoTracking().Where(s => s.Id == id && s.IsOpen).Select(s => s.Secret).SingleOrDefaultAsync(cancel) is not { } secret) return null;
        var digest = AccountLink.DigestOf($"{secret} {viewer.AccountId}");
        if (await Database.SurveyTickets.SingleOrDefaultAsync(t => t.Digest == digest, cancel) is { } known) return known;
        var ticket = new SurveyTicket(id, digest);
        // Kept only with an answer.
        Database.SurveyTickets.Add(ticket);
        return ticket;
    }
}
