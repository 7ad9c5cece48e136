using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.ScheduleXml;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.ScheduleXml;

/// <summary>The schedule file of conference apps: what is in it, and that the schema has nothing to say, whatever the agenda.</summary>
public sealed class ScheduleXmlTests
{
    private static readonly Lazy<XmlSchemaSet> Schema = new(() =>
    {
        var set = new XmlSchemaSet();
        set.Add(null, Path.Combine(TestFiles.Shared, "interop", "schemas", "schedule.xml.xsd"));
        set.Compile();
        return set;
    });

    [SharedFact("interop/schemas")]
    public void Every_sort_of_agenda_is_valid()
    {
        foreach (var (name, agenda) in HardAgendas.All()) Assert.Equal([name], [name, .. Problems(agenda)]);
    }

    [SharedFact("interop/schemas")]
    public void Any_title_room_slug_and_time_is_valid() =>
        Prop.ForAll(HardAgendas.Any(), agenda => Problems(agenda).Count == 0).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Days_are_calendar_days_and_end_at_midnight()
    {
        var meeting = Agendas.Meeting().With(("startDate", "2025-02-01"), ("endDate", "2025-02-03"));
        meeting.Add("Evening", "2025-02-01T23:00", 120, "Patio");
        meeting.Add("Night", "2025-02-02T00:30", 60, "Patio");
        meeting.Add("Coffee", "2025-02-02T10:00", 15).With(("break", "true"));

        var schedule = Xml(meeting.Published());

        Assert.Equal(
        [
            "1 2025-02-01 2025-02-01T00:00:00-05:00 2025-02-02T00:00:00-05:00: Evening 23:00 02:00 session",
            "2 2025-02-02 2025-02-02T00:00:00-05:00 2025-02-03T00:00:00-05:00: Night 00:30 01:00 session, Coffee 10:00 00:15 break",
            "3 2025-02-03 2025-02-03T00:00:00-05:00 2025-02-04T00:00:00-05:00: ",
        ], schedule.Elements("day").Select(Day));
        Assert.Equal("2025-02-01 2025-02-03 3 America/Bogota", string.Join(' ', ((string[])["start", "end", "days", "time_zone_name"]).Select(n => schedule.Element("conference")!.Element(n)!.Value))); // written always
    }

    [Fact]
    public void What_lasts_a_day_or_longer_is_one_event_a_day_and_keeps_its_guid_on_the_first()
    {
        var meeting = Agendas.Meeting();
        var session = meeting.Add("Hackathon", "2025-02-01T20:00", 40 * 60);
        meeting.Add("Other", "2025-02-01T20:00", (24 * 60) - 1);

        var schedule = Xml(meeting.Published());

        Assert.Equal(["Hackathon (1/3) 20:00 04:00 session", "Other 20:00 23:59 session", "Hackathon (2/3) 00:00 23:59 session", "Hackathon (3/3) 00:00 12:00 session"], schedule.Descendants("event").Select(Event));
        Assert.Equal(session.Uid.ToString(), schedule.Descendants("event").First().Attribute("guid")?.Value);
    }

    [Fact]
    public void A_day_that_the_clocks_begin_at_one_still_ends_at_midnight()
    {
        var meeting = Agendas.Meeting("America/Sao_Paulo");
        meeting.Add("Before", "2018-11-03T10:00");
        meeting.Add("In the skipped hour", "2018-11-04T00:30");

        var schedule = Xml(meeting.Published());

        Assert.Equal(
        [
            "1 2018-11-03 2018-11-03T00:00:00-03:00 2018-11-04T00:00:00-03:00: Before 10:00 01:00 session",
            "2 2018-11-04 2018-11-04T00:00:00-03:00 2018-11-05T00:00:00-02:00: In the skipped hour 01:30 01:00 session",
        ], schedule.Elements("day").Select(Day));
    }

    [Fact]
    public void An_event_carries_all_that_apps_show()
    {
        var meeting = Agendas.Meeting(slug: "enc");
        var session = meeting.Add("Niñez & <género>", "2025-02-01T09:00", 90, "Salón Ñandutí").With(("abstract", "Uno\nDos"), ("track", "Género"));
        session.AddFacilitator(new Person("first", "First Facilitator"));

        var schedule = Xml(meeting.Published());

        Assert.Equal("meeting_enc", schedule.Element("conference")?.Element("acronym")?.Value);
        Assert.Equal(["generator", "url", "version", "conference", "day"], schedule.Elements().Select(e => e.Name.LocalName));
        Assert.Equal("Género genero", string.Join(' ', schedule.Descendants("track").First().Attributes().Select(a => a.Value)));
        Assert.Equal(
        [
            "room Salón Ñandutí", "title Niñez & <género>", "subtitle ", "type session", "date 2025-02-01T09:00:00-05:00", "start 09:00", "duration 01:30", "abstract Uno\nDos", "track Género",
            "persons First Facilitator", "language es", "description ", "url https://hub.example/meetings/enc/sessions/S1",
        ], schedule.Descendants("event").Single().Elements().Select(e => $"{e.Name.LocalName} {e.Value}"));
    }

    private static XElement Xml(PublishedAgenda agenda) => XElement.Parse(Agendas.Text(s => ScheduleXmlWriter.Write(s, agenda)));

    private static string Day(XElement day) =>
        $"{string.Join(' ', day.Attributes().Select(a => a.Value))}: {string.Join(", ", day.Descendants("event").Select(Event))}";

    private static string Event(XElement element) => string.Join(' ', ((string[])["title", "start", "duration", "type"]).Select(n => element.Element(n)?.Value));

    private static List<string> Problems(PublishedAgenda agenda)
    {
        var problems = new List<string>();
        var settings = new XmlReaderSettings { Schemas = Schema.Value, ValidationType = ValidationType.Schema, ValidationFlags = XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.ReportValidationWarnings };
        settings.ValidationEventHandler += (_, e) => problems.Add(e.Message);
        var bytes = Agendas.Bytes(s => ScheduleXmlWriter.Write(s, agenda));
        using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
        while (reader.Read()) { }
        // What the schema allows and clients do not.
        var schedule = XElement.Load(new MemoryStream(bytes));
        problems.AddRange(schedule.Descendants("duration").Select(d => d.Value).Where(d => !TimeOnly.TryParseExact(d, "HH:mm", out _)));
        if (!bytes.SequenceEqual(Agendas.Bytes(s => ScheduleXmlWriter.Write(s, agenda)))) problems.Add("Written twice it differs.");
        return problems;
    }
}
