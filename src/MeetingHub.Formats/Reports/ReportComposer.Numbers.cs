using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Reports;

/// <summary>The parts that count: who took part, what was agreed, what surveys found, what it cost.</summary>
public sealed partial class ReportComposer
{
    private static readonly string[] AmountColumns = ["Budget", "Actual", "Variance"];

    private IEnumerable<ReportBlock> Participation()
    {
        if (report.Participation.Count == 0) yield break;
        var roles = report.Participation.Select(p => (p.Role, p.RoleWord)).Distinct().OrderBy(r => r.Role).ToList();
        var countries = report.Participation.GroupBy(p => p.Country).OrderBy(c => c.Key is null).ThenBy(c => c.Key, StringComparer.Create(language, ignoreCase: true)).ToList();
        yield return new ReportTable(
            "participation", word("DelegationsBy"), [Column("Country"), .. roles.Select(r => new ReportColumn($"role-{r.Role}", r.RoleWord, IsNumber: true)), NumberColumn("Total")],
            [.. countries.Select(c => Delegations(c.Key ?? word("NoCountry"), c)), Delegations(word("Total"), report.Participation) is var all ? [all[0] with { Code = "total" }, .. all.Skip(1)] : []]);
        var people = PeopleByCountry().ToList();
        if (people.Count == 0) yield break;
        yield return new ReportTable("people", word("PeopleBy"), [Column("Country"), NumberColumn("People")], [.. people]);
        yield return Says(string.Format(language, word("SmallGroups"), FewestTold));

        IReadOnlyList<ReportCell> Delegations(string name, IEnumerable<SummaryReport.Group> some)
        {
            var groups = some.ToList();
            return [new ReportCell(name), .. roles.Select(r => Number(groups.Where(g => g.Role == r.Role).Sum(g => g.Delegations))), Number(groups.Sum(g => g.Delegations))];
        }
    }

    // Delegations are organisations, which everybody may know of; people are not. Groups that are too small are put together, and with them
    // the smallest of the others where they would still be too few: else they could be worked out from the total.
    private IEnumerable<IReadOnlyList<ReportCell>> PeopleByCountry()
    {
        var total = report.Participation.Sum(p => p.People);
        if (total < FewestTold) yield break;
        var told = report.Participation.GroupBy(p => p.Country ?? word("NoCountry")).Select(g => (Name: g.Key, People: g.Sum(p => p.People))).Where(g => g.People > 0).OrderByDescending(g => g.People).ToList();
        var (others, places) = (0L, 0);
        while (told.Count > 0 && (told[^1].People < FewestTold || others is > 0 and < FewestTold))
        {
            (others, places) = (others + told[^1].People, places + 1);
            told.RemoveAt(told.Count - 1);
        }
        foreach (var (name, people) in told.OrderBy(g => g.Name, StringComparer.Create(language, ignoreCase: true))) yield return [new ReportCell(name), Number(people)];
        if (others > 0) yield return [new ReportCell(string.Format(language, word("OtherCountries"), places)), Number(others)];
        yield return [new ReportCell(word("Total"), Code: "total"), Number(total)];
    }

    private IEnumerable<ReportBlock> Outcomes()
    {
        if (report.Outcomes.Count == 0) yield break;
        yield return States("outcomes-by-status", report.Outcomes);
        yield return new ReportFigure(ReportChart.Bars([.. ByStatus(report.Outcomes).Select(s => (s.Word, s.Count))], word("ByStatus"), language), word("ByStatus"));
        yield return Table("outcomes", "Part.Outcomes", report.Outcomes, o => o.Session, "Session");
    }

    private IEnumerable<ReportBlock> FollowUps()
    {
        if (report.Cord is { } cord && report.Earlier.Count > 0) yield return new ReportFigure(cord, word("Cord"));
        if (report.Earlier.Count == 0) yield break;
        yield return States("follow-ups-by-status", report.Earlier);
        yield return Table("follow-ups", "Part.FollowUps", report.Earlier, o => o.Meeting, "Meeting");
    }

    private static List<(string Code, string Word, int Count)> ByStatus(IReadOnlyList<SummaryReport.Agreed> outcomes) =>
        [.. outcomes.GroupBy(o => o.Status).OrderBy(g => g.Key).Select(g => (g.Key.ToString(), g.First().StatusWord, g.Count()))];

    private ReportTable States(string name, IReadOnlyList<SummaryReport.Agreed> outcomes) => new(
        name, word("ByStatus"), [Column("Status"), NumberColumn("Number")],
        [.. ByStatus(outcomes).Select(s => (IReadOnlyList<ReportCell>)[new ReportCell(s.Word, Code: s.Code), Number(s.Count)]), [new ReportCell(word("Total"), Code: "total"), Number(outcomes.Count)]]);

    private ReportTable Table(string name, string caption, IEnumerable<SummaryReport.Agreed> outcomes, Func<SummaryReport.Agreed, string?> from, string fromHead) => new(
        name, word(caption), [Column("Outcome"), Column("Kind"), Column("Status"), Column("Responsible"), Column("Due"), Column(fromHead), Column("Reported")],
        [.. outcomes.Select(o => (IReadOnlyList<ReportCell>)[
            new ReportCell(o.Text, Language: o.Language), new ReportCell(o.Kind), new ReportCell(o.StatusWord, Code: o.Status.ToString()), new ReportCell(o.Responsible.Count == 0 ? "–" : string.Join(", ", o.Responsible)),
            new ReportCell(o.Due?.ToText(language) ?? "–", Day: o.Due?.ToDate()), new ReportCell(from(o) ?? "–"), new ReportCell(o.Reported ?? "–", Language: o.ReportedLanguage)])]);

    private IEnumerable<ReportBlock> Surveys()
    {
        foreach (var (place, survey) in report.Surveys.Index())
        {
            List<ReportWords> said = [];
            if (survey.Question is { } question) said.AddRange([new ReportWords(question, survey.Language, IsStrong: true), new ReportWords(" ")]);
            if (survey.Statement is { } statement) said.AddRange([new ReportWords(statement, survey.StatementLanguage), new ReportWords(" ")]);
            if (survey is { Invited: { } invited, Answered: { } some }) said.Add(new ReportWords($"({string.Format(language, word("Answered"), some, invited)})"));
            yield return new ReportParagraph(said);
            if (survey.Counts.Count == 0) continue;
            var name = survey.Question ?? survey.Statement ?? word("Part.Surveys");
            yield return new ReportTable(string.Create(CultureInfo.InvariantCulture, $"survey-{place + 1}"), name, [Column("Answer"), NumberColumn("Count")], [.. survey.Counts.Select(c => (IReadOnlyList<ReportCell>)[new ReportCell(c.Label, Language: survey.Language), Number(c.Count)])]);
            yield return new ReportFigure(ReportChart.Bars(survey.Counts, name, language), name);
        }
    }

    private IEnumerable<ReportBlock> Visits()
    {
        if (report.Visits.Count > 0) yield return new ReportTable("visits", word("Visits"), [Column("Organisation"), Column("Country")], [.. report.Visits.Select(v => Row(v.Organisation, v.Country ?? "–"))]);
        if (report.Exchanges.Count > 0)
            yield return new ReportTable("exchanges", word("Exchanges"), [Column("Between"), Column("Topic"), Column("Learned")],
                [.. report.Exchanges.Select(x => Row($"{x.First}, {x.Second}", x.Topic ?? "–", string.Join(" · ", new[] { x.FirstLearned, x.SecondLearned }.OfType<string>())))]);
    }

    private IEnumerable<ReportBlock> Finances()
    {
        if (report.Finances is not { Lines.Count: > 0 } money) yield break;
        var rate = money is { OtherCurrency: not null, Rate: { } known } ? known : (decimal?)null;
        var first = money.Currency is null ? "" : $" ({money.Currency})";
        List<ReportColumn> columns = [Column("Item"), .. Amounts("", first), .. rate is null ? [] : Amounts("other", $" ({money.OtherCurrency})"), Column("Note")];
        yield return new ReportTable("finances", word("Part.Finances"), columns, [.. money.Lines.Select(l => Line(l.Item, l.Budget, l.Actual, l.Variance, l.Note)), Line(word("Total"), Sum(l => l.Budget), Sum(l => l.Actual), money.Lines.All(l => l.Variance is not null) ? Sum(l => l.Variance) : null, null)]);
        if (rate is not null) yield return Says($"1 {money.Currency} = {rate.Value.ToString("0.######", language)} {money.OtherCurrency}");

        // What nobody knows yet is not nothing.
        decimal? Sum(Func<BudgetLine, decimal?> of) => money.Lines.Any(l => of(l) is not null) ? money.Lines.Sum(l => of(l) ?? 0) : null;

        IEnumerable<ReportColumn> Amounts(string prefix, string currency) => AmountColumns.Select(c => new ReportColumn(prefix.Length == 0 ? char.ToLowerInvariant(c[0]) + c[1..] : prefix + c, word(c) + currency, IsNumber: true));

        IReadOnlyList<ReportCell> Line(string item, decimal? planned, decimal? spent, decimal? more, string? note) =>
            [new ReportCell(item), Amount(planned), Amount(spent), Amount(more), .. rate is null ? [] : new[] { Amount(planned * rate), Amount(spent * rate), Amount(more * rate) }, new ReportCell(note ?? "–")];
    }

    private ReportCell Amount(decimal? amount) => amount is { } known ? new(known.ToString("N2", language), Number: Math.Round(known, 2)) : new("–");
}
