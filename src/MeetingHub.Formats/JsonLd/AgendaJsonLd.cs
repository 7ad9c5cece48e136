using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.JsonLd;

/// <summary>A meeting and its published agenda as JSON-LD 1.1 in the words of schema.org (Event, subEvent), for search engines.</summary>
public static class AgendaJsonLd
{
    /// <summary>The media type of JSON-LD 1.1, appendix C.</summary>
    public const string MediaType = "application/ld+json";

    // Unlike the relaxed encoder this one escapes <, so that the text can stand inside a <script> element (JSON-LD 1.1, 7.2).
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the meeting as an event, and in it each session as one. Breaks are left out: nobody looks for them.</summary>
    public static void Write(Stream stream, PublishedAgenda agenda)
    {
        var meeting = agenda.Meeting;
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("@context", "https://schema.org");
        Event(json, agenda.Address, MeetingFacts.Name(meeting), meeting.Language, meeting.Status == MeetingStatus.Withdrawn);
        // schema.org takes the reduced dates of ISO 8601; one without a year it cannot say.
        if (meeting.Starts is { Year: not null } starts) json.WriteString("startDate", starts.ToString());
        if (meeting.Ends is { Year: not null } ends) json.WriteString("endDate", ends.ToString());
        Location(json, meeting, room: null);
        if (agenda.Release is { } release) Sessions(json, agenda, release);
        json.WriteEndObject();
    }

    private static void Sessions(Utf8JsonWriter json, PublishedAgenda agenda, AgendaRelease release)
    {
        var hasZone = ZonedTimes.Zone(release.TimeZone) is not null;
        var times = Timetable.Of(release).ToDictionary(s => s.Session.Uid);
        json.WriteStartArray("subEvent");
        foreach (var session in release.Sessions.Where(s => !s.IsBreak))
        {
            json.WriteStartObject();
            Event(json, agenda.SessionAddress(session), session.Title, session.Language, session.IsDropped || agenda.Meeting.Status == MeetingStatus.Withdrawn);
            if (times.TryGetValue(session.Uid, out var timed))
            {
                json.WriteString("startDate", Text(timed.Starts, hasZone));
                json.WriteString("endDate", Text(timed.Ends, hasZone));
            }
            if (CleanText.Lines(session.Abstract) is { Length: > 0 } text) json.WriteString("description", text);
            Location(json, agenda.Meeting, session.Room);
            Named(json, "performer", "Person", session.Facilitators.Where(f => f.Affiliate is null && f.AffiliateId is null).Select(agenda.NameOf));
            Named(json, "organizer", "Organization", session.Facilitators.Where(f => f.Affiliate is not null || f.AffiliateId is not null).Select(agenda.NameOf));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Event(Utf8JsonWriter json, string address, string name, string? language, bool isCancelled)
    {
        json.WriteString("@type", "Event");
        json.WriteString("@id", address);
        json.WriteString("url", address);
        json.WriteString("name", CleanText.Line(name));
        if (CleanText.Line(language) is { Length: > 0 } tag) json.WriteString("inLanguage", tag);
        json.WriteString("eventStatus", isCancelled ? "https://schema.org/EventCancelled" : "https://schema.org/EventScheduled");
    }

    private static void Location(Utf8JsonWriter json, Meeting meeting, string? room)
    {
        json.WriteStartObject("location");
        json.WriteString("@type", "Place");
        json.WriteString("name", MeetingFacts.Place(meeting, room));
        if (meeting.City is not null || meeting.Country is not null)
        {
            json.WriteStartObject("address");
            json.WriteString("@type", "PostalAddress");
            if (CleanText.Line(meeting.City) is { Length: > 0 } city) json.WriteString("addressLocality", city);
            if (meeting.Country is { } country) json.WriteString("addressCountry", country.Code);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Named(Utf8JsonWriter json, string property, string type, IEnumerable<string?> names)
    {
        var known = names.OfType<string>().ToList();
        if (known.Count == 0) return;
        json.WriteStartArray(property);
        foreach (var name in known)
        {
            json.WriteStartObject();
            json.WriteString("@type", type);
            json.WriteString("name", CleanText.Line(name));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Text(DateTimeOffset at, bool hasZone) => at.ToString(hasZone ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
