using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Search;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Search;

/// <summary>Everything that the visitor may read, by its words. What they may not read is not among the hits, because each hit is joined with the store as they see it.</summary>
[AllowAnonymous]
[Kept(Queries = ["q", "kind", "language"])]
public sealed class IndexModel(HubDbContext database, Texts texts) : PageModel
{
    private const int MostOfEach = 5;
    private const int MostOfOne = 40;
    private const int FewestHits = 50;
    private const int MostHits = 1_000;
    // Only so much of a document is read for its extract, in characters.
    private const int LongestBody = 200_000;

    // The store answers on the thread that asks: more at once than there are cores only hinder each other, and other pages.
    private static readonly SemaphoreSlim Seats = new(Environment.ProcessorCount);

    private SearchQuery query = SearchQuery.Parse(null);

    /// <summary>What was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>The one sort of things that is asked for.</summary>
    public SearchedKinds? Kind { get; private set; }

    public string? Language { get; private set; }

    public bool IsEmpty => query.IsEmpty;

    /// <summary>What was found, by sort; sorts without a hit are left out.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public IReadOnlyList<Option> Languages => [.. SiteLanguage.All.Select(l => new Option(l.Tag, Texts.Language(l.Tag)))];

    public IReadOnlyList<Option> Kinds => [.. Enum.GetValues<SearchedKinds>().Select(k => new Option(Choice.Name<SearchedKinds>(k)!, texts["Search.Kind." + k]))]; // a value that there is has a name

    public async Task<IActionResult> OnGetAsync(string? q, string? kind, string? language, CancellationToken cancel)
    {
        if (!ModelState.IsValid || !Choice.TryParse<SearchedKinds>(kind, out var one)) return BadRequest();
        (Typed, Kind, Language) = (q?.Trim() ?? "", one, string.IsNullOrEmpty(language) ? null : language);
        query = SearchQuery.Parse(Typed);
        HttpContext.DependsOn(FreshnessTags.Anything);
        if (query.IsEmpty) return Page();
        await Seats.WaitAsync(cancel);
        try
        {
            Groups = await FindAsync(cancel);
        }
        finally
        {
            Seats.Release();
        }
        return Page();
    }

    private async Task<IReadOnlyList<Group>> FindAsync(CancellationToken cancel)
    {
        List<Group> groups = [];
        SearchedKinds[] sorts = Kind is { } only ? [only] : Enum.GetValues<SearchedKinds>();
        var most = Kind is null ? MostOfEach : MostOfOne;
        // One more than is shown tells whether there are more.
        var best = await SearchIndex.FindAsync(database, sorts, query.Expression, 0, most + 1, cancel);
        foreach (var sort in sorts)
        {
            var found = await FindAsync(sort, [.. best[sort]], most + 1, cancel);
            // What was blacked out must not be found by what it hides.
            var shown = found.Where(f => !f.IsCovered || query.IsIn(f.Title, f.Body)).ToList();
            if (shown.Count > 0) groups.Add(new Group(sort, [.. shown.Take(most)], found.Count > most));
        }
        return groups;
    }

    /// <summary>The words around the first hit; null where the title says it all.</summary>
    public IReadOnlyList<ExtractPart> ExtractOf(Found found) => query.Extract(found.IsMarkdown ? NoteMarkdown.ToText(found.Body) : found.Body);

    public IReadOnlyList<ExtractPart> TitleOf(Found found) => query.Extract(found.Title);

    // Hits that the visitor does not see make room for the next ones.
    private async Task<IReadOnlyList<Found>> FindAsync(SearchedKinds kind, int[] hits, int most, CancellationToken cancel)
    {
        List<Found> found = [];
        var (seen, asked) = (0, most);
        while (hits.Length > 0)
        {
            var rows = await LoadAsync(kind, hits, cancel);
            found.AddRange(hits.Where(rows.ContainsKey).Select(id => rows[id]));
            seen += hits.Length;
            if (hits.Length < asked || found.Count >= most) break;
            // Ever more at once: of a common word in a language that few write, nearly none are shown.
            asked = Math.Clamp(asked * 4, FewestHits, MostHits);
            hits = [.. (await SearchIndex.FindAsync(database, [kind], query.Expression, seen, asked, cancel))[kind]];
        }
        return [.. found.Take(most)];
    }

    // Of those, what the visitor sees.
    private async Task<Dictionary<int, Found>> LoadAsync(SearchedKinds kind, int[] ids, CancellationToken cancel) => kind switch
    {
        SearchedKinds.Notes => await (
            from note in database.SessionNotes
            join session in database.CurrentAgenda on note.SessionId equals session.SessionId
            where ids.Contains(note.Id) && note.State == NoteState.Published && (Language == null || note.Language == Language)
            select new { note.Id, session.Code, session.Title, session.Language, note.Text, TextLanguage = note.Language, Meeting = new MeetingRef(session.Release!.Meeting!.Slug, session.Release.Meeting.Name, session.Release.Meeting.Language, session.Release.Meeting.City, session.Release.Meeting.Year) })
            .AsNoTracking().ToDictionaryAsync(n => n.Id, n => new Found($"/meetings/{n.Meeting.Slug}/sessions/{n.Code}#notes", n.Title, n.Language, n.Text, n.TextLanguage, n.Meeting, IsMarkdown: true), cancel),
        SearchedKinds.Sessions => await (
            from session in database.CurrentAgenda
            where ids.Contains(session.Id) && !session.IsBreak && (Language == null || session.Language == Language)
            select new { session.Id, session.Code, session.Title, session.Language, session.Abstract, Meeting = new MeetingRef(session.Release!.Meeting!.Slug, session.Release.Meeting.Name, session.Release.Meeting.Language, session.Release.Meeting.City, session.Release.Meeting.Year) })
            .AsNoTracking().ToDictionaryAsync(s => s.Id, s => new Found($"/meetings/{s.Meeting.Slug}/sessions/{s.Code}", s.Title, s.Language, s.Abstract ?? "", s.Language, s.Meeting), cancel),
        SearchedKinds.Outcomes => await (
            from outcome in database.Outcomes
            where ids.Contains(outcome.Id) && (Language == null || outcome.Language == Language)
            select new { outcome.Id, outcome.Text, outcome.Language, Meeting = new MeetingRef(outcome.Meeting!.Slug, outcome.Meeting.Name, outcome.Meeting.Language, outcome.Meeting.City, outcome.Meeting.Year) })
            .AsNoTracking().ToDictionaryAsync(o => o.Id, o => new Found($"/meetings/{o.Meeting.Slug}/outcomes#outcome-{o.Id}", o.Text, o.Language, "", o.Language, o.Meeting), cancel),
        SearchedKinds.Meetings => await (
            from meeting in database.Meetings
            where ids.Contains(meeting.Id) && (Language == null || meeting.Language == Language)
            select new { meeting.Id, meeting.Slug, meeting.Name, meeting.Language, meeting.City, meeting.Year, meeting.Venue })
            .AsNoTracking().ToDictionaryAsync(m => m.Id, m => new Found($"/meetings/{m.Slug}", m.Name, m.Language, string.Join(", ", new[] { m.Venue, m.City, m.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }.OfType<string>()), m.Language, null), cancel),
        SearchedKinds.Affiliates => await (
            from affiliate in database.Affiliates
            where ids.Contains(affiliate.Id) && (Language == null || affiliate.Language == Language)
            select new { affiliate.Id, affiliate.Slug, affiliate.Name, affiliate.Language })
            .AsNoTracking().ToDictionaryAsync(a => a.Id, a => new Found($"/affiliates/{a.Slug}", a.Name, a.Language, "", a.Language, null), cancel),
        _ => await (
            from version in database.SourceVersions
            join source in database.Sources on version.SourceDocumentId equals source.Id
            where ids.Contains(version.Id) && version.Number == source.VersionCount && (Language == null || source.Language == Language)
            select new { Key = version.Id, source.Id, source.Title, source.Name, source.Language, Text = version.Content!.Text.Substring(0, LongestBody) })
            .AsNoTracking().ToDictionaryAsync(s => s.Key, s => new Found($"/sources/{s.Id}", s.Title ?? s.Name, s.Language, s.Text, s.Language, null), cancel),
    };

    /// <summary>What was found of one sort.</summary>
    /// <param name="Kind">The sort.</param>
    /// <param name="Found">The best.</param>
    /// <param name="HasMore">Whether there are more than these.</param>
    public sealed record Group(SearchedKinds Kind, IReadOnlyList<Found> Found, bool HasMore);

    /// <summary>One thing that was found.</summary>
    /// <param name="Address">Its address without language.</param>
    /// <param name="Title">What it is called.</param>
    /// <param name="Language">The title's language.</param>
    /// <param name="Body">What an extract is taken from.</param>
    /// <param name="BodyLanguage">The body's language.</param>
    /// <param name="Meeting">The meeting that it belongs to.</param>
    /// <param name="IsMarkdown">Whether the body is.</param>
    public sealed record Found(string Address, string Title, string? Language, string Body, string? BodyLanguage, MeetingRef? Meeting, bool IsMarkdown = false)
    {
        /// <summary>Whether a name in it is not for this visitor.</summary>
        public bool IsCovered => Title.Contains(HiddenNames.Black) || Body.Contains(HiddenNames.Black);
    }
}
