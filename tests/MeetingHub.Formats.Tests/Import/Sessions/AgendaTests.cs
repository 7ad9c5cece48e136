using System.Text;
using MeetingHub.Formats.Import;

namespace MeetingHub.Formats.Tests.Import.Sessions;

public sealed class AgendaTests
{
    private const string Head = "3rd Regional Meeting of Networks\n\nThe meeting takes place in Quito, Ecuador, from 4 to 5 May 2019.\n\n";

    [Fact]
    public void Timed_lines_below_days_are_sessions_with_day_time_and_length()
    {
        var sessions = Sessions(Head + "## Programme\n\n### 4 May 2019\n\n09:00-10:30 Strategy for the region\n10:30-11:00 Coffee\n11:00 Reporting together\n\n### 5 May 2019\n\n9.30 am Fundraising\n2 pm Next steps\n");

        Assert.Equal(
            ["2019-05-04 09:00 90 Strategy for the region", "2019-05-04 11:00  Reporting together", "2019-05-05 09:30  Fundraising", "2019-05-05 14:00  Next steps"],
            sessions);
    }

    [Fact]
    public void A_table_with_a_header_and_rows_that_span_is_read_by_its_columns()
    {
        var sessions = Sessions(Head + "<table><tr><th>Day</th><th>Time</th><th>Session</th><th>Moderator</th></tr><tr><td rowspan=2>4 May 2019</td><td>09:00</td><td>Strategy for the region</td><td></td></tr><tr><td>10:00</td><td>Reporting together</td><td></td></tr></table>");

        Assert.Equal(["2019-05-04 09:00  Strategy for the region", "2019-05-04 10:00  Reporting together"], sessions);
    }

    [Theory]
    [InlineData("1. Opening\n2. Strategy update\n3. Finance system\n")]
    [InlineData("* Opening\n* Strategy update\n* Finance system\n")]
    [InlineData("# Opening\n# Strategy update\n# Finance system\n")]
    public void Items_below_an_agenda_heading_are_sessions(string items) =>
        Assert.Equal(["   Opening", "   Strategy update", "   Finance system"], Sessions("== 3rd Regional Meeting ==\n\n'''Place:''' Quito, Ecuador\n\n== Agenda ==\n" + items));

    private static IEnumerable<string> Sessions(string text)
    {
        var meeting = SourceImport.Read("a.txt", Encoding.UTF8.GetBytes(text)).Draft?.Meeting;
        Assert.NotNull(meeting);
        return meeting.Sessions.Select(s => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{s.Day:yyyy-MM-dd} {s.Start?.Value:HH:mm} {s.Minutes} {s.Title.Value}"));
    }
}
