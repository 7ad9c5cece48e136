using MeetingHub.Domain;
using MeetingHub.Formats.Reports;

namespace MeetingHub.Formats.Tests.Reports;

public sealed class ReportComposerTests
{
    [Fact]
    public void Parts_stand_in_the_order_that_is_asked_for_and_no_other_does() => Assert.Equal(
        ["part-outcomes", "part-identity", "part-lessons"],
        SampleReport.Compose(null, ReportPart.Outcomes, ReportPart.Identity, ReportPart.Lessons).Blocks.OfType<ReportHeading>().Select(h => h.Anchor));

    [Fact]
    public void A_part_that_has_nothing_to_say_is_left_out() => Assert.Equal(
        ["part-links"],
        SampleReport.Compose(new SummaryReport { Meeting = "M", Address = "https://example.org/m" }).Blocks.OfType<ReportHeading>().Select(h => h.Anchor));

    [Fact]
    public void Each_part_of_a_full_report_has_its_heading() => Assert.Equal(
        Enum.GetValues<ReportPart>().Select(p => $"part-{p}".ToLowerInvariant()),
        SampleReport.Compose().Blocks.OfType<ReportHeading>().Where(h => h.Level == 2).Select(h => h.Anchor));

    [Fact]
    public void Groups_of_few_people_are_put_together_and_cannot_be_worked_out()
    {
        var people = Table(SampleReport.Compose(), "people");

        // Bolivia's two and Chile's one are three, which is still too few: the next smallest joins them.
        Assert.Equal([("Mexico", 9m), ("NoCountry", 7m), ("OtherCountries", 9m), ("Total", 25m)], people.Rows.Select(r => (r[0].Text, r[1].Number!.Value)));
        Assert.All(people.Rows, r => Assert.True(r[1].Number >= ReportComposer.FewestTold));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public void Where_too_few_people_came_no_number_of_them_is_told(int people)
    {
        var report = SampleReport.Full with { Participation = [new(DelegationRole.Participant, "Participant", "Peru", 2, people)] };

        Assert.DoesNotContain(SampleReport.Compose(report).Tables, t => t.Name == "people");
        Assert.DoesNotContain(Table(SampleReport.Compose(report), "figures").Rows, r => r[0].Code == "people");
    }

    [Fact]
    public void A_budget_is_compared_item_by_item_in_both_currencies()
    {
        var finances = Table(SampleReport.Compose(), "finances");

        Assert.Equal(["item", "budget", "actual", "variance", "otherBudget", "otherActual", "otherVariance", "note"], finances.Columns.Select(c => c.Key));
        Assert.Equal([12000m, 11350.5m, -649.5m, 222000m, 209984.25m, -12015.75m], finances.Rows[0].Skip(1).Take(6).Select(c => c.Number!.Value));
        Assert.Null(finances.Rows[1][2].Number);
        // Of the venue nobody knows yet, and so of the whole nobody knows the difference.
        Assert.Equal([12500m, 11350.5m, null], finances.Rows[2].Skip(1).Take(3).Select(c => c.Number));
    }

    [Fact]
    public void Numbers_that_nobody_meant_break_no_report()
    {
        var report = SampleReport.Full with { Participation = [new(DelegationRole.Participant, "Participant", "Peru", 1, int.MaxValue), new(DelegationRole.Guest, "Guest", "Peru", 1, int.MaxValue)] };

        Assert.Equal(2m * int.MaxValue, Table(SampleReport.Compose(report), "people").Rows[^1][1].Number);
    }

    [Fact]
    public void A_budget_without_a_second_currency_has_one() =>
        Assert.Equal(5, Table(SampleReport.Compose(SampleReport.Full with { Finances = SampleReport.Full.Finances! with { OtherCurrency = null } }), "finances").Columns.Count);

    [Theory]
    [InlineData("## Resumen\n\nSe acordó *todo*.\n\n## Tema\n\nMucho.", "Se acordó todo.")]
    [InlineData("# TL;DR\nShort.\n# Rest\nLong.", "Short.")]
    [InlineData("## Tema\n\nLo primero.\nSigue.\n\nLo segundo.", "Lo primero. Sigue.")]
    [InlineData("## Summary\n\n## Topic\n\nOnly this.", "Only this.")]
    [InlineData("## Topic\n\n## Agreed\n", null)]
    [InlineData("", null)]
    public void Notes_come_to_their_summary_or_their_first_paragraph(string notes, string? essence) => Assert.Equal(essence, NoteEssence.Of(notes));

    [Fact]
    public void A_long_first_paragraph_is_cut_between_words() => Assert.Equal(71, NoteEssence.Of(string.Join(' ', Enumerable.Repeat("palabra", 500)))!.Split(' ').Length);

    private static ReportTable Table(ReportDocument report, string name) => report.Tables.Single(t => t.Name == name);
}
