using MeetingHub.Web.Accounts;
using MeetingHub.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Account;

[Authorize(Policies.OwnAccount)]
public sealed class LogoutModel(SignIns signIns) : PageModel
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await signIns.EndThisAsync(cancel);
        return LocalRedirect(Url.Content("~/"));
    }
}
