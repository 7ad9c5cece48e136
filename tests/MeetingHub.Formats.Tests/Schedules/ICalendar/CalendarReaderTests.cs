using System.Text;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules.ICalendar;

public sealed class CalendarReaderTests
{
    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r\r\n")]
    [InlineData("\r")]
    public void Lines_are_unfolded_before_they_are_decoded_whatever_ends_them(string end)
    {
        // The fold stands between the two bytes of "ñ".
        var bytes = Encoding.Latin1.GetBytes(Calendar(end, "SUMMARY:Ma\u00c3" + end + " \u00b1ana", "DTSTART:20250208T090000", "DTEND:20250208T100000", "METHOD:PUBLISH"));

        Assert.Equal(["02-08 09:00 60 Mañana"], ScheduleImport.Read(bytes, null, Drafts.Meeting).Lines());
    }

    [Theory]
    [InlineData("DTSTART;TZID=America/Lima:20250208T090000", "02-08 09:00", "America/Lima")]
    [InlineData("DTSTART;TZID=\"SA Pacific Standard Time\":20250208T090000", "02-08 09:00", "America/Bogota")]
    [InlineData("DTSTART;TZID=/freeassociation.sourceforge.net/America/Lima:20250208T090000", "02-08 09:00", "America/Lima")]
    [InlineData("DTSTART:20250208T140000Z", "02-08 14:00", null)]
    [InlineData("DTSTART:20250208T090000", "02-08 09:00", null)]
    [InlineData("DTSTART;VALUE=DATE:20250208", "02-08 ", null)]
    public void A_start_is_read_with_its_zone_or_asked_about(string start, string expected, string? zone)
    {
        var draft = Drafts.Of(Calendar("\r\n", "SUMMARY:First", start));

        Assert.Equal([expected + "  First"], draft.Lines());
        Assert.Equal(zone, draft.TimeZone);
    }

    [Fact]
    public void Times_in_UTC_are_asked_about_until_the_zone_is_known()
    {
        var file = Calendar("\n", "SUMMARY:First", "DTSTART:20250208T140000Z", "DURATION:PT45M");

        Assert.Equal(new ZoneQuestion("Schedule.ZoneUtc", "First", new DateTime(2025, 2, 8, 14, 0, 0), new DateTimeOffset(2025, 2, 8, 14, 0, 0, TimeSpan.Zero)), Drafts.Of(file).ZoneQuestion);
        Assert.Equal(["02-08 09:00 45 First"], Drafts.Of(file, Drafts.Meeting).Lines());
        Assert.Equal(["02-08 09:00 45 First"], Drafts.Of(file.Replace("VERSION:2.0", "X-WR-TIMEZONE:America/Bogota", StringComparison.Ordinal)).Lines());
    }

    [Fact]
    public void A_zone_that_is_none_is_said_and_one_of_one_offset_is_understood()
    {
        Assert.Contains("3 Schedule.ZoneNotKnown", Drafts.Of(Calendar("\n", "DTSTART;TZID=Nowhere:20250208T090000", "SUMMARY:First").Replace("VERSION:2.0\n", "", StringComparison.Ordinal)).Keys());

        var own = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nTZOFFSETTO:-0300\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:First\nDTSTART;TZID=Own:20250208T110000\nEND:VEVENT\nEND:VCALENDAR";
        Assert.Equal(["02-08 09:00  First"], Drafts.Of(own, Drafts.Meeting).Lines());
    }

    [Fact]
    public void What_repeats_and_ends_is_expanded_and_what_does_not_is_said()
    {
        var daily = Drafts.Of(Calendar("\n", "SUMMARY:Breakfast", "DTSTART:20250208T080000", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20250209T080000", "UID:1"), Drafts.Meeting);
        var forever = Drafts.Of(Calendar("\n", "SUMMARY:Call", "DTSTART:20250208T080000", "RRULE:FREQ=MONTHLY;BYDAY=2TU", "UID:1"), Drafts.Meeting);

        Assert.Equal(["02-08 08:00  Breakfast (break)", "02-10 08:00  Breakfast (break)"], daily.Lines());
        Assert.All(daily.Sessions, s => Assert.Null(s.Origin));
        Assert.Equal(["6 Schedule.Recurrence"], forever.Keys());
    }

    [Fact]
    public void Cancelled_events_are_left_out_and_texts_are_unescaped()
    {
        var draft = Drafts.Of("BEGIN:VCALENDAR\nX-WR-CALNAME:Meeting\nBEGIN:VEVENT\nSUMMARY:Gone\nSTATUS:CANCELLED\nEND:VEVENT\nBEGIN:VEVENT\nUID:u\nSUMMARY:One\\, two\\; three\nDESCRIPTION:a\\nb <b>c</b>\nLOCATION: Hall \nURL:https://example.org/1\nCATEGORIES:Track,Other\nDTSTART:20250208T090000\n"
            + "ATTENDEE;CN=\"First Facilitator\":invalid:nomail\nATTENDEE;CN=Guest:mailto:guest@example.org\nBEGIN:VALARM\nDESCRIPTION:Alarm\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR", Drafts.Meeting);

        Assert.Equal(["02-08 09:00  One, two; three @Hall by First Facilitator"], draft.Lines());
        Assert.Equal(("Meeting", "u", "a\nb c", "Track"), (draft.Title, draft.Sessions[0].Origin, draft.Sessions[0].Abstract, draft.Sessions[0].Track));
        Assert.Equal([(null, "https://example.org/1")], draft.Sessions[0].Links);
        Assert.Equal(["3 Schedule.Cancelled"], draft.Keys());
    }

    private static string Calendar(string end, params string[] lines) => string.Join(end, ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", .. lines, "END:VEVENT", "END:VCALENDAR", ""]);
}
