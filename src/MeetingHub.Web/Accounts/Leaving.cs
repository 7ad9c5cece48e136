using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Accounts;

/// <summary>The way to the other provider, over a page of our own.</summary>
public static class Leaving
{
    /// <summary>
    /// Answers a form with a page that leads on by itself. A redirect would be the form's still, and browsers hold it, and every further one on the provider's side,
    /// against our policy, by which forms go nowhere but here (CSP3, form-action).
    /// </summary>
    public static async Task<IActionResult> LeaveForAsync(this PageModel page, string provider, AuthenticationProperties properties)
    {
        await page.HttpContext.ChallengeAsync(HubAccounts.OAuth, properties);
        var address = page.Response.Headers.Location.ToString();
        page.Response.Headers.Remove("Location");
        page.Response.StatusCode = StatusCodes.Status200OK;
        page.Response.Headers["Refresh"] = $"0; url={address}";
        page.ViewData["Leaving"] = (provider, address);
        return new ViewResult { ViewName = "/Pages/Account/_Leaving.cshtml", ViewData = page.ViewData, TempData = page.TempData };
    }
}
