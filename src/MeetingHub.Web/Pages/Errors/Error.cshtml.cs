using System.Globalization;
using MeetingHub.Web.Errors;
using MeetingHub.Web.Reports;
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
    public string Key => HttpContext.Items[nameof(PdfRefusal)] is PdfRefusal refusal ? $"Error.Pdf.{refusal}" : Code switch
    {
        401 => "Error.401",
        403 => "Error.403",
        404 => "Error.404",
        410 => "Error.410",
        413 => "Error.413",
        429 => "Error.429",
        < 500 => "Error.400",
        _ => "Error.500",
    };

    /// <summary>What was typed into the form that failed, so that it is not lost.</summary>
    public IReadOnlyList<string> Typed { get; private set; } = [];

    public void OnGet() => Show();

    public async Task OnPostAsync(CancellationToken cancel)
    {
        Show();
        Typed = await TypedForm.ReadAsync(Request, cancel);
    }

    private void Show()
    {
        // Not bound: of a form that cannot be read nothing is, and this page answers that too. The route has looked at it.
        Code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);
        // Asked for directly, the page still says what it is.
        Response.StatusCode = Code;
    }
}
