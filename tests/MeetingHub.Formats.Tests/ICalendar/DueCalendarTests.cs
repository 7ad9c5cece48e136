using MeetingHub.Formats.ICalendar;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.ICalendar;

public sealed class DueCalendarTests
{
    [Fact]
    public void What_is_due_stands_on_its_day_with_a_warning_a_week_before()
    {
        var text = Write([new DueDay(7, new DateOnly(2026, 5, 31), DateTimeOffset.UnixEpoch, "Escribir; y enviar", "es", "Santiago 2012.", "https://hub.example/meetings/x/outcomes#outcome-7")]);

        Assert.Contains("\r\nDTSTART;VALUE=DATE:20260531\r\nSUMMARY;LANGUAGE=es:Escribir\\; y enviar\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nTRIGGER:-P7D\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_number_stays_when_its_day_changes()
    {
        static string Uid(int day) => Write([new DueDay(7, new DateOnly(2026, 5, day), DateTimeOffset.UnixEpoch, "x", null, "", "https://hub.example/")]).Split("UID:")[1].Split('\r')[0];

        Assert.Equal(Uid(1), Uid(2));
    }

    [Fact]
    public void Nothing_due_is_a_calendar_all_the_same() => Assert.Contains("BEGIN:VTIMEZONE", Write([]), StringComparison.Ordinal);

    private static string Write(DueDay[] days) =>
        Agendas.Text(s => DueCalendar.Write(s, "Due", "en", "https://hub.example/affiliates/x", "https://hub.example/affiliates/x/due.ics", days));
}
