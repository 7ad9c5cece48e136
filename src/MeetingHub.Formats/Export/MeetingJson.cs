using System.Globalization;
using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Formats.Reports;

namespace MeetingHub.Formats.Export;

/// <summary>The JSON of one meeting: facts as the import JSON names them, parts, sources, and beside each record its evidence.</summary>
public static class MeetingJson
{
    /// <summary>Writes the meeting's object.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="dossier">The meeting and its evidence.</param>
    /// <param name="language">The language of dates and country names.</param>
    /// <param name="report">Its summary report.</param>
    public static void Write(Utf8JsonWriter json, MeetingDossier dossier, CultureInfo language, ReportDocument report)
    {
        var meeting = dossier.Meeting;
        var evidence = dossier.Evidence.ToLookup(e => (e.RecordKind, e.RecordId));
        json.WriteStartObject();
        json.WriteString("meeting", meeting.Slug);
        json.WriteString("language", meeting.Language);
        Named(json, "series", meeting.Series?.Slug, meeting.Series?.Name);
        Named(json, "programme", meeting.Programme?.Slug, meeting.Programme?.Name);
        Fields(json, meeting);
        json.WriteString("when", meeting.Starts?.ToText(meeting.Ends, language) ?? meeting.DateText);
        json.WriteString("hostCountryName", meeting.Country?.Name(language));
        json.WriteBoolean("isMentionOnly", meeting.IsMentionOnly);
        Evidence(json, evidence[(meeting.Kind, meeting.Id)]);

        All(json, "delegations", meeting.Delegations.OrderBy(d => d.Role).ThenBy(d => d.Id), evidence, delegation =>
        {
            Named(json, "affiliate", delegation.Affiliate?.Slug, delegation.Affiliate?.Name);
            json.WriteString("countryName", delegation.Country?.Name(language));
        });
        All(json, "people", meeting.Participations.OrderBy(p => p.Id), evidence, participation =>
        {
            json.WriteString("name", participation.Person?.Name);
            Named(json, "affiliate", participation.Affiliate?.Slug, participation.Affiliate?.Name);
        });
        All(json, "sessions", meeting.Sessions.OrderBy(s => s.Position), evidence, session =>
        {
            json.WriteString("code", session.Code);
            json.WriteString("language", session.Language);
            json.WriteStartArray("facilitators");
            foreach (var facilitator in session.Facilitators.OrderBy(f => f.Id)) json.WriteStringValue(facilitator.Person?.Name);
            json.WriteEndArray();
        });
        All(json, "outcomes", meeting.Outcomes.OrderBy(o => o.Position), evidence, outcome => Outcome(json, meeting, outcome));
        All(json, "goals", meeting.Goals.OrderBy(g => g.Position), evidence, goal => json.WriteString("language", goal.Language));
        All(json, "surveys", meeting.Surveys.OrderBy(s => s.Position), evidence, survey => json.WriteString("language", survey.Language));
        All(json, "relatedMeetings", meeting.Links.OrderBy(l => l.Id), evidence, link => Named(json, "meeting", link.Other?.Slug, link.Other?.Name));
        Sources(json, dossier);
        json.WritePropertyName("report");
        ReportJson.Write(json, report);
        json.WriteEndObject();
    }

    private static void Outcome(Utf8JsonWriter json, Meeting meeting, Outcome outcome)
    {
        json.WriteString("language", outcome.Language);
        json.WriteString("session", meeting.Sessions.FirstOrDefault(s => s.Id == outcome.SessionId)?.Code);
        json.WriteStartArray("responsible");
        foreach (var owner in outcome.Owners.OrderBy(o => o.Id)) json.WriteStringValue(owner.Affiliate?.Slug ?? owner.Person?.Name);
        json.WriteEndArray();
        json.WriteStartArray("followUps");
        foreach (var followUp in outcome.FollowUps.OrderBy(f => f.At))
        {
            json.WriteStartObject();
            json.WriteString("at", followUp.At);
            json.WriteString("text", followUp.Text);
            json.WriteString("language", followUp.Language);
            json.WriteString("from", followUp.From.ToString());
            json.WriteString("to", followUp.To.ToString());
            json.WriteBoolean("isCarriedOver", followUp.IsCarriedOver);
            json.WriteString("link", followUp.Link);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void All<T>(Utf8JsonWriter json, string name, IEnumerable<T> records, ILookup<(RecordKind, int), Evidence> evidence, Action<T> writeMore)
        where T : Record
    {
        json.WriteStartArray(name);
        foreach (var record in records)
        {
            json.WriteStartObject();
            Fields(json, record);
            writeMore(record);
            Evidence(json, evidence[(record.Kind, record.Id)]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Fields(Utf8JsonWriter json, Record record)
    {
        foreach (var field in record.Fields) json.WriteString(field.Name, field.Read(record));
    }

    private static void Evidence(Utf8JsonWriter json, IEnumerable<Evidence> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var span in evidence)
        {
            json.WriteStartObject();
            json.WriteString("field", span.Field);
            json.WriteString("value", span.Value);
            json.WriteNumber("source", span.SourceDocumentId);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
            json.WriteString("quote", span.Quote);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Sources(Utf8JsonWriter json, MeetingDossier dossier)
    {
        json.WriteStartArray("sources");
        foreach (var source in dossier.Evidence.Select(e => e.SourceDocument).OfType<SourceDocument>().DistinctBy(s => s.Id).OrderBy(s => s.Id))
        {
            json.WriteStartObject();
            json.WriteNumber("source", source.Id);
            json.WriteString("name", source.Name);
            json.WriteString("title", source.Title);
            json.WriteString("language", source.Language);
            json.WriteString("mediaType", source.MediaType);
            json.WriteString("sha256", source.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Named(Utf8JsonWriter json, string name, string? slug, string? text)
    {
        if (slug is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteString("slug", slug);
        json.WriteString("name", text);
        json.WriteEndObject();
    }
}
