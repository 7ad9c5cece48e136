using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules.Xml;

public sealed class ScheduleXmlReaderTests
{
    [Fact]
    public void An_instant_is_shown_in_the_zone_that_the_file_names_whatever_its_day_is_called()
    {
        // Wafer counts a day by its date in UTC, a day early.
        var draft = Drafts.Of(File("Asia/Kolkata", "<day date='2025-02-07' index='1'><room name='Hall'>" + Event("<date>2025-02-08T05:00:00+00:00</date><start>10:30</start><duration>00:20</duration>") + "</room></day>"));

        Assert.Equal(["02-08 10:30 20 First @Hall"], draft.Lines());
        Assert.Equal("Asia/Kolkata", draft.TimeZone);
        Assert.Equal([(new DateOnly(2025, 2, 8), 1)], draft.Days);
        Assert.Null(draft.ZoneQuestion);
    }

    [Fact]
    public void A_start_that_disagrees_with_its_date_asks_with_both_readings_where_no_zone_is_named()
    {
        var file = File(null, "<day date='2025-02-08'><room name='Hall'>" + Event("<date>2025-02-08T15:00:00+00:00</date><start>10:00</start>") + "</room></day>");

        var asked = Drafts.Of(file);
        var instants = Drafts.Of(file, new ScheduleOptions { TimeZone = "America/Bogota", InstantsCount = true });
        var clocks = Drafts.Of(file, new ScheduleOptions { TimeZone = "America/Lima", InstantsCount = false });

        Assert.Equal(new ZoneQuestion("Schedule.ZoneDisagrees", "First", new DateTime(2025, 2, 8, 10, 0, 0), new DateTimeOffset(2025, 2, 8, 15, 0, 0, TimeSpan.Zero)), asked.ZoneQuestion);
        Assert.Equal(["02-08 10:00  First @Hall"], instants.Lines());
        Assert.Equal(["02-08 10:00  First @Hall"], clocks.Lines());
        Assert.Null(instants.ZoneQuestion ?? clocks.ZoneQuestion);
    }

    [Fact]
    public void An_offset_that_is_false_is_asked_about_and_never_believed()
    {
        // Ten o'clock of the place, written as if it were ten o'clock UTC.
        var file = File(null, "<day date='2025-02-08'><room name='Hall'>" + Event("<date>2025-02-08T10:00:00+00:00</date><start>10:00</start>") + "</room></day>");

        Assert.Equal("Schedule.ZoneUtc", Drafts.Of(file).ZoneQuestion?.Why);
        Assert.Equal("Schedule.ZoneDisagrees", Drafts.Of(file, Drafts.Meeting).ZoneQuestion?.Why);
        Assert.Equal(["02-08 10:00  First @Hall"], Drafts.Of(file, Drafts.Meeting).Lines());
        Assert.Equal(["02-08 05:00  First @Hall"], Drafts.Of(file, Drafts.Meeting with { InstantsCount = true }).Lines());
    }

    [Fact]
    public void A_start_before_the_day_changes_is_on_the_next_calendar_day_and_counts_to_its_own()
    {
        var draft = Drafts.Of(File(null, "<day date='2025-02-08'><room name='Hall'>" + Event("<start>23:00</start>") + Event("<start>00:30</start>") + "</room></day><day date='2025-02-09'/>", "<day_change>04:00</day_change>"));

        Assert.Equal(["02-08 23:00  First @Hall", "02-09 00:30  First @Hall"], draft.Lines());
        Assert.Equal([(new DateOnly(2025, 2, 8), 2), (new DateOnly(2025, 2, 9), 0)], draft.Days);
        Assert.Equal(("Schedule.ZoneFloating", null), (draft.ZoneQuestion?.Why, draft.ZoneQuestion?.AsInstant));
    }

    [Fact]
    public void A_file_that_is_not_well_formed_gives_what_it_has_and_the_line()
    {
        var draft = Drafts.Of("<schedule>\n<conference><title>Q & A</title></conference>\n<day date='2025-02-08'><room name='Hall'>\n"
            + "<event id='1'><title>Bits & \u0006pieces</title><start>09:00</start><abstract>5 < 6<br>next</abstract>\n"
            + "<event id='2'><title>Second</title><start>10:00</start></event></room>");

        Assert.Equal(["02-08 09:00  Bits & pieces @Hall", "02-08 10:00  Second @Hall"], draft.Lines());
        Assert.Equal("5 < 6\nnext", draft.Sessions[0].Abstract);
        Assert.Equal(["4 Schedule.CutShort"], draft.Keys());
    }

    [Fact]
    public void Entities_of_a_document_type_neither_grow_nor_are_fetched()
    {
        var draft = Drafts.Of("<!DOCTYPE schedule [<!ENTITY a 'xxxxxxxx'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>" + File(null, "<day date='2025-02-08'><room name='Hall'><event><title>T &a; &b;</title><start>9:00</start></event></room></day>"));

        Assert.Equal("T &a; &b;", draft.Sessions[0].Title);
    }

    [Fact]
    public void A_name_that_repeats_names_no_session()
    {
        var draft = Drafts.Of(File(null, "<day date='2025-02-08'><room name='Hall'><event id='1' guid='g1'><title>A</title></event><event id='2' guid='g2'><title>B</title></event><event id='2' guid='g3'><title>C</title></event><event id='4' guid='g3'><title>D</title></event><event id='2'><title>E</title></event></room></day>"));

        Assert.Equal(["g1", "g2", null, "4", null], draft.Sessions.Select(s => s.Origin));
    }

    [Fact]
    public void Rooms_people_languages_links_and_texts_are_tidied()
    {
        var draft = Drafts.Of(File(null, "<day date='2025-02-08'><room name=' Hall&#10;____ '><event><title>First</title><subtitle>Sub</subtitle><language>de, en</language><track> Track </track>"
            + "<abstract>&lt;p&gt;Short &amp;amp; clear.&lt;/p&gt;</abstract><description>&lt;p&gt;Short &amp;amp; clear.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;see &lt;a href='https://example.org/x'&gt;this&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;</description>"
            + "<persons><person id='1'> First  Facilitator</person><person id='2' name='Second'/></persons><links><link href='www.example.org/a'>A</link><link href='/b'/><link href='javascript:x'>no</link></links></event></room><room name='Empty'/></day>", "<base_url>https://example.org/s/</base_url>"));

        var session = Assert.Single(draft.Sessions);
        Assert.Equal(("Hall", "Track", "de"), (session.Room, session.Track, session.Language));
        Assert.Equal(["Hall", "Empty"], draft.Rooms);
        Assert.Equal(["First Facilitator", "Second"], session.Facilitators);
        Assert.Equal("Sub\n\nShort & clear.\n\n- see this (https://example.org/x)", session.Abstract);
        Assert.Equal([("A", "https://www.example.org/a"), (null, "https://example.org/b")], session.Links);
    }

    [Fact]
    public void An_event_without_a_title_is_not_taken_and_said()
    {
        var draft = Drafts.Of(File(null, "\n<day date='2025-02-08'><room name='Hall'>\n<event id='7'><title/></event>" + Event("<type>Break</type><start>10:00</start>") + "</room></day>"));

        Assert.Equal(["02-08 10:00  First @Hall (break)"], draft.Lines());
        Assert.Contains("3 Schedule.NoTitle", draft.Keys());
    }

    private static string Event(string inner) => $"<event><title>First</title>{inner}</event>";

    private static string File(string? zone, string days, string conference = "") =>
        $"<?xml version='1.0'?><schedule><conference><title>Meeting</title>{conference}{(zone is null ? "" : $"<time_zone_name>{zone}</time_zone_name>")}</conference>{days}</schedule>";
}
