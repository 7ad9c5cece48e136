using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Reports;

namespace MeetingHub.Formats.Tests.Reports;

/// <summary>A report with something in each of its parts.</summary>
internal static class SampleReport
{
    /// <summary>A text that each format would take for something else.</summary>
    public const string Hostile = "=1+1 <b>bold</b> <!-- {{x}} | a|b ''q'' ~~~~ [[y]] __NOTOC__ # *z* `k` &amp;";

    public static SummaryReport Full { get; } = new()
    {
        Meeting = "Tercer Encuentro",
        Address = "https://example.org/meetings/third",
        Facts = [("When", "12–15 October 2013"), ("Where", "Mexico City, Mexico")],
        Summary = new("Eleven countries met.\nThey agreed on three things.", "en"),
        Effects = new("Two chapters share a person now.", "en"),
        Lessons = new("Begin with lunch.", "en"),
        Finances = new("USD", "MXN", 18.5m, [new("Travel", 12000, 11350.5m, "cheaper"), new("Venue", 500, null, null)]),
        Goals = [new("Talk", "en", "1 day", null, "2 days", null)],
        Sessions = [new("Opening", "es", new DateOnly(2013, 10, 12), new TimeOnly(9, 0), 60, ["Wikimedia México"], "https://example.org/s1"), new("Governance", "en", new DateOnly(2013, 10, 12), null, 90, [], "https://example.org/s2")],
        Participation =
        [
            new(DelegationRole.Participant, "Participant", "Argentina", 1, 6), new(DelegationRole.Participant, "Participant", "Bolivia", 1, 2), new(DelegationRole.Participant, "Participant", "Chile", 2, 1),
            new(DelegationRole.Participant, "Participant", "Mexico", 1, 9), new(DelegationRole.Guest, "Guest", null, 1, 7),
        ],
        Affiliates = 6,
        Outcomes =
        [
            Agreed(1, OutcomeStatus.Open, "Share models."), Agreed(2, OutcomeStatus.Open, Hostile), Agreed(3, OutcomeStatus.Done, "Meet again.") with { Due = PartialDate.Parse("2014-05-01"), Responsible = ["Wikimedia Chile"] },
        ],
        Earlier = [Agreed(9, OutcomeStatus.Done, "Write a manual.") with { Meeting = "Santiago 2012", Reported = "It is written." }],
        Cord = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1\"/></svg>",
        Surveys = [new("Was it useful?", "en", null, null, 30, 20, [("yes", 18), ("no", 2)])],
        Visits = [("Casa", "Peru")],
        Exchanges = [("A", "B", "archives", "patience", null)],
        Notes = [new("Governance", "en", "es", "<h3>Acuerdos</h3><p>Se habló de <strong>modelos</strong>.</p><ul><li>uno</li></ul>", "Se habló de modelos.", "https://example.org/s2")],
        Sources = [("Report", "https://example.org/source")],
    };

    public static ReportDocument Compose(SummaryReport? report = null, params ReportPart[] parts) =>
        new ReportComposer(report ?? Full, name => name, CultureInfo.InvariantCulture).Compose(parts.Length == 0 ? Enum.GetValues<ReportPart>() : parts);

    private static SummaryReport.Agreed Agreed(int number, OutcomeStatus status, string text) => new(number, status, "Agreement", status.ToString(), text, "en", null, "Governance", [], null, null);
}
