using MeetingHub.Domain;
using MeetingHub.Formats.ICalendar;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.ICalendar;

/// <summary>What a calendar client gets of an agenda.</summary>
public sealed class AgendaCalendarTests
{
    [Fact]
    public void A_calendar_has_its_names_its_zone_and_its_sessions()
    {
        var meeting = Agendas.Meeting();
        var session = meeting.Add("Perspectivas, futuro; y más", "2025-02-01T09:00", 90, "Salón Ñandutí").With(("abstract", "Línea uno\nLínea dos"), ("track", "Género, redes"));
        session.AddFacilitator(new Person("first", "First Facilitator"));
        session.AddFacilitator(new Affiliate("wmco", "First Affiliate"));

        var lines = Lines(s => AgendaCalendar.Write(s, meeting.Published(meeting.Publish(comment: "Primera"))));

        Assert.Equal(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MeetingHub//MeetingHub//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            @"NAME;LANGUAGE=es:Encuentro Regional\, edición 2025", @"X-WR-CALNAME:Encuentro Regional\, edición 2025", @"DESCRIPTION;LANGUAGE=es:Casa de la Memoria\, Bogotá\nPrimera",
            "URL:https://hub.example/meetings/encuentro-2025/agenda", "SOURCE;VALUE=URI:https://hub.example/meetings/encuentro-2025/agenda.ics", "LAST-MODIFIED:20250115T120000Z",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "COLOR:teal", "X-WR-TIMEZONE:America/Bogota",
            "BEGIN:VTIMEZONE", "TZID:America/Bogota", "BEGIN:STANDARD", "DTSTART:19930207T000000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "TZNAME:-05", "END:STANDARD", "END:VTIMEZONE",
            "BEGIN:VEVENT", $"UID:{session.Uid}", "SEQUENCE:0", "DTSTAMP:20250115T120000Z", "LAST-MODIFIED:20250115T120000Z",
            "DTSTART;TZID=America/Bogota:20250201T090000", "DTEND;TZID=America/Bogota:20250201T103000", @"SUMMARY;LANGUAGE=es:Perspectivas\, futuro\; y más",
            @"LOCATION:Salón Ñandutí\, Casa de la Memoria\, Bogotá", @"DESCRIPTION;LANGUAGE=es:First Facilitator\, First Affiliate\n\nLínea uno\nLínea dos\n\nhttps://hub.example/meetings/encuentro-2025/sessions/S1",
            "URL:https://hub.example/meetings/encuentro-2025/sessions/S1", "CONTACT:First Facilitator", "CONTACT:First Affiliate", @"CATEGORIES:Género\, redes", "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR",
        ], lines);
    }

    [Fact]
    public void A_session_keeps_its_UID_and_counts_its_changes_whether_moved_dropped_or_returned()
    {
        var meeting = Agendas.Meeting();
        var (moving, staying) = (meeting.Add("Moving", "2025-02-01T09:00"), meeting.Add("Staying", "2025-02-01T11:00"));
        var first = meeting.Publish();
        moving.Correct("start", "10:00");
        var second = meeting.Publish(first, days: 1);
        moving.Bin(Agendas.PublishedAt);
        var third = meeting.Publish(second, days: 2);
        moving.Restore();
        var fourth = meeting.Publish(third, days: 3);

        Assert.Equal(["0 20250115T120000Z 090000 CONFIRMED", "1 20250116T120000Z 100000 CONFIRMED", "2 20250117T120000Z 100000 CANCELLED", "3 20250118T120000Z 100000 CONFIRMED"], Each(moving));
        Assert.Equal(Enumerable.Repeat("0 20250115T120000Z 110000 CONFIRMED", 4), Each(staying));

        IEnumerable<string> Each(Session session) => ((AgendaRelease[])[first, second, third, fourth]).Select(release =>
        {
            var lines = Lines(s => AgendaCalendar.Write(s, meeting.Published(release))).SkipWhile(l => l != $"UID:{session.Uid}").ToList();
            string Value(string name) => lines.First(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..];
            return $"{Value("SEQUENCE:")} {Value("LAST-MODIFIED:")} {Value("DTSTART;TZID=America/Bogota:20250201T")} {Value("STATUS:")}";
        });
    }

    [Fact]
    public void Without_a_zone_times_float_and_without_a_time_there_is_no_event()
    {
        var meeting = Agendas.Meeting(zone: null);
        meeting.Add("With a time", "2025-02-01T23:30", 60);
        meeting.Add("Without", null);

        var lines = Lines(s => AgendaCalendar.Write(s, meeting.Published()));

        Assert.Contains("DTSTART:20250201T233000", lines);
        Assert.Contains("DTEND:20250202T003000", lines);
        Assert.DoesNotContain("BEGIN:VTIMEZONE", lines);
        Assert.Single(lines, "BEGIN:VEVENT");
    }

    [Fact]
    public void A_session_of_unknown_length_lasts_until_the_next_in_its_room_or_an_hour()
    {
        var meeting = Agendas.Meeting();
        meeting.Add("Before another", "2025-02-01T09:00", null, "A");
        meeting.Add("Elsewhere", "2025-02-01T09:15", 30, "B");
        meeting.Add("The other", "2025-02-01T09:40", null, "A");
        meeting.Add("The last", "2025-02-01T12:00", null, "A");
        meeting.Add("Next day", "2025-02-02T00:10", null, "A");

        var ends = Lines(s => AgendaCalendar.Write(s, meeting.Published())).Where(l => l.StartsWith("DTEND", StringComparison.Ordinal)).Select(l => l[^15..]);

        Assert.Equal(["20250201T094000", "20250201T094500", "20250201T104000", "20250201T130000", "20250202T011000"], ends);
    }

    [Fact]
    public void There_is_always_a_place_if_only_the_meetings_name()
    {
        Assert.Equal("LOCATION:Bogotá", Place(Agendas.Meeting(venue: null)));
        Assert.Equal("LOCATION:Encuentro", Place(Agendas.Meeting(venue: null, city: null, name: "Encuentro")));

        static string Place(Meeting meeting)
        {
            meeting.Add("Session", "2025-02-01T09:00");
            return Lines(s => AgendaCalendar.Write(s, meeting.Published())).Single(l => l.StartsWith("LOCATION", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Whole_days_end_the_day_after_and_are_written_only_when_known_to_the_day()
    {
        var meeting = Agendas.Meeting().With(("startDate", "2025-02-01"), ("endDate", "2025-02-03"));
        meeting.Add("Session", "2025-02-01T09:00");
        var release = meeting.Publish();

        var lines = Lines(s => AgendaCalendar.WriteDays(s, meeting.Published(release)));

        Assert.Equal(["DTSTART;VALUE=DATE:20250201", "DTEND;VALUE=DATE:20250204"], lines.Where(l => l.StartsWith("DTSTART", StringComparison.Ordinal) || l.StartsWith("DTEND", StringComparison.Ordinal)));
        Assert.Single(lines, "BEGIN:VEVENT");
        meeting.Correct("endDate", "2025-02");
        Assert.DoesNotContain("BEGIN:VEVENT", Lines(s => AgendaCalendar.WriteDays(s, meeting.Published(release))));
    }

    [Fact]
    public void A_withdrawn_agenda_is_a_calendar_without_sessions()
    {
        var meeting = Agendas.Meeting();
        meeting.Add("Secret", "2025-02-01T09:00");
        meeting.Publish();
        meeting.WithdrawAgenda(Agendas.PublishedAt.AddDays(1));

        var bare = Lines(s => AgendaCalendar.Write(s, meeting.Published(release: null)));
        meeting.Correct("startDate", "2025-02-01");
        var dated = Lines(s => AgendaCalendar.Write(s, meeting.Published(release: null)));

        Assert.Contains("LAST-MODIFIED:20250116T120000Z", bare);
        Assert.Contains("BEGIN:VTIMEZONE", bare);
        Assert.DoesNotContain("BEGIN:VEVENT", bare);
        Assert.DoesNotContain("BEGIN:VTIMEZONE", dated);
        Assert.Equal("SUMMARY;LANGUAGE=es:Encuentro Regional\\, edición 2025", dated.Single(l => l.StartsWith("SUMMARY", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_session_or_the_starred_ones_come_alone_and_hidden_names_not_at_all()
    {
        var meeting = Agendas.Meeting();
        foreach (var hour in Enumerable.Range(9, 3)) meeting.Add($"At {hour}", $"2025-02-01T{hour:00}:00");
        var hidden = new Person("second", "Second Facilitator");
        hidden.WithdrawName();
        meeting.Sessions[1].AddFacilitator(hidden);
        var agenda = meeting.Published();

        Assert.Equal(["SUMMARY;LANGUAGE=es:At 10"], Titles(s => AgendaCalendar.WriteSession(s, agenda, agenda.Release!.Sessions[1])));
        Assert.Equal(["SUMMARY;LANGUAGE=es:At 9", "SUMMARY;LANGUAGE=es:At 11"], Titles(s => AgendaCalendar.Write(s, agenda, new HashSet<string> { "S1", "S3", "S99" })));
        Assert.DoesNotContain("Second", Agendas.Text(s => AgendaCalendar.Write(s, agenda)), StringComparison.Ordinal);

        static IEnumerable<string> Titles(Action<Stream> write) => Lines(write).Where(l => l.StartsWith("SUMMARY", StringComparison.Ordinal));
    }

    [Fact]
    public void The_calendar_of_meetings_has_those_known_to_the_day_and_withdrawn_ones_as_cancelled()
    {
        Meeting[] meetings =
        [
            Agendas.Meeting(slug: "later", name: "Later").With(("startDate", "2026-02-01"), ("endDate", "2026-02-02")),
            Agendas.Meeting(slug: "vague", name: "Vague").With(("startDate", "2025-02")),
            Agendas.Meeting(slug: "off", name: "Called off").With(("startDate", "2025-02-01"), ("status", "Withdrawn")),
        ];

        var lines = Lines(s => MeetingsCalendar.Write(s, "Encuentros", [.. meetings.Select(m => (m, (DateTimeOffset?)Agendas.PublishedAt))], path => "https://hub.example" + path));

        Assert.Equal(["SUMMARY;LANGUAGE=es:Called off", "STATUS:CANCELLED", "SUMMARY;LANGUAGE=es:Later", "STATUS:CONFIRMED"], lines.Where(l => l.StartsWith("SUMMARY", StringComparison.Ordinal) || l.StartsWith("STATUS", StringComparison.Ordinal)));
        Assert.Contains("BEGIN:VTIMEZONE", Lines(s => MeetingsCalendar.Write(s, "Encuentros", [], path => "https://hub.example" + path)));
    }

    private static List<string> Lines(Action<Stream> write)
    {
        var bytes = Agendas.Bytes(write);
        Assert.Equal(bytes, Agendas.Bytes(write));
        var text = System.Text.Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
        return [.. text.Split("\r\n")[..^1]];
    }
}
