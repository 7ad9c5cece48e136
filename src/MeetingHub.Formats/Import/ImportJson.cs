using System.Globalization;
using System.Text.Json;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Import;

/// <summary>The JSON that <c>import --format json</c> prints, one object a document.</summary>
public static class ImportJson
{
    /// <summary>Writes one document's object.</summary>
    public static void Write(Utf8JsonWriter json, SourceReading reading)
    {
        var draft = reading.Draft;
        var meeting = draft?.Meeting;
        json.WriteStartObject();
        json.WriteString("doc", reading.Name);
        json.WriteString("language", draft?.Language);
        json.WriteBoolean("isMeeting", meeting is not null);
        json.WriteString("title", (meeting?.Title ?? draft?.Title)?.Value);
        json.WriteString("series", meeting?.Series?.Value);
        if (meeting?.Edition is { } edition) json.WriteNumber("edition", edition.Value);
        else json.WriteNull("edition");
        json.WriteString("status", (meeting?.Status ?? MeetingStatus.Unknown).ToString().ToLowerInvariant());
        json.WriteString("hostCity", meeting?.City?.Value);
        json.WriteString("hostCountry", meeting?.Country?.Value.Code);
        json.WriteString("venue", meeting?.Venue?.Value);
        json.WriteString("timeZone", meeting?.TimeZone?.Value);
        json.WriteString("startDate", meeting?.Starts?.Value.ToString());
        json.WriteString("endDate", meeting?.Ends?.Value.ToString());
        json.WriteString("dateText", meeting?.DateText?.Value);
        Strings(json, "hosts", meeting?.Hosts.Select(o => o.Name.Value));
        Strings(json, "participants", meeting?.Participants.Select(o => o.Name.Value));
        Strings(json, "guests", meeting?.Guests.Select(o => o.Name.Value));
        Strings(json, "participantCountries", meeting?.Countries.Select(c => c.Value.Code));
        json.WriteStartArray("people");
        foreach (var person in meeting?.People ?? []) Write(json, person);
        json.WriteEndArray();
        json.WriteStartArray("sessions");
        foreach (var session in meeting?.Sessions ?? []) Write(json, session);
        json.WriteEndArray();
        Strings(json, "objectives", meeting?.Objectives.Select(o => o.Value));
        Strings(json, "outcomes", meeting?.Outcomes.Select(o => o.Sentence.Value));
        Strings(json, "surveys", meeting?.Surveys.Select(s => s.Value));
        json.WriteStartArray("relatedMeetings");
        foreach (var related in draft?.Related ?? []) Write(json, related);
        json.WriteEndArray();
        json.WriteStartArray("visits");
        foreach (var visit in draft?.Programme?.Visits ?? [])
        {
            json.WriteStartObject();
            json.WriteString("organisation", visit.Name.Value);
            json.WriteString("country", visit.Country?.Code);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("evidence");
        if (draft is not null)
            foreach (var (field, value, span) in DraftEvidence.Of(draft)) Write(json, field, value, span, reading.Text);
        json.WriteEndArray();
        json.WriteStartArray("diagnostics");
        if (reading.Refusal is { } refusal) Write(json, new Diagnostic(DiagnosticSeverity.Error, refusal, 0));
        foreach (var diagnostic in draft?.Diagnostics ?? []) Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string>? values)
    {
        json.WriteStartArray(name);
        foreach (var value in values ?? []) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, PersonDraft person)
    {
        json.WriteStartObject();
        json.WriteString("name", person.Name.Value);
        json.WriteString("role", person.Role.ToString().ToLowerInvariant());
        json.WriteString("organisation", person.Organisation?.Value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SessionDraft session)
    {
        json.WriteStartObject();
        json.WriteString("title", session.Title.Value);
        Strings(json, "facilitators", session.Facilitators.Select(f => f.Value));
        var time = session.Start?.Value.ToString("HH:mm", CultureInfo.InvariantCulture);
        json.WriteString("start", time is not null && session.Day is { } day ? day.ToString("O", CultureInfo.InvariantCulture) + "T" + time : time);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RelatedMeetingDraft related)
    {
        json.WriteStartObject();
        json.WriteString("relation", related.Relation.ToString().ToLowerInvariant());
        json.WriteString("title", related.Title?.Value);
        json.WriteString("city", related.City?.Value);
        json.WriteString("country", related.Country?.Value.Code);
        if (related.Year is { } year) json.WriteNumber("year", year.Value);
        else json.WriteNull("year");
        Strings(json, "outcomes", related.Outcomes.Select(o => o.Sentence.Value));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string field, string value, SourceSpan span, string text)
    {
        json.WriteStartObject();
        json.WriteString("field", field);
        json.WriteString("value", value);
        json.WriteNumber("start", span.Start);
        json.WriteNumber("length", span.Length);
        json.WriteString("quote", span.In(text));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", diagnostic.Message);
        json.WriteNumber("start", diagnostic.Start);
        json.WriteEndObject();
    }
}
