using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Serving;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>The draft of an agenda as its editor shows and changes it.</summary>
public sealed class AgendaDraft(HubDbContext database, RecordEditor editor, AgendaSteps steps, StoreWatch watch, Texts texts, TimeProvider clock)
{
    /// <summary>A session as the editor places it: minutes count from the day's midnight.</summary>
    public sealed record Item(string Code, string Title, string? Language, bool IsBreak, DateOnly? Day, int? Start, int? Minutes, string? Room, string? Track, IReadOnlyList<string> Facilitators, int Version);

    /// <summary>All that the editor shows.</summary>
    public sealed record State(IReadOnlyList<Item> Items, IReadOnlyList<DateOnly> Days, IReadOnlyList<string> Rooms, IReadOnlyList<Warning> Warnings, int Undoable, long Version);

    /// <summary>A warning in words.</summary>
    public sealed record Warning(string? Code, string Text);

    /// <summary>Where somebody puts a session; without a day it goes to the tray.</summary>
    public sealed record Place(string Code, int Version, DateOnly? Day, int? Start, int? Minutes, string? Room);

    public async Task<State> ReadAsync(int meetingId, CancellationToken cancel)
    {
        // Asked first: what is read after it is at least as new.
        var version = watch.VersionOf(FreshnessTags.Draft(meetingId));
        var meeting = await database.Meetings.AsNoTracking().Where(m => m.Id == meetingId).Select(m => new { m.Slug, m.Starts, m.Ends }).SingleAsync(cancel);
        var rows = await database.Sessions.AsNoTracking().Where(s => s.MeetingId == meetingId).OrderBy(s => s.Position)
            .Select(s => new { s.Code, s.Title, s.Language, s.IsBreak, s.Day, s.Start, s.Minutes, s.Room, s.Track, s.Version }).ToListAsync(cancel);
        // One by one beside the sessions, not for each: an agenda may have five hundred.
        var leaders = (await database.SessionFacilitators.AsNoTracking().Where(f => database.Sessions.Any(s => s.Id == f.SessionId && s.MeetingId == meetingId)).OrderBy(f => f.Id)
            .Join(database.Sessions, f => f.SessionId, s => s.Id, (f, s) => new { s.Code, f.PersonId, f.AffiliateId, Name = f.Person!.Name ?? f.Affiliate!.Name }).ToListAsync(cancel)).ToLookup(f => f.Code);
        var items = rows.ConvertAll(s => new Item(
            s.Code, s.Title, s.Language, s.IsBreak, s.Day, s.Start is { } start ? (int)start.ToTimeSpan().TotalMinutes : null, s.Minutes, s.Room, s.Track, [.. leaders[s.Code].Select(f => f.Name).OfType<string>()], s.Version));
        var titles = rows.ToDictionary(s => s.Code, s => (s.Title, s.Start, s.Room));
        var warnings = AgendaWarning.Of(rows.Select(s => new AgendaSlot(s.Code, s.IsBreak, s.Day, s.Start, s.Minutes, s.Room, s.Language, [.. leaders[s.Code].Select(f => f.PersonId is { } person ? $"p{person}" : $"a{f.AffiliateId}")])), meeting.Starts, meeting.Ends)
            .Select(w => new Warning(w.Code, AgendaWarningView.TextOf(w, code => titles[code], texts)));
        return new State(
            items, DaysOf(meeting.Starts?.ToDate(), meeting.Ends?.ToDate(), items), [.. items.Select(i => i.Room).OfType<string>().Distinct().Order(StringComparer.CurrentCultureIgnoreCase)],
            [.. warnings], await steps.CountAsync(meetingId, cancel), version);
    }

    /// <summary>Puts a session somewhere. False when somebody else has changed it since the version that the place is based on.</summary>
    public async Task<bool?> PlaceAsync(int meetingId, Place place, CancellationToken cancel)
    {
        if (await database.Sessions.SingleOrDefaultAsync(s => s.MeetingId == meetingId && s.Code == place.Code, cancel) is not { } session) return null;
        if (session.Version != place.Version) return false;
        var start = place is { Day: not null, Start: { } minutes } ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Clamp(minutes, 0, 24 * 60 - 1))).ToString("HH:mm", CultureInfo.InvariantCulture) : null;
        return await SaveAsync(session,
        [
            ("day", start is null ? null : place.Day?.ToString("O", CultureInfo.InvariantCulture)),
            ("start", start),
            ("minutes", place.Minutes is > 0 and <= 24 * 60 ? place.Minutes.Value.ToString(CultureInfo.InvariantCulture) : session["minutes"]),
            ("room", start is null ? session["room"] : string.IsNullOrWhiteSpace(place.Room) ? null : place.Room.Trim()),
        ], cancel);
    }

    /// <summary>Makes a session or a break, in the tray or in its place.</summary>
    public async Task<string?> AddAsync(int meetingId, string title, bool isBreak, Place place, CancellationToken cancel)
    {
        if (await database.Meetings.Include(m => m.Sessions).SingleOrDefaultAsync(m => m.Id == meetingId, cancel) is not { } meeting) return null;
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        var session = meeting.AddSession(title, meeting.Language);
        if (isBreak) session.Correct("break", "true");
        if (place is { Day: { } day, Start: { } start })
        {
            session.Correct("day", day.ToString("O", CultureInfo.InvariantCulture));
            session.Correct("start", TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Clamp(start, 0, 24 * 60 - 1))).ToString("HH:mm", CultureInfo.InvariantCulture));
            session.Correct("room", string.IsNullOrWhiteSpace(place.Room) ? null : place.Room.Trim());
        }
        session.Correct("minutes", (place.Minutes ?? (isBreak ? 30 : 60)).ToString(CultureInfo.InvariantCulture));
        var step = await steps.BeginAsync(database, meetingId, cancel);
        await database.SaveChangesAsync(cancel);
        editor.Note(session, Change.Made, null, null, clock.GetUtcNow(), step);
        await database.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return session.Code;
    }

    private async Task<bool> SaveAsync(Session session, IEnumerable<(string Field, string? Value)> values, CancellationToken cancel)
    {
        var changes = values.Where(v => session[v.Field] != v.Value).Select(v => (v.Field, Before: session[v.Field], After: v.Value)).ToList();
        if (changes.Count == 0) return true;
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        try
        {
            var step = await steps.BeginAsync(database, session.MeetingId, cancel);
            foreach (var (field, before, after) in changes)
            {
                session.Correct(field, after);
                editor.Note(session, field, before, after, clock.GetUtcNow(), step);
            }
            await database.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            database.ChangeTracker.Clear();
            return false;
        }
    }

    // The meeting's own days, and whatever day a session is on; the day between two of them too.
    private static IReadOnlyList<DateOnly> DaysOf(DateOnly? starts, DateOnly? ends, IEnumerable<Item> items)
    {
        const int MostDays = 31;
        var days = items.Select(i => i.Day).OfType<DateOnly>().ToHashSet();
        if (starts is { } first)
            for (var day = first; day <= (ends ?? first) && days.Count < MostDays; day = day.AddDays(1)) days.Add(day);
        return [.. days.Order()];
    }
}
