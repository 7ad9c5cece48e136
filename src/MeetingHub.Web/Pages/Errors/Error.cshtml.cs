using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MeetingHub.Web.Pages.Errors;

/// <summary>What a visitor sees when a request fails, whatever its method was.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[AllowAnonymous]
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    /// <summary>The resource key of the sentences: those of the code itself, else of its class.</summary>
    public string Key => Code switch
    {
        403 => "Error.403",
        404 => "Error.404",
        410 => "Error.410",
        429 => "Error.429",
        < 500 => "Error.400",
        _ => "Error.500",
    };

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Code = code;
        // Asked for directly, the page still says what it is.
        Response.StatusCode = code;
    }
}
