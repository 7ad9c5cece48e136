using System.Text.Json;
using System.Xml.Linq;
using FsCheck.Fluent;
using MeetingHub.Domain;
using MeetingHub.Formats.ScheduleJson;
using MeetingHub.Formats.ScheduleXml;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.ScheduleJson;

/// <summary>The JSON twin of the schedule file: valid by Python's jsonschema, and the same as the XML.</summary>
public sealed class ScheduleJsonTests
{
    [JsonSchemaFact]
    public void Every_sort_of_agenda_and_random_ones_are_valid()
    {
        var agendas = HardAgendas.All().Concat(HardAgendas.Any().Generator.Sample(60).Select((agenda, i) => ($"random {i}", agenda))).ToList();
        var folder = Directory.CreateTempSubdirectory("meetinghub-tests-json-").FullName;
        try
        {
            foreach (var (i, (_, agenda)) in agendas.Index()) File.WriteAllBytes(Path.Combine(folder, $"{i}.json"), Agendas.Bytes(s => ScheduleJsonWriter.Write(s, agenda)));

            var problems = Tools.Run(Tools.Python, folder, "-c", """
                import sys, json, jsonschema
                validator = jsonschema.Draft6Validator(json.load(open(sys.argv[1])), format_checker=jsonschema.FormatChecker())
                for i in range(int(sys.argv[2])):
                    for error in validator.iter_errors(json.load(open(f'{i}.json', encoding='utf-8'))): print(i, list(error.path), error.message)
                """, Path.Combine(TestFiles.Shared, "interop", "schemas", "schedule.schema.json"), $"{agendas.Count}");

            Assert.Equal("", problems);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void It_says_what_the_XML_says()
    {
        foreach (var (name, agenda) in HardAgendas.All())
        {
            using var json = JsonDocument.Parse(Agendas.Bytes(s => ScheduleJsonWriter.Write(s, agenda)));
            var xml = XElement.Parse(Agendas.Text(s => ScheduleXmlWriter.Write(s, agenda)));

            var conference = json.RootElement.GetProperty("schedule").GetProperty("conference");
            var days = conference.GetProperty("days").EnumerateArray().Select(d => $"{d.GetProperty("index")} {d.GetProperty("date")} {d.GetProperty("day_start")} {d.GetProperty("day_end")}");
            var events = conference.GetProperty("days").EnumerateArray().SelectMany(d => d.GetProperty("rooms").EnumerateObject()).SelectMany(r => r.Value.EnumerateArray())
                .Select(e => string.Join('|', ((string[])["guid", "id", "room", "title", "type", "date", "start", "duration", "abstract", "track", "language", "url"]).Select(n => e.GetProperty(n).ToString())));
            Assert.Equal([name, .. xml.Elements("day").Select(d => string.Join(' ', d.Attributes().Select(a => a.Value)))], [name, .. days]);
            Assert.Equal(xml.Descendants("event").Select(e => string.Join('|', e.Attributes().Select(a => a.Value).Concat(((string[])["room", "title", "type", "date", "start", "duration", "abstract", "track", "language", "url"]).Select(n => e.Element(n)?.Value)))), events);
        }
    }

    [Fact]
    public void An_event_has_an_end_its_people_and_its_room()
    {
        var meeting = Agendas.Meeting();
        meeting.Add("Niñez", "2025-02-01T09:00", 90, "Salón").AddFacilitator(new Person("first", "First Facilitator"));

        var text = Agendas.Text(s => ScheduleJsonWriter.Write(s, meeting.Published()));

        using var json = JsonDocument.Parse(text);
        var conference = json.RootElement.GetProperty("schedule").GetProperty("conference");
        var session = conference.GetProperty("days")[0].GetProperty("rooms").GetProperty("Salón")[0];
        Assert.Equal("S1 encuentro-2025-s1 2025-02-01T10:30:00-05:00", $"{session.GetProperty("code")} {session.GetProperty("slug")} {session.GetProperty("end")}");
        Assert.Equal("First Facilitator", session.GetProperty("persons")[0].GetProperty("name").GetString());
        Assert.Equal("encuentro_2025 America/Bogota Salón", $"{conference.GetProperty("acronym")} {conference.GetProperty("time_zone_name")} {conference.GetProperty("rooms")[0].GetProperty("name")}");
        Assert.Contains("Niñez", text, StringComparison.Ordinal);
    }
}

/// <summary>A test that needs the schema beside the repository and Debian's jsonschema: skipped where one is missing, except in CI.</summary>
internal sealed class JsonSchemaFactAttribute : FactAttribute
{
    public JsonSchemaFactAttribute() => Skip = new SharedFactAttribute("interop/schemas").Skip ?? new PythonFactAttribute("jsonschema").Skip;
}
