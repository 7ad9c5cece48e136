using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MeetingHub.Web.Errors;

/// <summary>Answers 413 to a form that says it is larger than its page takes. Read first, it would be refused as one that cannot be understood.</summary>
internal sealed class TooLarge : IAuthorizationFilter, IOrderedFilter
{
    // After a page has said how much it takes (900), before the form is read for its token (1000).
    public int Order => 950;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        // The page that says so is asked for with the same request.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) return;
        if (http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize) context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
