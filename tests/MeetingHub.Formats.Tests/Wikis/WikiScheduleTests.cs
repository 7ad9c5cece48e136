using System.Globalization;
using MeetingHub.Formats.Wikis;

namespace MeetingHub.Formats.Tests.Wikis;

public sealed class WikiScheduleTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void The_agenda_is_a_table_with_a_head_for_each_day() => Assert.Equal(
        """
        {| class="wikitable"
        |-
        ! colspan="4" | Saturday, 8 February 2025
        |-
        ! scope="col" | Time
        ! scope="col" | Room
        ! scope="col" | Session
        ! scope="col" | Facilitators
        |-
        | 09:00–10:30
        | Hall
        | [[:Report/S1 – Opening|Opening]]
        | An organisation
        |-
        | 10:30
        | 
        | Coffee
        | 
        |}
        """.ReplaceLineEndings("\n"), WikiSchedule.Write(
            [
                new(new DateOnly(2025, 2, 8), new TimeOnly(9, 0), 90, "Hall", "Opening", "Report/S1 – Opening", ["An organisation"]),
                new(new DateOnly(2025, 2, 8), new TimeOnly(10, 30), null, null, "Coffee", null, []),
            // ICU's versions do not agree about the comma.
            ], word => word, English).Replace(" Saturday 8 ", " Saturday, 8 ", StringComparison.Ordinal));

    [Fact]
    public void What_people_typed_does_not_leave_its_cell()
    {
        var table = WikiSchedule.Write([new(null, null, null, "a || b", "x ]] [[File:y|{{z}}", "Page", ["| -\n|}", "-n"])], word => word, English);

        Assert.DoesNotContain("||", table, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", table, StringComparison.Ordinal);
        Assert.DoesNotContain("[[File", table, StringComparison.Ordinal);
        Assert.Equal(2, table.Split("|}").Length);
    }

    [Fact]
    public void Nothing_planned_is_no_table() => Assert.Equal("", WikiSchedule.Write([], word => word, English));
}
