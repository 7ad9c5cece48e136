using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules;

/// <summary>Whatever the bytes: a draft, in time, and never an exception.</summary>
public sealed class ScheduleImportTests
{
    private static readonly string[] Scraps =
    [
        "\n", "\r", "\r\n ", "<", ">", "</event>", "<event>", "<day date='2025-02-30'>", "<![CDATA[", "<!--", "<!DOCTYPE [", "&#x0;", "&", "\"", "'", "{", "}", "[", "]", ":", ",", ";", "|", "\t", "\\u", "\\ud800", "null", "BEGIN:VEVENT\n", "END:VEVENT\n",
        "RRULE:FREQ=DAILY;COUNT=999999999;INTERVAL=0\n", "DTSTART;TZID=\"\":99999999T999999Z\n", "DURATION:P999999999W", "EXDATE:,,", "25:61", "9:00-", "9:00 ", "99/99/9999", "Day 99999999999", "2025-02-29", "9999-12-31T23:59:59-17:59", "0001-01-01", "\0", "\u202e", "\ufffe", "é", "\ud83d", "٣:٠٠", "(", ")", " — ", "<b><i><a href=x>",
    ];

    private static readonly string[] Seeds =
    [
        "<schedule><conference><title>M</title><time_zone_name>Asia/Kolkata</time_zone_name><day_change>04:00</day_change></conference><day date='2025-02-08' index='1'><room name='Hall'><event id='1' guid='g'><date>2025-02-08T09:00:00+01:00</date><start>09:00</start><duration>0:30</duration><title>T</title><abstract>&lt;p&gt;a&lt;/p&gt;</abstract><persons><person id='1'>P</person></persons><links><link href='x'>y</link></links></event></room></day></schedule>",
        """{"schedule":{"conference":{"title":"M","days":[{"date":"2025-02-08","rooms":{"Hall":[{"id":1,"title":"T","date":"2025-02-08T09:00:00-05:00","start":"09:00","duration":"00:30","persons":[{"name":"P"}]}]}}]}}}""",
        """{"sessions":[{"id":"1","title":"F","startsAt":"2025-02-08T09:00:00","endsAt":"2025-02-08T09:45:00","roomId":5,"speakers":["a"]}],"speakers":[{"id":"a","fullName":"N"}],"rooms":[{"id":5,"name":"H"}],"categories":[{"title":"Track","items":[{"id":1,"name":"x"}]}]}""",
        "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:T\r\nDTSTART;TZID=Europe/Rome:20250208T090000\r\nDTEND:20250208T100000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3;BYDAY=MO,TU\r\nDESCRIPTION:a\\nb\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        "Day;Start;End;Title;Room\n2025-02-08;9:00;10:00;First;Hall\n;10:00;11:00;Second;Hall\n",
        "# Agenda\n\nViernes 7 de febrero\n9:00-10:30 Title | Room 2 | First Facilitator\n10:30 Coffee break\nDay 2\n09h00 às 10h30 – Título (Sala 2)\n",
    ];

    [Fact]
    public void Random_and_mutated_schedules_give_a_draft_and_never_throw()
    {
        var random = new System.Random(20250208);
        var inputs = Enumerable.Range(0, 6_000).Select(_ => Mutated(random, Seeds[random.Next(Seeds.Length)])).ToList();

        Parallel.ForEach(inputs, (input, _, i) => Read(Encoding.UTF8.GetBytes(input), i % 3));
    }

    [SharedFact("interop/schedules")]
    public void Mutated_real_schedules_give_a_draft_and_never_throw()
    {
        var random = new System.Random(20250209);
        foreach (var path in Directory.GetFiles(Path.Combine(TestFiles.Shared, "interop", "schedules")).Where(p => new FileInfo(p).Length < 300_000))
        {
            var bytes = File.ReadAllBytes(path);
            for (var i = 0; i < 6; i++)
            {
                var start = i % 2 == 0 ? 0 : random.Next(bytes.Length);
                var piece = bytes[start..Math.Min(bytes.Length, start + random.Next(100, 40_000))];
                for (var k = 0; k < 20; k++) piece[random.Next(piece.Length)] = (byte)random.Next(256);
                Read(piece, i % 3);
            }
        }
    }

    [Fact]
    public void Any_bytes_give_a_draft() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Read(bytes, 0) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("<schedule>", "<a>", 200_000)]
    [InlineData("<schedule>", "<!--", 200_000)]
    [InlineData("<schedule><day date='2025-02-08'>", "<event><title>x</title>", 30_000)]
    [InlineData("<schedule><event><title>x</title><abstract>", "&lt;b id=x&gt;&lt;p&gt;", 20_000)]
    [InlineData("<schedule><event a='", "<x a='", 100_000)]
    [InlineData("", "[", 500_000)]
    [InlineData("{\"a\":", "{\"title\":\"x\",\"start\":", 50_000)]
    [InlineData("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nSUMMARY:x\nRRULE:FREQ=DAILY;COUNT=9999\nDTSTART:20250101T000000\n", 20_000)]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "ATTENDEE;X=\"", 50_000)]
    [InlineData("9:00 x\n", "9:00-10:00 y | \n", 60_000)]
    [InlineData("9:00 ", "(a) - ", 100_000)]
    [InlineData("Start,Title\n", "\"", 100_000)]
    [InlineData("Start,Title\n9:00,x\n", ",", 500_000)]
    public void A_long_repetition_comes_to_an_end(string start, string piece, int times)
    {
        // What is quadratic in it would never end here.
        var draft = Read(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(piece, times))), 1);

        Assert.True(draft.Sessions.Count > 0 || draft.Problems.Count > 0);
    }

    [Theory]
    [InlineData("", "Schedule.Empty")]
    [InlineData(" \n ", "Schedule.Empty")]
    [InlineData("PK\u0003\u0004\0\0\0", "Schedule.NotText")]
    [InlineData("Nothing to see here.", "Schedule.NotASchedule")]
    [InlineData("<html><body>No.</body></html>", "Schedule.NotASchedule")]
    [InlineData("<schedule/>", "Schedule.NoSessions")]
    public void What_is_no_schedule_says_so(string text, string key) => Assert.Equal([key], Drafts.Of(text).Keys());

    [Fact]
    public void The_content_decides_and_not_the_name() => Assert.Single(ScheduleImport.Read("9:00 First"u8.ToArray(), "schedule.xml", Drafts.Meeting).Sessions);

    private static ScheduleDraft Read(byte[] bytes, long kind)
    {
        var draft = ScheduleImport.Read(bytes, null, kind switch { 0 => new ScheduleOptions(), 1 => Drafts.Meeting, _ => Drafts.Meeting with { InstantsCount = true, Columns = new Dictionary<int, ScheduleColumn> { [0] = ScheduleColumn.Title, [-1] = ScheduleColumn.Day, [900] = ScheduleColumn.Start } } });
        Assert.True(draft.Sessions.Count > 0 || draft.Problems.Count > 0);
        Assert.All(draft.Sessions, s => Assert.NotEmpty(s.Title));
        return draft;
    }

    private static string Mutated(System.Random random, string seed)
    {
        var text = new StringBuilder(seed);
        for (var i = random.Next(1, 10); i > 0; i--)
        {
            var at = random.Next(text.Length);
            if (random.Next(3) == 0) text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
            else text.Insert(at, Scraps[random.Next(Scraps.Length)]);
            if (text.Length == 0) text.Append('x');
        }
        return text.ToString();
    }
}
