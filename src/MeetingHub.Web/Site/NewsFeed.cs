using MeetingHub.Domain;
using MeetingHub.Formats.Feeds;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Site;

/// <summary>The news of the whole site: agendas and notes that were published, and what became of outcomes.</summary>
public static class NewsFeed
{
    private const int MostEntries = 50;

    public static async Task<IResult> WriteAsync(HttpContext context, HubDbContext database, OutcomeRegister register, Texts texts, Here here, CancellationToken cancel)
    {
        context.DependsOn(FreshnessTags.Anything);
        var entries = (await ReleasesAsync(database, texts, here, cancel)).Concat(await NotesAsync(database, texts, here, cancel)).Concat(await OutcomesAsync(database, register, texts, here, cancel));
        using var bytes = new MemoryStream();
        AtomFeed.Write(
            bytes, new FeedFrame($"{here.AbsoluteFile("/feed")}/{here.Language.Tag}", texts["News.Title", here.SiteName], here.Language.Tag, here.AbsoluteAsAsked("/feed.atom"), here.AbsoluteAsAsked("/"), here.SiteName),
            entries.OrderByDescending(e => e.At).Take(MostEntries));
        context.AllowAnyOrigin();
        return Results.Bytes(bytes.ToArray(), AtomFeed.MediaType);
    }

    private static async Task<IEnumerable<FeedEntry>> ReleasesAsync(HubDbContext database, Texts texts, Here here, CancellationToken cancel)
    {
        // Not what was withdrawn since: of an agenda that is not published nothing is shown.
        var releases = await database.AgendaReleases.AsNoTracking().Where(r => r.Meeting!.CurrentRelease != null).OrderByDescending(r => r.PublishedAt).Take(MostEntries)
            .Select(r => new { r.MeetingId, r.Number, r.PublishedAt, r.By, r.Comment, r.Meeting!.Slug, r.Meeting.Name }).ToListAsync(cancel);
        return releases.Select(r => new FeedEntry(
            FormattableString.Invariant($"releases/{r.MeetingId}/{r.Number}"), r.PublishedAt, r.By, $"{r.Name}: {texts["Agenda.ReleaseNumber", r.Number]}", [r.Comment ?? ""], here.AbsoluteAsAsked(FormattableString.Invariant($"/meetings/{r.Slug}/agenda/releases/{r.Number}"))));
    }

    private static async Task<IEnumerable<FeedEntry>> NotesAsync(HubDbContext database, Texts texts, Here here, CancellationToken cancel)
    {
        var notes = await (
            from note in database.SessionNotes
            join session in database.CurrentAgenda on note.SessionId equals session.SessionId
            where note.State == NoteState.Published
            let at = database.NoteRevisions.Where(r => r.NoteId == note.Id && r.MovedTo == NoteState.Published).Max(r => (DateTimeOffset?)r.At)
            where at != null
            orderby at descending
            select new { note.Id, At = at.Value, session.Code, session.Title, session.Release!.Meeting!.Slug, session.Release.Meeting.Name }).AsNoTracking().Take(MostEntries).ToListAsync(cancel);
        return notes.Select(n => new FeedEntry(FormattableString.Invariant($"notes/{n.Id}"), n.At, "", texts["News.Notes", n.Title], [n.Name], here.AbsoluteAsAsked($"/meetings/{n.Slug}/sessions/{n.Code}#notes")));
    }

    private static async Task<IEnumerable<FeedEntry>> OutcomesAsync(HubDbContext database, OutcomeRegister register, Texts texts, Here here, CancellationToken cancel)
    {
        var when = await OutcomeNews.WhenAsync(database, cancel);
        // Those that are hidden make room for the next ones.
        var seen = (await register.IndexAsync(cancel)).Rows.Select(r => r.Id).ToHashSet();
        var newest = when.Where(w => seen.Contains(w.Key)).OrderByDescending(w => w.Value).Take(MostEntries).Select(w => w.Key).ToList();
        return (await register.LoadAsync(newest, cancel)).Select(o => OutcomeNews.Entry(o, when[o.Id], texts, here));
    }
}
