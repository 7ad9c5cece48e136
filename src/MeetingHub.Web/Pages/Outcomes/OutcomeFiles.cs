using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Feeds;
using MeetingHub.Formats.ICalendar;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace MeetingHub.Web.Pages.Outcomes;

/// <summary>Any view of the register as a table and as a feed.</summary>
public static class OutcomeFiles
{
    private const int MostEntries = 100;

    public static void MapOutcomeFiles(this IEndpointRouteBuilder routes)
    {
        var kept = new KeptAttribute { Queries = ["q", "series", "meeting", "affiliate", "status", "kind", "order"] };
        routes.MapGet("/outcomes.csv", TableAsync).AllowAnonymous().WithMetadata(kept);
        routes.MapGet("/outcomes.atom", FeedAsync).AllowAnonymous().WithMetadata(kept);
        routes.MapGet("/affiliates/{affiliate}/due.ics", DueAsync).AllowAnonymous().WithMetadata(new KeptAttribute());
    }

    private static async Task<IResult> TableAsync(HttpContext context, HubDbContext database, OutcomeRegister register, Texts texts, Here here, CancellationToken cancel)
    {
        if (await FindAsync(context, register, cancel) is not { } found) return Results.BadRequest();
        var series = (await register.IndexAsync(cancel)).Meetings.ToDictionary(m => m.Ref.Slug, m => m.Series);
        var outcomes = await register.LoadAsync(found, cancel);
        using var bytes = new MemoryStream();
        OutcomeTable.Write(bytes, outcomes.Select(o =>
        {
            var last = o.FollowUps.LastOrDefault(f => !f.IsCarriedOver);
            return new OutcomeLine(
                o.Id, o.Meeting.Label, series.GetValueOrDefault(o.Meeting.Slug), o.Session?.Title, texts.Of(o.Kind), texts.Of(o.Status), o.Text, o.Language, o.Area, o.Due,
                o.Responsible(texts), last?.At, last?.Text, here.AbsoluteAsAsked($"/meetings/{o.Meeting.Slug}/outcomes") + FormattableString.Invariant($"#outcome-{o.Id}"));
        }), column => texts["OutcomeTable." + column]);
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "outcomes.csv" }.ToString();
        return Results.Bytes(bytes.ToArray(), OutcomeTable.MediaType);
    }

    private static async Task<IResult> FeedAsync(HttpContext context, HubDbContext database, OutcomeRegister register, Texts texts, Here here, CancellationToken cancel)
    {
        if (await FindAsync(context, register, cancel) is not { } found) return Results.BadRequest();
        var when = await OutcomeNews.WhenAsync(database, cancel);
        var newest = found.OrderByDescending(id => when.GetValueOrDefault(id)).Take(MostEntries).ToList();
        var outcomes = await register.LoadAsync(newest, cancel);
        var query = context.Request.QueryString;
        using var bytes = new MemoryStream();
        AtomFeed.Write(
            bytes,
            // Each view is a feed of its own, and so is each translation.
            new FeedFrame($"{here.AbsoluteFile("/outcomes")}/{here.Language.Tag}{query}", $"{texts["Nav.Outcomes"]}: {here.SiteName}", here.Language.Tag, here.AbsoluteAsAsked("/outcomes.atom") + query, here.AbsoluteAsAsked("/outcomes") + query, here.SiteName),
            outcomes.Select(o => OutcomeNews.Entry(o, when.TryGetValue(o.Id, out var at) ? at : DateTimeOffset.UnixEpoch, texts, here)));
        context.AllowAnyOrigin();
        return Results.Bytes(bytes.ToArray(), AtomFeed.MediaType);
    }

    private static async Task<IResult> DueAsync(string affiliate, HttpContext context, HubDbContext database, Texts texts, Here here, CancellationToken cancel)
    {
        if (await database.Affiliates.AsNoTracking().Where(a => a.Slug == affiliate).Select(a => new { a.Id, a.Name }).SingleOrDefaultAsync(cancel) is not { } found) return Results.NotFound();
        context.DependsOn(FreshnessTags.Anything);
        var open = await database.Outcomes.AsNoTracking().Where(o => RegisterFilter.Open.Contains(o.Status) && o.Due != null && o.Owners.Any(w => w.AffiliateId == found.Id))
            .Select(o => new { o.Id, o.Due, o.Text, o.Language, Meeting = new MeetingRef(o.Meeting!.Slug, o.Meeting.Name, o.Meeting.Language, o.Meeting.City, o.Meeting.Year) }).ToListAsync(cancel);
        var when = await OutcomeNews.WhenAsync(database, cancel);
        // Of a month or a year, the last day: until then it is in time. What has no year has no day.
        var days = open.Select(o => (Outcome: o, Day: o.Due!.LastDay())).Where(o => o.Day is not null).Select(o => new DueDay(
            o.Outcome.Id, o.Day!.Value, when.TryGetValue(o.Outcome.Id, out var at) ? at : DateTimeOffset.UnixEpoch, o.Outcome.Text, o.Outcome.Language,
            $"{o.Outcome.Meeting.Label}. {texts["Outcome.Due", o.Outcome.Due!.ToText(System.Globalization.CultureInfo.CurrentUICulture)]}.",
            here.AbsoluteAsAsked($"/meetings/{o.Outcome.Meeting.Slug}/outcomes") + FormattableString.Invariant($"#outcome-{o.Outcome.Id}"))).ToList();
        var page = here.AbsoluteAsAsked($"/affiliates/{affiliate}");
        using var bytes = new MemoryStream();
        DueCalendar.Write(bytes, texts["Due.Calendar", found.Name], here.Language.Tag, page, page + "/due.ics", days);
        context.AllowAnyOrigin();
        return Results.Bytes(bytes.ToArray(), AgendaCalendar.MediaType);
    }

    private static async Task<IReadOnlyList<int>?> FindAsync(HttpContext context, OutcomeRegister register, CancellationToken cancel)
    {
        if (RegisterFilter.Parse(context.Request.Query) is not { } filter) return null;
        context.DependsOn(FreshnessTags.Anything);
        return await register.FindAsync(filter, cancel);
    }
}
