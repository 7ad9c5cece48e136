using System.Globalization;

namespace MeetingHub.Formats.Reports;

/// <summary>Makes the document of a report: the parts that are wanted, in their order. A part that has nothing to say is left out.</summary>
/// <param name="report">What it can say.</param>
/// <param name="word">The words of the report's language, by a name.</param>
/// <param name="language">The culture of its dates and numbers.</param>
public sealed partial class ReportComposer(SummaryReport report, Func<string, string> word, CultureInfo language)
{
    /// <summary>The fewest people that a number of people tells of: fewer could be found out one by one.</summary>
    public const int FewestTold = 5;

    /// <summary>Writes the parts.</summary>
    public ReportDocument Compose(IReadOnlyList<ReportPart> parts) =>
        new($"{word("Title")}: {report.Meeting}", language.TwoLetterISOLanguageName, [.. parts.SelectMany(Part)]);

    private IEnumerable<ReportBlock> Part(ReportPart part)
    {
        List<ReportBlock> blocks = [.. part switch
        {
            ReportPart.Identity => Identity(),
            ReportPart.Summary => Prose(report.Summary),
            ReportPart.Goals => Goals(),
            ReportPart.Agenda => Agenda(),
            ReportPart.Participation => Participation(),
            ReportPart.Sessions => Sessions(),
            ReportPart.Outcomes => Outcomes(),
            ReportPart.FollowUps => FollowUps(),
            ReportPart.Surveys => Surveys(),
            ReportPart.Visits => Visits(),
            ReportPart.Effects => Prose(report.Effects),
            ReportPart.Lessons => Prose(report.Lessons),
            ReportPart.Finances => Finances(),
            ReportPart.Links => Links(),
            ReportPart.Annex => Annex(),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such part."),
        }];
        return blocks.Count == 0 ? [] : blocks.Prepend(new ReportHeading(2, word($"Part.{part}"), $"part-{part}".ToLowerInvariant()));
    }

    private IEnumerable<ReportBlock> Identity()
    {
        if (report.Facts.Count > 0) yield return new ReportTable("identity", word("Part.Identity"), [Column("Fact"), Column("Value")], [.. report.Facts.Select(f => Row(f.Name, f.Value))]);
        List<(string Code, string Name, decimal Number)> figures =
        [
            ("sessions", word("Sessions"), report.Sessions.Count),
            ("hours", word("Hours"), Math.Round(report.Sessions.Sum(s => (long)(s.Minutes ?? 0)) / 60m, 1)),
            ("delegations", word("Delegations"), report.Participation.Sum(p => p.Delegations)),
            ("affiliates", word("Affiliates"), report.Affiliates),
            ("countries", word("Countries"), report.Participation.Select(p => p.Country).OfType<string>().Distinct().Count()),
            ("people", word("People"), report.Participation.Sum(p => p.People) is >= FewestTold and var people ? people : 0),
            ("outcomes", word("Outcomes"), report.Outcomes.Count),
            .. ByStatus(report.Outcomes).Select(s => ($"outcomes-{s.Code}", $"{word("Outcomes")}: {s.Word}", (decimal)s.Count)),
            ("earlier-outcomes", word("Earlier"), report.Earlier.Count),
        ];
        figures.RemoveAll(f => f.Number == 0);
        if (figures.Count > 0) yield return new ReportTable("figures", word("Figures"), [Column("Figure"), NumberColumn("Number")], [.. figures.Select(f => (IReadOnlyList<ReportCell>)[new ReportCell(f.Name, Code: f.Code), Number(f.Number)])]);
    }

    private static IEnumerable<ReportBlock> Prose(SummaryReport.Words? words) => (words?.Text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Says(line, words!.Language));

    private IEnumerable<ReportBlock> Goals() => report.Goals.Count == 0 ? []
        : [new ReportTable("goals", word("Part.Goals"), [Column("Goal"), Column("Target"), Column("Measure"), Column("Achieved"), Column("Explanation")],
            [.. report.Goals.Select(g => (IReadOnlyList<ReportCell>)[.. new[] { g.Text, g.Target, g.Measure, g.Achieved, g.Explanation }.Select(t => new ReportCell(t ?? "–", Language: t is null ? null : g.Language))])])];

    private IEnumerable<ReportBlock> Agenda() => report.Sessions.Count == 0 ? []
        : [new ReportTable("sessions", word("Part.Agenda"), [Column("Session"), Column("Day"), Column("Time"), NumberColumn("Minutes"), Column("Facilitators")],
            [.. report.Sessions.Select(s => (IReadOnlyList<ReportCell>)[
                new ReportCell(s.Title, Language: s.Language), new ReportCell(Day(s.Day), Day: s.Day), new ReportCell(Time(s.Start)), Number(s.Minutes), new ReportCell(s.Facilitators.Count == 0 ? "–" : string.Join(", ", s.Facilitators))])])];

    private IEnumerable<ReportBlock> Sessions()
    {
        foreach (var (place, note) in report.Notes.Index().Where(n => n.Item.Essence is not null))
        {
            yield return new ReportHeading(3, note.Session, Anchor("session", place), note.SessionLanguage);
            yield return new ReportParagraph([new ReportWords(note.Essence!, note.Language), new ReportWords(" "), new ReportWords(word("NotesAt"), Address: note.Address)]);
        }
    }

    private IEnumerable<ReportBlock> Links()
    {
        yield return new ReportList([.. report.Sources.Prepend((report.Meeting, report.Address)).Select(s => (IReadOnlyList<ReportWords>)[new ReportWords(s.Item1, Address: s.Item2)])]);
    }

    private IEnumerable<ReportBlock> Annex() => report.Notes.Index().SelectMany(n => (ReportBlock[])[new ReportHeading(3, n.Item.Session, Anchor("notes", n.Index), n.Item.SessionLanguage), new ReportNotes(n.Item.Html, n.Item.Language)]);

    private static string Anchor(string what, int place) => string.Create(CultureInfo.InvariantCulture, $"{what}-{place + 1}");

    private string Day(DateOnly? day) => day?.ToString("d", language) ?? "–";

    private static string Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "–";

    private static ReportParagraph Says(string text, string? textLanguage = null) => new([new ReportWords(text, textLanguage)]);

    private ReportColumn Column(string name) => new(char.ToLowerInvariant(name[0]) + name[1..], word(name));

    private ReportColumn NumberColumn(string name) => Column(name) with { IsNumber = true };

    private static IReadOnlyList<ReportCell> Row(params IEnumerable<string> cells) => [.. cells.Select(c => new ReportCell(c))];

    private ReportCell Number(decimal? number) => new(number?.ToString(number % 1 == 0 ? "N0" : "N1", language) ?? "–", Number: number);
}
