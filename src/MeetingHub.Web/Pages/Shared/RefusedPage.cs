using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>A form that was not taken: its page again, with what was typed, and a status that says so.</summary>
internal static class RefusedPage
{
    public static PageResult Refused(this PageModel page, int status)
    {
        page.Response.StatusCode = status;
        return page.Page();
    }
}
