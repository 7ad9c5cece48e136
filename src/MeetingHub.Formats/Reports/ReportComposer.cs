using System.Globalization;

namespace MeetingHub.Formats.Reports;

/// <summary>Makes the document of a report: the parts that are wanted, in their order. A part that has nothing to say is left out.</summary>
/// <param name="report">What it can say.</param>
/// <param name="word">The words of the report's language, by <c>Report.</c> and a name.</param>
/// <param name="language">The culture of its dates and numbers.</param>
public sealed class ReportComposer(SummaryReport report, Func<string, string> word, CultureInfo language)
{
    /// <summary>Writes the parts.</summary>
    public ReportDocument Compose(IReadOnlyList<ReportPart> parts) =>
        new($"{word("Title")}: {report.Meeting}", language.TwoLetterISOLanguageName, [.. parts.SelectMany(Part)]);

    private IEnumerable<ReportBlock> Part(ReportPart part)
    {
        List<ReportBlock> blocks = [.. part switch
        {
            ReportPart.Identity => Identity(),
            ReportPart.Summary => report.Summary is { } text ? text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Says(line)) : [],
            ReportPart.Goals => Goals(),
            ReportPart.Agenda => Agenda(),
            ReportPart.Participation => Participation(),
            ReportPart.Outcomes => Outcomes(),
            ReportPart.FollowUps => FollowUps(),
            ReportPart.Surveys => Surveys(),
            ReportPart.Visits => Visits(),
            ReportPart.Links => Links(),
            _ => Annex(),
        }];
        return blocks.Count == 0 ? [] : blocks.Prepend(new ReportHeading(2, word($"Part.{part}"), $"part-{part}".ToLowerInvariant()));
    }

    private IEnumerable<ReportBlock> Identity() =>
        report.Facts.Count == 0 ? [] : [new ReportTable("identity", word("Part.Identity"), [word("Fact"), word("Value")], [.. report.Facts.Select(f => Row(f.Name, f.Value))])];

    private IEnumerable<ReportBlock> Goals() => report.Goals.Count == 0 ? []
        : [new ReportTable("goals", word("Part.Goals"), [word("Goal"), word("Target"), word("Measure"), word("Achieved"), word("Explanation")],
            [.. report.Goals.Select(g => (IReadOnlyList<ReportCell>)[.. new[] { g.Text, g.Target, g.Measure, g.Achieved, g.Explanation }.Select(t => new ReportCell(t ?? "–", Language: t is null ? null : g.Language))])])];

    private IEnumerable<ReportBlock> Agenda() => report.Sessions.Count == 0 ? []
        : [Says(Counted("Sessions", report.Sessions.Count)),
            new ReportTable("sessions", word("Part.Agenda"), [word("Day"), word("Time"), word("Session"), word("Facilitators"), word("Minutes")],
            [.. report.Sessions.Select(s => (IReadOnlyList<ReportCell>)[
                new ReportCell(s.Day?.ToString("d", language) ?? "–", Day: s.Day), new ReportCell(s.Start?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "–"), new ReportCell(s.Title, Language: s.Language),
                new ReportCell(string.Join(", ", s.Facilitators)), Number(s.Minutes)])])];

    private IEnumerable<ReportBlock> Participation()
    {
        if (report.Participation.Count == 0) return [];
        var roles = report.Participation.Select(p => p.Role).Distinct().ToList();
        var countries = report.Participation.GroupBy(p => p.Country).OrderBy(c => c.Key is null).ThenBy(c => c.Key, StringComparer.Create(language, ignoreCase: true)).ToList();
        List<IReadOnlyList<ReportCell>> rows = [.. countries.Select(c => Row(c.Key ?? word("NoCountry"), c)), Row(word("Total"), report.Participation)];
        return [Says(Counted("Delegations", report.Participation.Sum(p => p.Delegations))), new ReportTable("participation", word("Part.Participation"), [word("Country"), .. roles, word("Total"), word("People")], rows)];

        IReadOnlyList<ReportCell> Row(string name, IEnumerable<SummaryReport.Group> some)
        {
            var groups = some.ToList();
            return [new ReportCell(name), .. roles.Select(r => Number(groups.Where(g => g.Role == r).Sum(g => g.Delegations))), Number(groups.Sum(g => g.Delegations)), Number(groups.Sum(g => g.People))];
        }
    }

    private IEnumerable<ReportBlock> Outcomes() => report.Outcomes.Count == 0 ? [] : [Says(States(report.Outcomes)), Table("outcomes", "Part.Outcomes", report.Outcomes, o => o.Session ?? "–", "Session")];

    private IEnumerable<ReportBlock> FollowUps() => report.Earlier.Count == 0 ? [] : [Says(States(report.Earlier)), Table("follow-ups", "Part.FollowUps", report.Earlier, o => o.Meeting ?? "–", "Meeting")];

    private ReportTable Table(string name, string caption, IEnumerable<SummaryReport.Agreed> outcomes, Func<SummaryReport.Agreed, string> from, string fromHead) => new(
        name, word(caption), [word("Outcome"), word("Kind"), word("Status"), word("Responsible"), word("Due"), word(fromHead), word("Reported")],
        [.. outcomes.Select(o => (IReadOnlyList<ReportCell>)[
            new ReportCell(o.Text, Language: o.Language), new ReportCell(o.Kind), new ReportCell(o.StatusWord), new ReportCell(string.Join(", ", o.Responsible)),
            new ReportCell(o.Due?.ToString() ?? "–", Day: o.Due?.ToDate()), new ReportCell(from(o)), new ReportCell(o.Reported ?? "–")])]);

    private IEnumerable<ReportBlock> Surveys()
    {
        foreach (var (place, survey) in report.Surveys.Index())
        {
            var answered = survey is { Invited: { } invited, Answered: { } some } ? string.Format(language, word("Answered"), some, invited) : null;
            yield return new ReportParagraph([.. survey.Question is { } question ? new[] { new ReportWords(question, survey.Language, IsStrong: true), new ReportWords(" ") } : [], new ReportWords(survey.Statement, survey.Language), .. answered is null ? [] : new[] { new ReportWords($" ({answered})") }]);
            if (survey.Counts.Count > 0) yield return new ReportTable($"survey-{place + 1}", survey.Question ?? survey.Statement, [word("Answer"), word("Count")], [.. survey.Counts.Select(c => (IReadOnlyList<ReportCell>)[new ReportCell(c.Label), Number(c.Count)])]);
        }
    }

    private IEnumerable<ReportBlock> Visits()
    {
        if (report.Visits.Count > 0) yield return new ReportTable("visits", word("Visits"), [word("Organisation"), word("Country")], [.. report.Visits.Select(v => Row(v.Organisation, v.Country ?? "–"))]);
        if (report.Exchanges.Count > 0)
            yield return new ReportTable("exchanges", word("Exchanges"), [word("Between"), word("Topic"), word("Learned")],
                [.. report.Exchanges.Select(x => Row($"{x.First}, {x.Second}", x.Topic ?? "–", string.Join(" · ", new[] { x.FirstLearned, x.SecondLearned }.OfType<string>())))]);
    }

    private IEnumerable<ReportBlock> Links() => [new ReportList([.. report.Sources.Prepend((report.Meeting, report.Address)).Select(s => (IReadOnlyList<ReportWords>)[new ReportWords(s.Item1, Address: s.Item2)])])];

    private IEnumerable<ReportBlock> Annex() => report.Notes.SelectMany((n, place) => (ReportBlock[])[new ReportHeading(2, n.Session, $"notes-{place + 1}", n.Language), new ReportNotes(n.Html, n.Language) { Markdown = n.Markdown }]);

    // "3 in all. Open: 1. Done: 2."
    private string States(IReadOnlyList<SummaryReport.Agreed> outcomes) =>
        $"{Counted("Outcomes", outcomes.Count)}. {string.Join(" ", outcomes.GroupBy(o => o.Status).OrderBy(g => g.Key).Select(g => $"{g.First().StatusWord}: {g.Count().ToString(language)}."))}";

    private string Counted(string what, int number) => $"{word(what)}: {number.ToString("N0", language)}";

    private static ReportParagraph Says(string text) => new([new ReportWords(text)]);

    private static IReadOnlyList<ReportCell> Row(params IEnumerable<string> cells) => [.. cells.Select(c => new ReportCell(c))];

    private ReportCell Number(int? number) => new(number?.ToString("N0", language) ?? "–", Number: number);
}
