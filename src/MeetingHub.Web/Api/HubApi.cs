using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Api;

/// <summary>What the public pages show, as JSON to read; described at <c>/openapi/v1.json</c>. Pages of other sites may read it.</summary>
public static class HubApi
{
    private const int LargestPage = 200;

    public static void MapHubApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().AllowAnonymous();
        var api = routes.MapGroup("/api").AllowAnonymous();
        api.MapGet("/meetings", MeetingsAsync).WithMetadata(new KeptAttribute { Queries = ["page", "size"] }).WithSummary("All meetings, the newest number last.");
        api.MapGet("/meetings/{meeting}", MeetingAsync).WithMetadata(new KeptAttribute()).WithSummary("One meeting, by slug or number.");
        api.MapGet("/meetings/{meeting}/agenda", AgendaAsync).WithMetadata(new KeptAttribute()).WithSummary("The agenda as it is published now.");
        api.MapGet("/meetings/{meeting}/sessions/{code}", SessionAsync).WithMetadata(new KeptAttribute()).WithSummary("One published session or break.");
        api.MapGet("/meetings/{meeting}/releases", ReleasesAsync).WithMetadata(new KeptAttribute { Queries = ["page", "size"] }).WithSummary("The releases of an agenda, the newest first.");
        api.MapGet("/outcomes", OutcomesAsync).WithMetadata(new KeptAttribute { Queries = ["q", "series", "meeting", "affiliate", "status", "kind", "order", "page", "size"] }).WithSummary("The register of outcomes, filtered as its page is.");
        // A browser asks before it sends a validator from another site's page.
        api.MapMethods("/{**path}", [HttpMethods.Options], (HttpContext context) =>
        {
            context.AllowAnyOrigin();
            context.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
            context.Response.Headers.AccessControlAllowHeaders = "If-None-Match, If-Modified-Since";
            context.Response.Headers.AccessControlMaxAge = "86400";
            return Results.NoContent();
        }).ExcludeFromDescription();
    }

    private static async Task<Ok<ApiPage<ApiMeeting>>> MeetingsAsync(HttpContext context, HubDbContext database, Here here, CancellationToken cancel, int page = 1, int size = 50)
    {
        context.AllowAnyOrigin();
        context.DependsOn(FreshnessTags.Meetings, FreshnessTags.Names);
        return TypedResults.Ok(await PageAsync(database.Meetings.AsNoTracking().Include(m => m.Series).OrderBy(m => m.Id), page, size, m => Of(m, here), here.AbsoluteAsAsked("/api/meetings"), cancel));
    }

    private static async Task<Results<Ok<ApiMeeting>, NotFound>> MeetingAsync(string meeting, HttpContext context, HubDbContext database, Here here, CancellationToken cancel)
    {
        if (await FindAsync(meeting, context, database, cancel) is not { } found) return TypedResults.NotFound();
        return TypedResults.Ok(Of(found, here));
    }

    private static async Task<Results<Ok<ApiAgenda>, NotFound>> AgendaAsync(string meeting, HttpContext context, HubDbContext database, Here here, Texts texts, CancellationToken cancel)
    {
        if (await FindAsync(meeting, context, database, cancel) is not { } found || await database.PublishedAgendaAsync(found.Slug, here.AbsoluteAsAsked, texts, cancel) is not { Release: { } release } agenda) return TypedResults.NotFound();
        return TypedResults.Ok(new ApiAgenda(found.Slug, Of(release, agenda), release.TimeZone, [.. release.Agenda.Select(s => Of(s, agenda))]));
    }

    private static async Task<Results<Ok<ApiSession>, NotFound>> SessionAsync(string meeting, string code, HttpContext context, HubDbContext database, Here here, Texts texts, CancellationToken cancel)
    {
        if (await FindAsync(meeting, context, database, cancel) is not { } found || await database.PublishedAgendaAsync(found.Slug, here.AbsoluteAsAsked, texts, cancel) is not { Release: { } release } agenda
            || release.Agenda.FirstOrDefault(s => s.Code == code) is not { } session) return TypedResults.NotFound();
        return TypedResults.Ok(Of(session, agenda));
    }

    private static async Task<Results<Ok<ApiPage<ApiRelease>>, NotFound>> ReleasesAsync(string meeting, HttpContext context, HubDbContext database, Here here, CancellationToken cancel, int page = 1, int size = 50)
    {
        if (await FindAsync(meeting, context, database, cancel) is not { } found) return TypedResults.NotFound();
        var agenda = new PublishedAgenda(found, null, here.AbsoluteAsAsked, _ => null);
        return TypedResults.Ok(await PageAsync(
            database.AgendaReleases.AsNoTracking().Where(r => r.MeetingId == found.Id).OrderByDescending(r => r.Number), page, size, r => Of(r, agenda), here.AbsoluteAsAsked($"/api/meetings/{found.Slug}/releases"), cancel));
    }

    private static async Task<Results<Ok<ApiPage<ApiOutcome>>, BadRequest>> OutcomesAsync(HttpContext context, OutcomeRegister register, Here here, Texts texts, CancellationToken cancel, int page = 1, int size = 50)
    {
        context.AllowAnyOrigin();
        if (RegisterFilter.Parse(context.Request.Query) is not { } filter) return TypedResults.BadRequest();
        context.DependsOn(FreshnessTags.Anything);
        (page, size) = (Math.Clamp(page, 1, 1_000_000), Math.Clamp(size, 1, LargestPage));
        var found = await register.FindAsync(filter, cancel);
        var items = await register.LoadAsync([.. found.Skip((page - 1) * size).Take(size)], cancel);
        var pages = (found.Count + size - 1) / size;
        var query = context.Request.Query.Where(q => q.Key is not ("page" or "size")).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value)).Append(new("page", $"{page + 1}")).Append(new("size", $"{size}"));
        return TypedResults.Ok(new ApiPage<ApiOutcome>([.. items.Select(o => Of(o, here, texts))], page, pages, found.Count, page < pages ? here.AbsoluteAsAsked("/api/outcomes") + QueryString.Create(query) : null));
    }

    // By the slug, or by the number, which holds when the slug changes.
    private static async Task<Meeting?> FindAsync(string meeting, HttpContext context, HubDbContext database, CancellationToken cancel)
    {
        context.AllowAnyOrigin();
        var id = int.TryParse(meeting, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var found = await database.Meetings.AsNoTracking().Include(m => m.Series).Where(m => m.Slug == meeting || m.Id == id).OrderByDescending(m => m.Slug == meeting).FirstOrDefaultAsync(cancel);
        if (found is not null) context.DependsOn(FreshnessTags.Meeting(found.Id), FreshnessTags.Names);
        return found;
    }

    private static async Task<ApiPage<TItem>> PageAsync<T, TItem>(IQueryable<T> all, int page, int size, Func<T, TItem> of, string address, CancellationToken cancel)
    {
        (page, size) = (Math.Clamp(page, 1, 1_000_000), Math.Clamp(size, 1, LargestPage));
        var total = await all.CountAsync(cancel);
        var items = (await all.Skip((page - 1) * size).Take(size).ToListAsync(cancel)).ConvertAll(i => of(i));
        var pages = (total + size - 1) / size;
        return new ApiPage<TItem>(items, page, pages, total, page < pages ? FormattableString.Invariant($"{address}?page={page + 1}&size={size}") : null);
    }

    private static ApiMeeting Of(Meeting m, Here here) => new(
        m.Id, m.Slug, m.Name, m.Language, m.Series?.Slug, m.Edition, m.Status.ToString().ToLowerInvariant(), m.City, m.Country?.Code, m.Venue, m.TimeZone,
        m.Starts is { Words: null } starts ? starts.ToString() : null, m.Ends is { Words: null } ends ? ends.ToString() : null, m.CurrentRelease, here.AbsoluteAsAsked($"/meetings/{m.Slug}"));

    private static ApiOutcome Of(OutcomeItem o, Here here, Texts texts) => new(
        o.Id, o.Meeting.Slug, o.Session?.Code, Word(o.Kind), Word(o.Status), o.Text, o.Language, o.Area, o.Due is { Words: null } due ? due.ToString() : null, o.Responsible(texts),
        [.. o.FollowUps.Select(f => new ApiFollowUp(f.At, f.Meeting?.Slug, f.Affiliate?.Slug, Word(f.To), f.IsCarriedOver, f.Text, f.Language, f.Link))],
        here.AbsoluteAsAsked($"/meetings/{o.Meeting.Slug}/outcomes") + FormattableString.Invariant($"#outcome-{o.Id}"));

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static ApiRelease Of(AgendaRelease r, PublishedAgenda agenda) =>
        new(r.Number, r.PublishedAt, r.Comment, r.Republishes, FormattableString.Invariant($"{agenda.AgendaAddress}/releases/{r.Number}"));

    private static ApiSession Of(ReleasedSession s, PublishedAgenda agenda) => new(
        s.Uid, s.Code, s.Title, s.Language, s.Abstract, s.IsBreak, s.Starts is { } starts && ZonedTimes.Zone(agenda.Release?.TimeZone) is { } zone ? ZonedTimes.At(starts, zone) : null,
        s.Day, s.Start, s.Minutes, s.Room, s.Track, [.. agenda.FacilitatorsOf(s)], s.ChangedIn, agenda.SessionAddress(s));
}
