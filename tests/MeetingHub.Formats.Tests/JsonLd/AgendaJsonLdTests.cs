using System.Text.Json;
using MeetingHub.Domain;
using MeetingHub.Formats.JsonLd;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.JsonLd;

/// <summary>What search engines read of a meeting.</summary>
public sealed class AgendaJsonLdTests
{
    [Fact]
    public void A_meeting_is_an_event_and_each_session_one_in_it()
    {
        var meeting = Agendas.Meeting().With(("startDate", "2025-02-01"), ("endDate", "2025-02-02"), ("hostCountry", "CO"));
        var session = meeting.Add("Niñez", "2025-02-01T09:00", 90, "Salón").With(("abstract", "De qué va"));
        session.AddFacilitator(new Person("first", "First Facilitator"));
        session.AddFacilitator(new Affiliate("wmco", "First Affiliate"));
        meeting.Add("Coffee", "2025-02-01T10:30").With(("break", "true"));
        meeting.Add("Later", null);

        var written = Agendas.Text(s => AgendaJsonLd.Write(s, meeting.Published()));

        Assert.Equal("""
            {"@context":"https://schema.org","@type":"Event","@id":"https://hub.example/meetings/encuentro-2025","url":"https://hub.example/meetings/encuentro-2025","name":"Encuentro Regional, edición 2025","inLanguage":"es","eventStatus":"https://schema.org/EventScheduled","startDate":"2025-02-01","endDate":"2025-02-02",
            "location":{"@type":"Place","name":"Casa de la Memoria, Bogotá","address":{"@type":"PostalAddress","addressLocality":"Bogotá","addressCountry":"CO"}},"subEvent":[
            {"@type":"Event","@id":"https://hub.example/meetings/encuentro-2025/sessions/S1","url":"https://hub.example/meetings/encuentro-2025/sessions/S1","name":"Niñez","inLanguage":"es","eventStatus":"https://schema.org/EventScheduled","startDate":"2025-02-01T09:00:00-05:00","endDate":"2025-02-01T10:30:00-05:00","description":"De qué va",
            "location":{"@type":"Place","name":"Salón, Casa de la Memoria, Bogotá","address":{"@type":"PostalAddress","addressLocality":"Bogotá","addressCountry":"CO"}},"performer":[{"@type":"Person","name":"First Facilitator"}],"organizer":[{"@type":"Organization","name":"First Affiliate"}]},
            {"@type":"Event","@id":"https://hub.example/meetings/encuentro-2025/sessions/S3","url":"https://hub.example/meetings/encuentro-2025/sessions/S3","name":"Later","inLanguage":"es","eventStatus":"https://schema.org/EventScheduled","location":{"@type":"Place","name":"Casa de la Memoria, Bogotá","address":{"@type":"PostalAddress","addressLocality":"Bogotá","addressCountry":"CO"}}}]}
            """.Replace("\n", "", StringComparison.Ordinal), Compact(written));
    }

    [Fact]
    public void What_is_dropped_is_cancelled_and_what_is_not_known_is_not_said()
    {
        var meeting = Agendas.Meeting(zone: null).With(("startDate", "2025-02"), ("endDate", "--02-03"));
        var dropped = meeting.Add("Dropped", "2025-02-01T09:00", 60);
        meeting.Add("Staying", "2025-02-01T10:00", 60);
        var first = meeting.Publish();
        dropped.Bin(Agendas.PublishedAt);

        using var json = JsonDocument.Parse(Agendas.Bytes(s => AgendaJsonLd.Write(s, meeting.Published(meeting.Publish(first, days: 1)))));

        Assert.Equal("2025-02", json.RootElement.GetProperty("startDate").GetString());
        Assert.False(json.RootElement.TryGetProperty("endDate", out _));
        Assert.Equal(["Staying 2025-02-01T10:00:00 https://schema.org/EventScheduled", "Dropped 2025-02-01T09:00:00 https://schema.org/EventCancelled"],
            json.RootElement.GetProperty("subEvent").EnumerateArray().Select(e => $"{e.GetProperty("name")} {e.GetProperty("startDate")} {e.GetProperty("eventStatus")}"));
    }

    [Fact]
    public void No_text_ends_the_script_element_that_it_stands_in() =>
        Assert.DoesNotContain("<", Agendas.Text(s => AgendaJsonLd.Write(s, Agendas.Meeting(name: "</script><!--").Published(release: null))), StringComparison.Ordinal);

    [Fact]
    public void Any_agenda_is_written()
    {
        foreach (var (_, agenda) in HardAgendas.All()) JsonDocument.Parse(Agendas.Bytes(s => AgendaJsonLd.Write(s, agenda))).Dispose();
    }

    private static string Compact(string json) => string.Concat(json.Split('\n').Select(l => l.TrimStart().Replace("\": ", "\":", StringComparison.Ordinal)));
}
