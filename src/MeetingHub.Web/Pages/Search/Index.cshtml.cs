using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Search;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Pages.Search;

/// <summary>Everything that the visitor may read, by its words. What they may not read is not among the hits, because each hit is joined with the store as they see it.</summary>
[AllowAnonymous]
public sealed class IndexModel(HubDbContext database, Texts texts) : PageModel
{
    private const int MostOfEach = 5;
    private const int MostOfOne = 40;
    // Only so much of a document is read for its extract, in characters.
    private const int LongestBody = 200_000;

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
        if (query.IsEmpty) return Page();
        List<Group> groups = [];
        foreach (var sort in one is { } only ? [only] : Enum.GetValues<SearchedKinds>())
        {
            var most = one is null ? MostOfEach : MostOfOne;
            // One more than is shown tells whether there are more.
            var found = await FindAsync(sort, most + 1, cancel);
            // What was blacked out must not be found by what it hides.
            var shown = found.Where(f => !f.IsCovered || query.IsIn(f.Title, f.Body)).ToList();
            if (shown.Count > 0) groups.Add(new Group(sort, [.. shown.Take(most)], found.Count > most));
        }
        Groups = groups;
        return Page();
    }

    /// <summary>The words around the first hit; null where the title says it all.</summary>
    public IReadOnlyList<ExtractPart> ExtractOf(Found found) => query.Extract(found.Body);

    public IReadOnlyList<ExtractPart> TitleOf(Found found) => query.Extract(found.Title);

    private async Task<IReadOnlyList<Found>> FindAsync(SearchedKinds kind, int most, CancellationToken cancel)
    {
        var hits = SearchIndex.Find(database, kind, query.Expression);
        return kind switch
        {
            SearchedKinds.Notes => [.. (await (
                from hit in hits
                join note in database.SessionNotes on hit.Id equals note.Id
                join session in database.CurrentAgenda on note.SessionId equals session.SessionId
                where note.State == NoteState.Published && (Language == null || note.Language == Language)
                orderby hit.Rank, note.Id
                select new { session.Code, session.Title, session.Language, note.Text, TextLanguage = note.Language, Meeting = new MeetingRef(session.Release!.Meeting!.Slug, session.Release.Meeting.Name, session.Release.Meeting.Language, session.Release.Meeting.City, session.Release.Meeting.Year) })
                .AsNoTracking().Take(most).ToListAsync(cancel)).Select(n => new Found($"/meetings/{n.Meeting.Slug}/sessions/{n.Code}#notes", n.Title, n.Language, NoteMarkdown.ToText(n.Text), n.TextLanguage, n.Meeting))],
            SearchedKinds.Sessions => [.. (await (
                from hit in hits
                join session in database.CurrentAgenda on hit.Id equals session.Id
                where !session.IsBreak && (Language == null || session.Language == Language)
                orderby hit.Rank, session.Id
                select new { session.Code, session.Title, session.Language, session.Abstract, Meeting = new MeetingRef(session.Release!.Meeting!.Slug, session.Release.Meeting.Name, session.Release.Meeting.Language, session.Release.Meeting.City, session.Release.Meeting.Year) })
                .AsNoTracking().Take(most).ToListAsync(cancel)).Select(s => new Found($"/meetings/{s.Meeting.Slug}/sessions/{s.Code}", s.Title, s.Language, s.Abstract ?? "", s.Language, s.Meeting))],
            SearchedKinds.Outcomes => [.. (await (
                from hit in hits
                join outcome in database.Outcomes on hit.Id equals outcome.Id
                where Language == null || outcome.Language == Language
                orderby hit.Rank, outcome.Id
                select new { outcome.Id, outcome.Text, outcome.Language, Meeting = new MeetingRef(outcome.Meeting!.Slug, outcome.Meeting.Name, outcome.Meeting.Language, outcome.Meeting.City, outcome.Meeting.Year) })
                .AsNoTracking().Take(most).ToListAsync(cancel)).Select(o => new Found($"/meetings/{o.Meeting.Slug}/outcomes#outcome-{o.Id}", o.Text, o.Language, "", o.Language, o.Meeting))],
            SearchedKinds.Meetings => [.. (await (
                from hit in hits
                join meeting in database.Meetings on hit.Id equals meeting.Id
                where Language == null || meeting.Language == Language
                orderby hit.Rank, meeting.Id
                select new { meeting.Slug, meeting.Name, meeting.Language, meeting.City, meeting.Year, meeting.Venue })
                .AsNoTracking().Take(most).ToListAsync(cancel)).Select(m => new Found($"/meetings/{m.Slug}", m.Name, m.Language, string.Join(", ", new[] { m.Venue, m.City, m.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) }.OfType<string>()), m.Language, null))],
            SearchedKinds.Affiliates => [.. (await (
                from hit in hits
                join affiliate in database.Affiliates on hit.Id equals affiliate.Id
                where Language == null || affiliate.Language == Language
                orderby hit.Rank, affiliate.Id
                select new { affiliate.Slug, affiliate.Name, affiliate.Language })
                .AsNoTracking().Take(most).ToListAsync(cancel)).Select(a => new Found($"/affiliates/{a.Slug}", a.Name, a.Language, "", a.Language, null))],
            _ => [.. (await (
                from hit in hits
                join version in database.SourceVersions on hit.Id equals version.Id
                join source in database.Sources on version.SourceDocumentId equals source.Id
                where version.Number == source.VersionCount && (Language == null || source.Language == Language)
                orderby hit.Rank, source.Id
                select new { source.Id, source.Title, source.Name, source.Language, Text = version.Content!.Text.Substring(0, LongestBody) })
                .AsNoTracking().Take(most).ToListAsync(cancel)).Select(s => new Found($"/sources/{s.Id}", s.Title ?? s.Name, s.Language, s.Text, s.Language, null))],
        };
    }

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
    public sealed record Found(string Address, string Title, string? Language, string Body, string? BodyLanguage, MeetingRef? Meeting)
    {
        /// <summary>Whether a name in it is not for this visitor.</summary>
        public bool IsCovered => Title.Contains(HiddenNames.Black) || Body.Contains(HiddenNames.Black);
    }
}
