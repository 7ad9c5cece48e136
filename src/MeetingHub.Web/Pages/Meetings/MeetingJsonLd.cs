using System.Text.Json.Nodes;
using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Meetings;

/// <summary>A meeting as schema.org's Event, with only what is known.</summary>
public static class MeetingJsonLd
{
    /// <summary>JSON that may stand inside a script element: the serializer escapes every angle bracket.</summary>
    public static string Write(MeetingHead head, MeetingModel.View meeting, string address) => new JsonObject(Known(new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Event",
        ["@id"] = address,
        ["url"] = address,
        ["name"] = head.Name,
        ["inLanguage"] = head.Language,
        ["startDate"] = Date(meeting.Starts),
        ["endDate"] = Date(meeting.Ends),
        ["eventStatus"] = head.Status is MeetingStatus.Withdrawn ? "https://schema.org/EventCancelled" : head.Status is MeetingStatus.Unknown ? null : "https://schema.org/EventScheduled",
        ["eventAttendanceMode"] = head.City is null ? null : "https://schema.org/OfflineEventAttendanceMode",
        ["location"] = Place(head, meeting),
        ["superEvent"] = head.Series is null ? null : new JsonObject { ["@type"] = "EventSeries", ["name"] = head.Series },
        ["organizer"] = Organisations(meeting, DelegationRole.Organiser, DelegationRole.Host),
        ["funder"] = Organisations(meeting, DelegationRole.Funder),
    })).ToJsonString();

    private static JsonObject? Place(MeetingHead head, MeetingModel.View meeting) => (head.City ?? meeting.Venue ?? head.Country?.Code) is null ? null : new JsonObject(Known(new()
    {
        ["@type"] = "Place",
        ["name"] = meeting.Venue ?? head.City,
        ["address"] = new JsonObject(Known(new() { ["@type"] = "PostalAddress", ["addressLocality"] = head.City, ["addressCountry"] = head.Country?.Code })),
    }));

    private static JsonArray? Organisations(MeetingModel.View meeting, params DelegationRole[] roles)
    {
        var names = meeting.Delegations.Where(d => roles.Contains(d.Role)).Select(d => d.Name).OfType<string>().Distinct().ToList();
        return names.Count == 0 ? null : [.. names.Select(name => new JsonObject { ["@type"] = "Organization", ["name"] = name })];
    }

    // A date without its year is no ISO 8601 date.
    private static string? Date(PartialDate? date) => date?.Year is null ? null : date.ToString();

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Known(Dictionary<string, JsonNode?> all) => all.Where(property => property.Value is not null);
}
