using System.Globalization;
using System.Text.Json;
using FsCheck.Fluent;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.ICalendar;
using MeetingHub.Formats.Schedules;
using MeetingHub.Formats.Tests.Export;
using NodaTime;
using NodaTime.Extensions;

namespace MeetingHub.Formats.Tests.ICalendar;

/// <summary>Three iCalendar readers that nobody here wrote see every session at the instant that NodaTime gives it.</summary>
public sealed class ForeignReaderTests
{
    private static readonly string[] Zones = ["America/Bogota", "America/Sao_Paulo", "America/Mexico_City", "America/Santiago", "America/Asuncion", "Europe/Berlin"];

    // Brazil had summer time until 2019, Mexico until 2022, Paraguay changed for good in 2024.
    private static readonly (int First, int Last)[] Spans = [(2012, 2012), (2018, 2018), (2012, 2019), (2022, 2025)];

    [PythonFact("icalendar")]
    public void Python_icalendar_reads_the_same_instants() => Check((folder, files) => Tools.Run(Tools.Python, folder, ["-c", """
        import sys, json, icalendar, datetime
        utc = datetime.timezone.utc
        def events(name):
            calendar = icalendar.Calendar.from_ical(open(name, 'rb').read())
            for e in calendar.walk('VEVENT'):
                yield [str(e['UID']), int(e['DTSTART'].dt.astimezone(utc).timestamp()), int(e['DTEND'].dt.astimezone(utc).timestamp()), str(e['SUMMARY'])]
        print(json.dumps([list(events(n)) for n in sys.argv[1:]]))
        """, .. files]));

    [PythonFact("vobject")]
    public void Python_vobject_reads_the_same_instants() => Check((folder, files) => Tools.Run(Tools.Python, folder, ["-c", """
        import sys, json, subprocess
        one = '''
        import sys, json, vobject, datetime
        utc = datetime.timezone.utc
        calendar = vobject.readOne(open(sys.argv[1], encoding='utf-8', newline='').read())
        print(json.dumps([[e.uid.value, int(e.dtstart.value.astimezone(utc).timestamp()), int(e.dtend.value.astimezone(utc).timestamp()), e.summary.value] for e in calendar.vevent_list]))
        '''
        # It keeps the first VTIMEZONE that it sees of a name, so each file has a process of its own.
        print(json.dumps([json.loads(subprocess.check_output([sys.executable, '-c', one, n])) for n in sys.argv[1:]]))
        """, .. files]));

    [IcalJsFact]
    public void Ical_js_reads_the_same_instants() => Check((folder, files) =>
    {
        var script = Path.Combine(Tools.IcalJsFolder.Value ?? throw new InvalidOperationException("ical.js could not be installed."), $"read-{Guid.NewGuid():N}.mjs");
        File.WriteAllText(script, """
            import fs from 'node:fs';
            import ICAL from 'ical.js';
            const read = name => {
                ICAL.TimezoneService.reset();
                const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(name, 'utf8')));
                for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone.getFirstPropertyValue('tzid'), new ICAL.Timezone(zone));
                return calendar.getAllSubcomponents('vevent').map(c => new ICAL.Event(c)).map(e => [e.uid, e.startDate.toUnixTime(), e.endDate.toUnixTime(), e.summary]);
            };
            console.log(JSON.stringify(process.argv.slice(2).map(read)));
            """);
        try
        {
            return Tools.Run("node", folder, [script, .. files]);
        }
        finally
        {
            File.Delete(script);
        }
    });

    [PythonFact("icalendar", "vobject")]
    public void Whatever_the_agenda_it_is_a_calendar_with_its_texts_and_events()
    {
        var agendas = HardAgendas.All().Concat(HardAgendas.Any().Generator.Sample(60).Select((agenda, i) => ($"random {i}", agenda))).ToList();
        var folder = Directory.CreateTempSubdirectory("meetinghub-tests-ics-").FullName;
        try
        {
            foreach (var (i, (_, agenda)) in agendas.Index()) File.WriteAllBytes(Path.Combine(folder, $"{i}.ics"), Agendas.Bytes(s => AgendaCalendar.Write(s, agenda)));

            using var read = JsonDocument.Parse(Tools.Run(Tools.Python, folder, "-c", """
                import sys, json, icalendar, vobject
                def read(i):
                    octets = open(f'{i}.ics', 'rb').read()
                    calendar = icalendar.Calendar.from_ical(octets)
                    assert calendar.subcomponents, i
                    for e in calendar.walk('VEVENT'): assert e['DTEND'].dt > e['DTSTART'].dt, i
                    # vobject's texts, because icalendar 4.0 takes an escaped backslash before an n for a new line.
                    texts = [[e.summary.value, e.location.value] for e in vobject.readOne(octets.decode()).contents.get('vevent', [])]
                    assert len(texts) == len(calendar.walk('VEVENT')), i
                    return texts
                print(json.dumps([read(i) for i in range(int(sys.argv[1]))]))
                """, $"{agendas.Count}"));

            foreach (var ((name, agenda), events) in agendas.Zip(read.RootElement.EnumerateArray()))
            {
                var expected = (agenda.Release is null ? [] : Timetable.Of(agenda.Release)).Select(s => $"{Or(s.Session.Title, s.Session.Code)} @ {MeetingFacts.Place(agenda.Meeting, s.Session.Room)}").ToList();
                if (expected.Count == 0 && MeetingFacts.Days(agenda.Meeting) is not null) expected = [$"{MeetingFacts.Name(agenda.Meeting)} @ {MeetingFacts.Place(agenda.Meeting)}"];
                Assert.Equal([name, .. expected], [name, .. events.EnumerateArray().Select(e => $"{e[0].GetString()} @ {e[1].GetString()}")]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string Or(string title, string code) => CleanText.Line(title) is { Length: > 0 } line ? line : code;
    }

    private static void Check(Func<string, string[], string> readAll)
    {
        var folder = Directory.CreateTempSubdirectory("meetinghub-tests-ics-").FullName;
        try
        {
            var agendas = (from zone in Zones from span in Spans select (zone, span, Agenda: Around(zone, span.First, span.Last))).ToList();
            var files = agendas.Select(a => $"{a.zone.Replace('/', '-')}-{a.span.First}-{a.span.Last}.ics").ToArray();
            foreach (var (file, agenda) in files.Zip(agendas)) File.WriteAllBytes(Path.Combine(folder, file), Agendas.Bytes(s => AgendaCalendar.Write(s, agenda.Agenda)));

            using var read = JsonDocument.Parse(readAll(folder, files));

            foreach (var ((zone, span, agenda), events) in agendas.Zip(read.RootElement.EnumerateArray()))
            {
                var expected = agenda.Release!.Sessions.Select(s => Expected(s, zone)).Order(StringComparer.Ordinal);
                var actual = events.EnumerateArray().Select(e => $"{e[3].GetString()} {e[0].GetString()} {e[1].GetInt64()} {e[2].GetInt64()}").Order(StringComparer.Ordinal);
                Assert.Equal([zone + span, .. expected], [zone + span, .. actual]);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Expected(ReleasedSession session, string zone)
    {
        var starts = session.Starts!.Value.ToLocalDateTime().InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
        return FormattableString.Invariant($"{session.Title} {session.Uid} {starts.ToUnixTimeSeconds()} {starts.ToUnixTimeSeconds() + (session.Minutes * 60)}");
    }

    /// <summary>Sessions in ordinary weeks, and around each change of the clocks: the days before and after, in the skipped or doubled hour, and across it.</summary>
    private static PublishedAgenda Around(string zone, int firstYear, int lastYear)
    {
        var meeting = Agendas.Meeting(zone);
        foreach (var year in Enumerable.Range(firstYear, lastYear - firstYear + 1))
            foreach (var month in (int[])[1, 4, 7, 10]) meeting.Add($"Sesión {month}/{year}", string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-05T09:30"), 45);
        var tz = DateTimeZoneProviders.Tzdb[zone];
        foreach (var interval in tz.GetZoneIntervals(Instant.FromUtc(firstYear, 1, 2, 0, 0), Instant.FromUtc(lastYear, 12, 30, 0, 0)).Skip(1))
        {
            var before = interval.Start.Minus(Duration.FromMinutes(1)).InZone(tz).LocalDateTime.PlusMinutes(1);
            foreach (var (title, minutes) in ((string, long)[])[("day before", -24 * 60), ("across", -90), ("up to it", -30), ("in the hour", 30), ("in the hour before", -15), ("hours later", 180), ("day after", 24 * 60)])
                meeting.Add($"{title}, {before}", before.PlusMinutes(minutes).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), title == "across" ? 150 : 30);
        }
        return meeting.Published();
    }
}
