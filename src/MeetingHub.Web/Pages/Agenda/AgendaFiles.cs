using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Feeds;
using MeetingHub.Formats.ICalendar;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using MeetingHub.Web.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>The published agenda for calendars, conference apps, search engines and feed readers.</summary>
public static class AgendaFiles
{
    public static void MapAgendaFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/meetings/{meeting}/agenda.{extension:regex(^(ics|xml|json|jsonld)$)}", AgendaAsync).AllowAnonymous().WithMetadata(new KeptAttribute { Queries = ["view"] });
        routes.MapGet("/meetings/{meeting}/sessions/{code}.ics", SessionAsync).AllowAnonymous().WithMetadata(new KeptAttribute());
        routes.MapGet("/meetings/{meeting}/agenda/releases.atom", ReleasesAsync).AllowAnonymous().WithMetadata(new KeptAttribute());
        routes.MapGet("/calendar.ics", MeetingsAsync).AllowAnonymous().WithMetadata(new KeptAttribute());
    }

    private static async Task<IResult> AgendaAsync(string meeting, string extension, string? view, string[] s, HttpContext context, HubDbContext database, Here here, Texts texts, CancellationToken cancel)
    {
        if (AgendaExport.Of(extension) is not { } format) return Results.NotFound();
        if (await FindAsync(meeting, context, database, here, texts, cancel) is not { } published) return await MovedAsync(meeting, context, database, cancel);
        // Calendars that subscribe must learn that there is nothing any more; everybody else is told so.
        if (published.Release is null && extension != "ics") return Results.NotFound();
        return File(context, format.MediaType, $"{meeting}.{extension}", stream =>
        {
            if (extension == "ics" && view == "allday") AgendaCalendar.WriteDays(stream, published);
            else if (extension == "ics" && s.Length > 0) AgendaCalendar.Write(stream, published, s.ToHashSet(), $"{published.AgendaAddress}.ics{context.Request.QueryString}");
            else format.Write(stream, published);
        });
    }

    private static async Task<IResult> SessionAsync(string meeting, string code, HttpContext context, HubDbContext database, Here here, Texts texts, CancellationToken cancel)
    {
        if (await FindAsync(meeting, context, database, here, texts, cancel) is not { } published) return await MovedAsync(meeting, context, database, cancel);
        return published.Release?.Sessions.FirstOrDefault(s => s.Code == code) is { Starts: not null } session
            ? File(context, AgendaCalendar.MediaType, $"{meeting}-{code}.ics", stream => AgendaCalendar.WriteSession(stream, published, session))
            : Results.NotFound();
    }

    private static async Task<IResult> ReleasesAsync(string meeting, HttpContext context, HubDbContext database, Here here, Texts texts, CancellationToken cancel)
    {
        if (await FindAsync(meeting, context, database, here, texts, cancel) is not { } published) return await MovedAsync(meeting, context, database, cancel);
        List<FeedRelease> entries = [];
        AgendaRelease? before = null;
        // The newest are enough for who looks now and then, and one before them to compare with.
        foreach (var number in Enumerable.Range(1, published.Release is null ? 0 : published.Meeting.LastRelease).TakeLast(MostEntries + 1))
        {
            if (await database.ReleaseAsync(published.Meeting.Id, number, cancel) is not { } release) continue;
            if (before is not null || number == 1)
                entries.Add(new FeedRelease(number, release.PublishedAt, release.By, texts["Agenda.ReleaseNumber", number], release.Comment, before is null
                    ? [texts["Agenda.FirstRelease", texts.Count("Count.Sessions", release.Agenda.Count(x => !x.IsBreak))]]
                    : [.. AgendaChange.Between(before.Sessions, release.Sessions).Select(c => $"{c.Session.Title}: {AgendaChangeText.Of(c, texts)}")]));
            before = release;
        }
        var title = $"{texts["Meeting.Agenda"]}: {published.Meeting.Name}";
        return File(context, AtomFeed.MediaType, null, stream => ReleasesFeed.Write(stream, published, title, here.Language.Tag, here.SiteName, entries));
    }

    private static async Task<IResult> MeetingsAsync(HttpContext context, HubDbContext database, Here here, IOptions<SiteOptions> site, CancellationToken cancel)
    {
        context.DependsOn(FreshnessTags.Meetings, FreshnessTags.Names);
        var meetings = await database.Meetings.AsNoTracking().Where(m => m.Starts != null).ToListAsync(cancel);
        var tags = meetings.Select(m => FreshnessTags.Meeting(m.Id)).ToArray();
        var changes = await database.Freshness.AsNoTracking().Where(f => tags.Contains(f.Tag)).ToDictionaryAsync(f => f.Tag, f => f.ChangedAt, cancel);
        return File(context, AgendaCalendar.MediaType, "meetings.ics", stream => MeetingsCalendar.Write(
            stream, site.Value.Name, [.. meetings.Select(m => (m, changes.TryGetValue(FreshnessTags.Meeting(m.Id), out var at) ? at : (DateTimeOffset?)null))], here.AbsoluteAsAsked));
    }

    private const int MostEntries = 20;

    private static async Task<PublishedAgenda?> FindAsync(string meeting, HttpContext context, HubDbContext database, Here here, Texts texts, CancellationToken cancel)
    {
        var published = await database.PublishedAgendaAsync(meeting, here.AbsoluteAsAsked, texts, cancel);
        if (published is not null) context.DependsOn(FreshnessTags.Meeting(published.Meeting.Id), FreshnessTags.Names);
        return published;
    }

    // Programs that subscribed to an address before the meeting was renamed are led on.
    private static async Task<IResult> MovedAsync(string meeting, HttpContext context, HubDbContext database, CancellationToken cancel)
    {
        var now = await (from old in database.OldAddresses join m in database.Meetings on old.RecordId equals m.Id where old.RecordKind == RecordKind.Meeting && old.Slug == meeting select m.Slug).SingleOrDefaultAsync(cancel);
        return now is null
            ? Results.NotFound()
            : Results.LocalRedirect(context.Request.PathBase + new PathString(context.Request.Path.Value!.Replace($"/meetings/{meeting}/", $"/meetings/{now}/", StringComparison.Ordinal).Replace($"/meetings/{meeting}.", $"/meetings/{now}.", StringComparison.Ordinal)) + context.Request.QueryString, permanent: true);
    }

    private static IResult File(HttpContext context, string mediaType, string? name, Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        context.AllowAnyOrigin();
        if (name is not null) context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = name }.ToString();
        return Results.Bytes(bytes.ToArray(), mediaType);
    }
}
