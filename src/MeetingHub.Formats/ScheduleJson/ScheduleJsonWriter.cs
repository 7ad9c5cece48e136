using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.ScheduleJson;

/// <summary>A published agenda as schedule.json, version 1: valid against c3voc.de/schedule/schema.json, with the content of schedule.xml.</summary>
public static partial class ScheduleJsonWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the schedule; without a release one with no event.</summary>
    public static void Write(Stream stream, PublishedAgenda agenda)
    {
        var schedule = ConferenceSchedule.Of(agenda);
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://c3voc.de/schedule/schema.json");
        json.WriteStartObject("generator");
        json.WriteString("name", ConferenceSchedule.Generator);
        json.WriteString("version", ConferenceSchedule.GeneratorVersion);
        json.WriteEndObject();
        json.WriteStartObject("schedule");
        json.WriteString("version", schedule.Version);
        json.WriteString("base_url", agenda.Address);
        Conference(json, agenda, schedule);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Conference(Utf8JsonWriter json, PublishedAgenda agenda, ConferenceSchedule schedule)
    {
        json.WriteStartObject("conference");
        json.WriteString("acronym", schedule.Acronym);
        json.WriteString("title", schedule.Title);
        json.WriteString("start", Text(schedule.First));
        json.WriteString("end", Text(schedule.Last));
        json.WriteNumber("daysCount", schedule.Days.Count);
        json.WriteString("timeslot_duration", "00:05");
        // The schema's pattern knows no zones such as EST.
        if (schedule.Zone is not null && ZoneName().IsMatch(schedule.Zone)) json.WriteString("time_zone_name", schedule.Zone);
        json.WriteString("url", agenda.Address);
        json.WriteStartArray("tracks");
        foreach (var track in schedule.Tracks)
        {
            json.WriteStartObject();
            json.WriteString("name", track);
            if (Slug.From(track) is { Length: > 1 } slug) json.WriteString("slug", slug);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("rooms");
        foreach (var room in schedule.Rooms)
        {
            json.WriteStartObject();
            json.WriteString("name", room.Name);
            json.WriteString("guid", room.Guid);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("days");
        foreach (var day in schedule.Days) Day(json, day, schedule.Zone);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter json, ScheduleDay day, string? zone)
    {
        json.WriteStartObject();
        json.WriteNumber("index", day.Index);
        json.WriteString("date", Text(day.Date));
        json.WriteString("day_start", Text(day.Starts));
        json.WriteString("day_end", Text(day.Ends));
        json.WriteStartObject("rooms");
        foreach (var room in day.Rooms)
        {
            json.WriteStartArray(room.Name);
            foreach (var session in room.Events) Event(json, session, zone);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, ScheduleEvent session, string? zone)
    {
        json.WriteStartObject();
        json.WriteString("guid", session.Guid);
        if (Code().IsMatch(session.Code)) json.WriteString("code", session.Code);
        json.WriteNumber("id", session.Id);
        json.WriteString("date", Text(session.Starts));
        json.WriteString("start", session.Starts.ToString("HH:mm", CultureInfo.InvariantCulture));
        json.WriteString("end", Text(session.Ends(ZonedTimes.Zone(zone))));
        json.WriteString("duration", session.Duration);
        json.WriteString("room", session.Room);
        json.WriteString("slug", session.Slug);
        json.WriteString("url", session.Address);
        json.WriteString("title", session.Title);
        json.WriteNull("subtitle");
        json.WriteString("track", Known(session.Track));
        json.WriteString("type", session.Type);
        json.WriteString("language", Known(session.Language));
        json.WriteString("abstract", Known(session.Abstract));
        json.WriteNull("description");
        json.WriteStartArray("persons");
        foreach (var person in session.Persons)
        {
            json.WriteStartObject();
            json.WriteString("name", person);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("links");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Known(string text) => text.Length > 0 ? text : null;

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Z][a-z]+/[A-Z][a-z]+|UTC$")]
    private static partial Regex ZoneName();

    [GeneratedRegex("^[A-Z0-9]+$")]
    private static partial Regex Code();
}
