using System.Globalization;
using System.Net.ServerSentEvents;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using MeetingHub.Web.Serving;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Tells an open editor whenever the draft has changed, by whomever and through whatever process.</summary>
public static class DraftLive
{
    public static void MapDraftLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/meetings/{meeting}/agenda/draft/live", async (string meeting, HubDbContext database, StoreWatch watch, HttpContext context) =>
            await database.Meetings.Where(m => m.Slug == meeting).Select(m => (int?)m.Id).SingleOrDefaultAsync(context.RequestAborted) is { } id
                ? (IResult)TypedResults.ServerSentEvents(watch.VersionsOfAsync(FreshnessTags.Draft(id), context.RequestAborted).Select(v => new SseItem<string>(v.ToString(CultureInfo.InvariantCulture), "draft")))
                : TypedResults.NotFound()).RequireAuthorization(Policies.Organize);
}
