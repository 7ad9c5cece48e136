using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Notes;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Reports;

/// <summary>All that a report of a meeting can say, as the asker sees it: each question goes to the store as they see it, and so no report holds more than the site.</summary>
public sealed class SummaryReports(HubDbContext database, Texts texts, Here here)
{
    /// <summary>The report; null where there is no such meeting.</summary>
    public async Task<SummaryReport?> LoadAsync(string slug, CancellationToken cancel)
    {
        if (await MeetingHead.LoadAsync(database, slug, cancel) is not { } head) return null;
        var meeting = await database.Meetings.AsNoTracking().AsSplitQuery().Where(m => m.Id == head.Id).Select(m => new
        {
            m.Starts, m.Ends, m.DateText, m.Venue, m.ProgrammeId,
            Delegations = m.Delegations.Select(d => new { d.Role, Country = d.Country ?? d.Affiliate!.Country, d.Affiliate!.Name, d.HeadCount, d.Came }).ToList(),
            Goals = m.Goals.OrderBy(g => g.Position).Select(g => new SummaryReport.Aim(g.Aim, g.Language, g.Target, g.Measure, g.Achieved, g.Explanation)).ToList(),
            Surveys = m.Surveys.OrderBy(s => s.Position).Select(s => new { s.Question, s.Statement, s.Language, s.Invited, s.Answered, s.Distribution }).ToList(),
        }).SingleAsync(cancel);
        var (own, carried) = await CarriedOver.AtAsync(database, head, cancel);
        var sessions = await database.CurrentAgenda.AsNoTracking().Where(s => s.Release!.MeetingId == head.Id && !s.IsBreak).OrderBy(s => s.Day).ThenBy(s => s.Start).ThenBy(s => s.Position)
            .Select(s => new { s.SessionId, s.Code, s.Title, s.Language, s.Day, s.Start, s.Minutes, Facilitators = s.Facilitators.Select(f => f.Affiliate!.Name ?? f.Person!.Name).ToList() }).ToListAsync(cancel);
        var ids = sessions.ConvertAll(s => s.SessionId);
        var notes = (await database.SessionNotes.AsNoTracking().Where(n => ids.Contains(n.SessionId) && n.State == NoteState.Published && n.Text != "").OrderBy(n => n.Id).Select(n => new { n.Id, n.SessionId, n.Language, n.Text }).ToListAsync(cancel)).ToLookup(n => n.SessionId);
        var visits = await database.Visits.AsNoTracking().Where(v => v.ProgrammeId == meeting.ProgrammeId).Select(v => new { v.Affiliate!.Name, Country = v.Country ?? v.Affiliate.Country }).ToListAsync(cancel);
        var exchanges = await database.Exchanges.AsNoTracking().Where(x => x.ProgrammeId == meeting.ProgrammeId).OrderBy(x => x.Id).Select(x => new { First = x.First!.Name, Second = x.Second!.Name, x.Topic, x.FirstLearned, x.SecondLearned }).ToListAsync(cancel);
        var sources = await database.Sources.AsNoTracking().Where(s => s.MeetingId == head.Id).OrderBy(s => s.Id).Select(s => new { s.Id, s.Title, s.Name, s.Origin }).ToListAsync(cancel);
        return new SummaryReport
        {
            Meeting = head.City is null ? head.Name : $"{head.Label}: {head.Name}",
            MeetingLanguage = head.Language,
            Address = here.Absolute($"/meetings/{slug}"),
            Facts = Facts(head, meeting.Starts, meeting.Ends, meeting.DateText, meeting.Venue, [.. meeting.Delegations.Where(d => d.Role is DelegationRole.Host or DelegationRole.Organiser).Select(d => d.Name ?? Name(d.Country)).OfType<string>()]),
            Goals = meeting.Goals,
            Sessions = [.. sessions.Select(s => new SummaryReport.Held(s.Title, s.Language, s.Day, s.Start, s.Minutes, [.. s.Facilitators.Select(f => texts.Person(f)).Distinct()], here.Absolute($"/meetings/{slug}/sessions/{s.Code}")))],
            Participation = [.. meeting.Delegations.Where(d => d.Role is not (DelegationRole.Apologies or DelegationRole.Funder)).GroupBy(d => (d.Role, d.Country)).Select(g => new SummaryReport.Group(texts["Role." + g.Key.Role], Name(g.Key.Country), g.Count(), g.Sum(d => d.Came ?? d.HeadCount ?? 0)))],
            Outcomes = [.. own.Select(Agreed)],
            Earlier = [.. carried.Select(Agreed)],
            Surveys = [.. meeting.Surveys.Select(s => new SummaryReport.Found(s.Question, s.Statement, s.Language, s.Invited, s.Answered, SurveyResult.CountsOf(s.Distribution)))],
            Visits = [.. visits.Select(v => (v.Name, Name(v.Country)))],
            Exchanges = [.. exchanges.Select(x => (x.First, x.Second, x.Topic, x.FirstLearned, x.SecondLearned))],
            // In the report's language where there are notes in it; else as they were written.
            Notes = [.. from s in sessions
                let note = notes[s.SessionId].OrderByDescending(n => n.Language == here.Language.Tag).FirstOrDefault()
                where note is not null
                select new SummaryReport.Noted(s.Title, note.Language, NoteView.Html(note.Text, $"n{note.Id}-"), note.Text)],
            Sources = [.. sources.Select(s => (s.Title ?? s.Name, s.Origin ?? here.Absolute(FormattableString.Invariant($"/sources/{s.Id}"))))],
        };
    }

    private List<(string, string)> Facts(MeetingHead head, PartialDate? starts, PartialDate? ends, string? words, string? venue, IReadOnlyList<string> hosts)
    {
        List<(string, string?)> facts =
        [
            (texts["Fact.When"], Texts.Dates(starts, ends) ?? words ?? starts?.Words),
            (texts["Fact.Where"], string.Join(", ", new[] { venue, head.City, Name(head.Country) }.OfType<string>())),
            (texts.Of(DelegationRole.Host), string.Join(", ", hosts.Distinct())),
            (texts["Fact.Status"], texts.Of(head.Status)),
            (texts["Filter.Series"], head.Series),
            (texts["Fact.Edition"], head.Edition is { } edition ? texts.Edition(edition) : null),
            (texts["Fact.Programme"], head.Programme),
        ];
        return [.. facts.Where(f => !string.IsNullOrEmpty(f.Item2)).Select(f => (f.Item1, f.Item2!))]; // asked for
    }

    private SummaryReport.Agreed Agreed(OutcomeItem o) => new(
        o.Id, o.Status, texts.Of(o.Kind), texts.Of(o.Status), o.Translated ?? o.Text, o.Translated is null ? o.Language : null, o.Meeting.Label, o.Session?.Title, o.Responsible(texts), o.Due,
        o.FollowUps.LastOrDefault(f => !f.IsCarriedOver && f.Text.Length > 0)?.Text);

    private static string? Name(Country? country) => country?.Name(CultureInfo.CurrentUICulture);
}
