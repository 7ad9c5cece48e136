using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Import;

/// <summary>Every value of a draft with the span that says it, by the field names of the import JSON.</summary>
public static class DraftEvidence
{
    /// <summary>The evidence in the order of the fields.</summary>
    public static IEnumerable<(string Field, string Value, SourceSpan Span)> Of(ImportDraft draft)
    {
        if ((draft.Meeting?.Title ?? draft.Title) is { } title) yield return ("title", title.Value, title.Span);
        if (draft.Meeting is { } meeting)
            foreach (var evidence in Of(meeting)) yield return evidence;
        foreach (var related in draft.Related)
        {
            yield return ("relatedMeetings", related.City?.Value ?? related.Country?.Value.Code ?? related.Title?.Value ?? "", related.Mention);
            foreach (var outcome in related.Outcomes) yield return ("relatedMeetings.outcomes", outcome.Sentence.Value, outcome.Sentence.Span);
        }
        if (draft.Programme is not { } programme) yield break;
        foreach (var visit in programme.Visits) yield return ("visits", visit.Name.Value, visit.Name.Span);
    }

    private static IEnumerable<(string Field, string Value, SourceSpan Span)> Of(MeetingDraft meeting)
    {
        if (meeting.Series is { } series) yield return ("series", series.Value, series.Span);
        if (meeting.Edition is { } edition) yield return ("edition", edition.Value.ToString(CultureInfo.InvariantCulture), edition.Span);
        if (meeting.StatusSpan is { } status) yield return ("status", meeting.Status.ToString().ToLowerInvariant(), status);
        if (meeting.City is { } city) yield return ("hostCity", city.Value, city.Span);
        if (meeting.Country is { } country) yield return ("hostCountry", country.Value.Code, country.Span);
        if (meeting.Venue is { } venue) yield return ("venue", venue.Value, venue.Span);
        if (meeting.TimeZone is { } zone) yield return ("timeZone", zone.Value, zone.Span);
        if (meeting.Starts is { } starts) yield return ("startDate", starts.Value.ToString(), starts.Span);
        if (meeting.Ends is { } ends) yield return ("endDate", ends.Value.ToString(), ends.Span);
        if (meeting.DateText is { } words) yield return ("dateText", words.Value, words.Span);
        foreach (var host in meeting.Hosts) yield return ("hosts", host.Name.Value, host.Name.Span);
        foreach (var participant in meeting.Participants) yield return ("participants", participant.Name.Value, participant.Name.Span);
        foreach (var guest in meeting.Guests) yield return ("guests", guest.Name.Value, guest.Name.Span);
        foreach (var from in meeting.Countries) yield return ("participantCountries", from.Value.Code, from.Span);
        foreach (var person in meeting.People) yield return ("people", person.Name.Value, person.Name.Span);
        foreach (var session in meeting.Sessions) yield return ("sessions", session.Title.Value, session.Title.Span);
        foreach (var objective in meeting.Objectives) yield return ("objectives", objective.Value, objective.Span);
        foreach (var outcome in meeting.Outcomes) yield return ("outcomes", outcome.Sentence.Value, outcome.Sentence.Span);
        foreach (var survey in meeting.Surveys) yield return ("surveys", survey.Value, survey.Span);
    }
}
