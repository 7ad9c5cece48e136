using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Errors;

/// <summary>When a page finds nothing at its address: what was deleted answers 410, what was renamed or merged leads to where it is now.</summary>
internal sealed class MovedOrGone(HubDbContext database, LinkGenerator links) : IAsyncPageFilter
{
    // The route values that name a record, and what each names.
    private static readonly (string Route, RecordKind Kind)[] Named =
        [("meeting", RecordKind.Meeting), ("series", RecordKind.Series), ("programme", RecordKind.Programme), ("affiliate", RecordKind.Affiliate)];

    /// <summary>A form that was opened before its page moved arrives where the page is now: what was typed cannot be redirected.</summary>
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (!HttpMethods.IsPost(context.HttpContext.Request.Method)) return;
        foreach (var (route, kind) in Named)
            if (context.RouteData.Values[route] is string slug && await NewSlugAsync(kind, slug, context.HttpContext.RequestAborted) is { } moved) context.RouteData.Values[route] = moved;
    }

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if ((await next()) is not { Result: NotFoundResult } executed) return;
        var request = context.HttpContext.Request;
        foreach (var (route, kind) in Named)
            if (context.RouteData.Values[route] is string slug)
            {
                if ((HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && await NewSlugAsync(kind, slug, context.HttpContext.RequestAborted) is { } moved
                    && links.GetPathByPage(context.HttpContext, context.ActionDescriptor.ViewEnginePath, handler: null, new RouteValueDictionary(context.RouteData.Values) { [route] = moved }) is { } address)
                    executed.Result = new LocalRedirectResult(address + request.QueryString, permanent: true);
                else if (await IsBinnedAsync(kind, slug, context.HttpContext.RequestAborted))
                    executed.Result = new StatusCodeResult(StatusCodes.Status410Gone);
            }
        // A session is found within its meeting, and only by those who see that.
        if (context.RouteData.Values["meeting"] is string meeting && context.RouteData.Values["code"] is string code && executed.Result is NotFoundResult
            && await database.Sessions.IgnoreQueryFilters().AnyAsync(s => s.Code == code && s.BinnedAt != null && database.Meetings.Any(m => m.Id == s.MeetingId && m.Slug == meeting && m.BinnedAt == null && m.Visibility == Visibility.Public), context.HttpContext.RequestAborted))
            executed.Result = new StatusCodeResult(StatusCodes.Status410Gone);
    }

    private async Task<string?> NewSlugAsync(RecordKind kind, string slug, CancellationToken cancel)
    {
        if (await database.OldAddresses.Where(a => a.RecordKind == kind && a.Slug == slug).Select(a => (int?)a.RecordId).SingleOrDefaultAsync(cancel) is not { } id) return null;
        return kind switch
        {
            RecordKind.Meeting => await database.Meetings.Where(m => m.Id == id).Select(m => m.Slug).SingleOrDefaultAsync(cancel),
            RecordKind.Series => await database.Series.Where(s => s.Id == id).Select(s => s.Slug).SingleOrDefaultAsync(cancel),
            RecordKind.Programme => await database.Programmes.Where(p => p.Id == id).Select(p => p.Slug).SingleOrDefaultAsync(cancel),
            _ => await database.Affiliates.Where(a => a.Id == id).Select(a => a.Slug).SingleOrDefaultAsync(cancel),
        };
    }

    // Only what the visitor could see before: that something hidden was deleted is hidden too.
    private Task<bool> IsBinnedAsync(RecordKind kind, string slug, CancellationToken cancel)
    {
        // By the address that it had last, or by one that led to it.
        var old = database.OldAddresses.Where(a => a.RecordKind == kind && a.Slug == slug).Select(a => a.RecordId);
        return kind switch
        {
            RecordKind.Meeting => database.Meetings.IgnoreQueryFilters().AnyAsync(m => (m.Slug == slug || old.Contains(m.Id)) && m.BinnedAt != null && m.Visibility == Visibility.Public, cancel),
            RecordKind.Series => database.Series.IgnoreQueryFilters().AnyAsync(s => (s.Slug == slug || old.Contains(s.Id)) && s.BinnedAt != null, cancel),
            RecordKind.Programme => database.Programmes.IgnoreQueryFilters().AnyAsync(p => (p.Slug == slug || old.Contains(p.Id)) && p.BinnedAt != null, cancel),
            _ => database.Affiliates.IgnoreQueryFilters().AnyAsync(a => (a.Slug == slug || old.Contains(a.Id)) && a.BinnedAt != null && a.Visibility == Visibility.Public, cancel),
        };
    }
}
