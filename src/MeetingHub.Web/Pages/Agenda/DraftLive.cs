using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using MeetingHub.Web.Database;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>Tells an open editor whenever the draft has changed, by whomever and through whatever process.</summary>
public static class DraftLive
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    public static void MapDraftLive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/meetings/{meeting}/agenda/draft/live", async (string meeting, HubDbContext database, AgendaDraft draft, HttpContext context) =>
            await database.Meetings.Where(m => m.Slug == meeting).Select(m => (int?)m.Id).SingleOrDefaultAsync(context.RequestAborted) is { } id
                ? (IResult)TypedResults.ServerSentEvents(VersionsAsync(draft, id, context.RequestAborted))
                : TypedResults.NotFound()).RequireAuthorization(Policies.Organize);

    private static async IAsyncEnumerable<SseItem<string>> VersionsAsync(AgendaDraft draft, int meeting, [EnumeratorCancellation] CancellationToken cancel)
    {
        var told = -1L;
        while (!cancel.IsCancellationRequested)
        {
            var version = draft.Version(meeting);
            if (version != told) yield return new SseItem<string>((told = version).ToString(CultureInfo.InvariantCulture), "draft");
            await Task.Delay(Pause, cancel);
        }
    }
}
