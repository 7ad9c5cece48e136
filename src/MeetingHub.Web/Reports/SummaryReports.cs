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
public sealed class SummaryReports(HubDbContext database, Texts texts)
{
    /// <summary>The report in the language of the moment; null where there is no such meeting.</summary>
    /// <param name="slug">The meeting's.</param>
    /// <param name="absolute">Makes an address of this site that can be followed from anywhere.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<SummaryReport?> LoadAsync(string slug, Func<string, string> absolute, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (await MeetingHead.LoadAsync(database, slug, cancel) is not { } head) return null;
        var meeting = await database.Meetings.AsNoTracking().AsSplitQuery().Where(m => m.Id == head.Id).Select(m => new
        {
            m.Starts,
            m.Ends,
            m.DateText,
            m.Venue,
            m.ProgrammeId,
            Delegations = m.Delegations.Select(d => new { d.Role, d.AffiliateId, Country = d.Country ?? d.Affiliate!.Country, d.Affiliate!.Name, d.HeadCount, d.Came }).ToList(),
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
        var words = await database.MeetingReports.AsNoTracking().SingleOrDefaultAsync(r => r.MeetingId == head.Id, cancel);
        var finances = await database.MeetingFinances.AsNoTracking().SingleOrDefaultAsync(f => f.MeetingId == head.Id, cancel);
        var cord = carried.Count == 0 || head.SeriesSlug is null ? null : (await SeriesCord.LoadAsync(database, head.SeriesSlug, cancel)).SingleOrDefault();
        var there = meeting.Delegations.Where(d => d.Role is not (DelegationRole.Apologies or DelegationRole.Funder)).ToList();
        var sources = await database.Sources.AsNoTracking().Where(s => s.MeetingId == head.Id).OrderBy(s => s.Id).Select(s => new { s.Id, s.Title, s.Name, s.Origin }).ToListAsync(cancel);
        return new SummaryReport
        {
            Meeting = head.City is null ? head.Name : $"{head.Label}: {head.Name}",
            Address = absolute($"/meetings/{slug}"),
            Facts = Facts(head, meeting.Starts, meeting.Ends, meeting.DateText, meeting.Venue, [.. meeting.Delegations.Where(d => d.Role is DelegationRole.Host or DelegationRole.Organiser).Select(d => d.Name ?? Name(d.Country)).OfType<string>()]),
            Goals = meeting.Goals,
            Sessions = [.. sessions.Select(s => new SummaryReport.Held(s.Title, s.Language, s.Day, s.Start, s.Minutes, [.. s.Facilitators.Select(f => texts.Person(f)).Distinct()], absolute($"/meetings/{slug}/sessions/{s.Code}")))],
            Participation = [.. there.GroupBy(d => (d.Role, d.Country)).Select(g => new SummaryReport.Group(g.Key.Role, texts["Role." + g.Key.Role], Name(g.Key.Country), g.Count(), g.Sum(d => (long)(d.Came ?? d.HeadCount ?? 0))))],
            Affiliates = there.Select(d => d.AffiliateId).OfType<int>().Distinct().Count(),
            Summary = Words(words?.Summary, words),
            Effects = Words(words?.Effects, words),
            Lessons = Words(words?.Lessons, words),
            Finances = finances is null ? null : new SummaryReport.Money(finances.Currency, finances.OtherCurrency, MeetingFinances.RateOf(finances.Rate), MeetingFinances.LinesOf(finances.Items)),
            Cord = cord is null ? null : ReportCord.Draw(cord, texts),
            Outcomes = [.. own.Select(Agreed)],
            Earlier = [.. carried.Select(Agreed)],
            Surveys = [.. meeting.Surveys.Select(s => new SummaryReport.Found(s.Question, s.Language, s.Statement, s.Language, s.Invited, s.Answered, SurveyResult.CountsOf(s.Distribution))), .. await TalliesAsync(head.Id, language, cancel)],
            Visits = [.. visits.Select(v => (v.Name, Name(v.Country)))],
            Exchanges = [.. exchanges.Select(x => (x.First, x.Second, x.Topic, x.FirstLearned, x.SecondLearned))],
            // In the report's language where there are notes in it; else as they were written.
            Notes = [.. from s in sessions
                let note = notes[s.SessionId].OrderByDescending(n => n.Language == language).FirstOrDefault()
                where note is not null
                select new SummaryReport.Noted(s.Title, s.Language, note.Language, NoteView.Html(note.Text, string.Create(CultureInfo.InvariantCulture, $"n{note.Id}-"), absolute), NoteEssence.Of(note.Text), absolute($"/meetings/{slug}/sessions/{s.Code}"))],
            Sources = [.. MeetingReport.LinksOf(words?.Links), .. sources.Select(s => (s.Title ?? s.Name, s.Origin ?? absolute(FormattableString.Invariant($"/sources/{s.Id}"))))],
        };
    }

    // What the hub's own surveys found, as far as their results may be read, and never while people answer.
    private async Task<List<SummaryReport.Found>> TalliesAsync(int meetingId, string language, CancellationToken cancel)
    {
        var surveys = await database.Surveys.AsNoTracking().Include(s => s.Questions).ThenInclude(q => q.Words).AsSplitQuery().Where(s => s.MeetingId == meetingId && !s.IsOpen && (s.IsPublic || database.SeesDrafts)).OrderBy(s => s.Id).ToListAsync(cancel);
        if (surveys.Count == 0) return [];
        var ids = surveys.ConvertAll(s => s.Id);
        var answers = (await database.SurveyAnswers.AsNoTracking().Include(a => a.Replies).Where(a => ids.Contains(a.SurveyId)).OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.SurveyId);
        return [.. from survey in surveys
            where answers[survey.Id].Any()
            from tally in SurveyTally.Of(survey, [.. answers[survey.Id]])
            let words = tally.Question.In(language)
            select new SummaryReport.Found(words.Text, words.Language, tally.IsHidden ? texts["Survey.TooFew"] : tally.Mean is { } mean ? texts["Survey.Mean", mean.ToString("0.0", CultureInfo.CurrentCulture)] // The site's own words.
                : null, null, survey.Invited, tally.Answered,
                [.. tally.Counts.Select((count, option) => (tally.Question.Kind == QuestionKind.Scale ? (option + 1).ToString(CultureInfo.InvariantCulture) : words.Options[option], count))])];
    }

    private static SummaryReport.Words? Words(string? text, MeetingReport? report) => text is null ? null : new SummaryReport.Words(text, report?.Language);

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
        Last(o)?.Text, Last(o)?.Language);

    private static OutcomeItem.Entry? Last(OutcomeItem o) => o.FollowUps.LastOrDefault(f => !f.IsCarriedOver && f.Text.Length > 0);

    private static string? Name(Country? country) => country?.Name(CultureInfo.CurrentUICulture);
}
