using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Reports;
using MeetingHub.Formats.Wikis;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Notes;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Wikis;

/// <summary>The pages that a meeting's report becomes on a wiki: the report with the schedule, and the notes of each session on a subpage. All of it as the public may see it, whoever publishes.</summary>
public sealed class WikiReport(HubDbContext database, SummaryReports reports, ReportProfiles profiles, Texts texts, Here here, IHttpContextAccessor http)
{
    // What stands on pages of its own: the notes, and the schedule, which is the agenda as a wiki shows one.
    private static readonly ReportPart[] Elsewhere = [ReportPart.Annex, ReportPart.Agenda];

    /// <summary>The pages, that of the report last, so that its links lead somewhere; none where the public does not see the meeting.</summary>
    /// <param name="slug">The meeting.</param>
    /// <param name="language">The language of our own words.</param>
    /// <param name="root">The title of the report's page.</param>
    /// <param name="earlier">What was published of it before, on the same wiki under the same title: a page keeps its title and its section, whatever is renamed here.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<IReadOnlyList<WikiPage>> PagesAsync(string slug, SiteLanguage language, string root, IReadOnlyList<WikiPublication> earlier, CancellationToken cancel)
    {
        var (sight, cultures) = (database.Sight, (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture));
        var features = http.HttpContext!.Features; // a page asks
        var request = features.Get<RequestLanguage>()!; // each request has one
        database.LookAs(Sight.Public);
        features.Set(request with { Language = language });
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.UICulture);
        try
        {
            return await WriteAsync(slug, root, earlier, cancel);
        }
        finally
        {
            database.LookAs(sight);
            features.Set(request);
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = cultures;
        }
    }

    private async Task<IReadOnlyList<WikiPage>> WriteAsync(string slug, string root, IReadOnlyList<WikiPublication> earlier, CancellationToken cancel)
    {
        // What the public does not see any more is taken back from where it was published; a page of nothing is not begun.
        if (await reports.LoadAsync(slug, here.Absolute, cancel) is not { } report) return [.. earlier.GroupBy(p => p.Section).Select(p => p.Last()).Select(p => Withdrawn(p.SessionId, p))];
        var parts = await profiles.FindAsync("wiki", cancel) ?? Enum.GetValues<ReportPart>();
        var document = new ReportComposer(report, key => texts["Report." + key], CultureInfo.CurrentCulture).Compose([.. parts.Except(Elsewhere)]);
        var agenda = (await database.PublishedAgendaAsync(slug, here.AbsoluteAsAsked, texts, cancel))?.Release?.Agenda.ToList() ?? [];
        var ids = agenda.ConvertAll(s => s.SessionId);
        var notes = (await database.SessionNotes.AsNoTracking().Where(n => ids.Contains(n.SessionId) && n.State == NoteState.Published && n.Text != "").OrderBy(n => n.Id).Select(n => new { n.SessionId, n.Language, n.Text }).ToListAsync(cancel))
            // In the report's language where there are notes in it; else as they were written.
            .GroupBy(n => n.SessionId).ToDictionary(n => n.Key, n => n.OrderByDescending(one => one.Language == here.Language.Tag).First().Text);
        var titles = agenda.Where(s => notes.ContainsKey(s.SessionId)).ToDictionary(s => s.SessionId, s => Known(s.SessionId)?.Title ?? WikiTitle.Subpage(root, s.Title.Contains(HiddenNames.Black, StringComparison.Ordinal) ? s.Code : $"{s.Code} – {s.Title}"));
        var slots = agenda.ConvertAll(s => new WikiSchedule.Slot(s.Day, s.Start, s.Minutes, s.Room, s.Title, titles.GetValueOrDefault(s.SessionId), [.. s.Facilitators.Select(f => PublishedAgendaQuery.NameOf(f, texts)).OfType<string>().Distinct()]));
        var schedule = WikiSchedule.Write(slots, key => texts["Wiki.Schedule" + key], CultureInfo.CurrentCulture);
        string[] main = [WikitextWriter.Write(ReportHtml.Write(document, lower: 1, hasFigures: false)), .. schedule.Length == 0 ? [] : new[] { $"== {WikitextWriter.Escape(texts["Wiki.Schedule"])} ==\n{schedule}" }, Made(report.Address)];
        return
        [
            .. agenda.Where(s => titles.ContainsKey(s.SessionId)).Select(s => new WikiPage(s.SessionId, titles[s.SessionId], Known(s.SessionId)?.Section ?? $"{slug}/{s.Code}", Joined(
                $"[[:{WikitextWriter.Escape(root)}|{WikitextWriter.Escape(document.Title)}]]",
                WikitextWriter.Write(NoteView.Html(notes[s.SessionId], "n-", here.AbsoluteFile)),
                Made(here.Absolute($"/meetings/{slug}/sessions/{s.Code}"))))),
            .. earlier.Where(p => p.SessionId is { } session && !titles.ContainsKey(session)).DistinctBy(p => p.SessionId).Select(p => Withdrawn(p.SessionId, Known(p.SessionId)!)), // it is among them
            new WikiPage(null, root, Known(null)?.Section ?? slug, Joined(main)),
        ];

        WikiPublication? Known(int? session) => earlier.LastOrDefault(p => p.SessionId == session);
    }

    private WikiPage Withdrawn(int? session, WikiPublication was) => new(session, was.Title, was.Section, Joined($"''{WikitextWriter.Escape(texts[session is null ? "Wiki.WithdrawnReport" : "Wiki.Withdrawn"])}''")) { IsWithdrawn = true };

    // Whoever edits the page sees where its text comes from.
    private string Made(string address) => $"''{WikitextWriter.Escape(texts["Wiki.Made"])}'' [{address} {WikitextWriter.Escape(here.SiteName)}]";

    // As the wiki itself will keep it: it joins characters with their accents, and would find the sum of the text wrong otherwise.
    private static string Joined(params string[] parts)
    {
        // Halves of characters and the two that are none cannot be joined with anything.
        var text = string.Concat(string.Join("\n\n", parts.Where(p => p.Length > 0)).ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is not (0xFFFE or 0xFFFF)));
        return text.Normalize();
    }
}

/// <summary>A page as it is to be.</summary>
/// <param name="Session">The session whose notes it has; null for the report.</param>
/// <param name="Title">Its title.</param>
/// <param name="Section">The name of our section in it.</param>
/// <param name="Text">What the section is to say.</param>
public sealed record WikiPage(int? Session, string Title, string Section, string Text)
{
    /// <summary>Whether it was published once and its notes are public no more: their place says so, if it is still there.</summary>
    public bool IsWithdrawn { get; init; }
}
