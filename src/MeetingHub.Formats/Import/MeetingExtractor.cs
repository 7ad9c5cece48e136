using MeetingHub.Domain;
using MeetingHub.Formats.Import.Meetings;
using MeetingHub.Formats.Import.Outcomes;
using MeetingHub.Formats.Import.Participants;
using MeetingHub.Formats.Import.Programmes;
using MeetingHub.Formats.Import.Sessions;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import;

/// <summary>From a document's tree to the records it proposes, each with the words that say it.</summary>
internal static class MeetingExtractor
{
    public static ImportDraft Extract(Document document)
    {
        var reading = new DocumentReading(document);
        if (reading.Passages.Count == 0) return new ImportDraft(null, reading.Language, null, [], null, document.Diagnostics);

        var headline = Headline.Read(reading);
        var place = WhenAndWhere.Read(reading);
        var delegations = Delegations.Read(reading, place);
        var people = PeopleReader.Read(reading);
        var sessions = SessionReader.Read(reading, place);
        var outcomes = OutcomeReader.Read(reading);
        var related = RelatedMeetings.Read(reading, place, headline, outcomes.Earlier);
        var programme = ProgrammeReader.Read(reading);
        if (!MeetingEvidence.IsAboutMeeting(reading, headline, place, delegations, sessions, outcomes))
            return new ImportDraft(headline.DocumentTitle, reading.Language, null, [], null, [.. document.Diagnostics, new Diagnostic(DiagnosticSeverity.Info, "The document is about no meeting.", 0)]);

        foreach (var session in sessions)
            foreach (var facilitator in session.Facilitators)
                people.Add(new PersonDraft(facilitator, ParticipationRole.Speaker, null));

        var (status, statusSpan) = MeetingEvidence.Status(reading);
        var meeting = new MeetingDraft
        {
            Title = headline.Title ?? headline.DocumentTitle ?? reading.Passages[0].Found(reading.Passages[0].Whole),
            Series = headline.Series,
            Edition = headline.Edition,
            Status = status,
            StatusSpan = statusSpan,
            City = place.City is { } city ? place.CityPassage!.Found(city.Stretch) : null, // City and its passage are set together.
            Country = place.Country,
            Venue = place.Venue,
            TimeZone = place.City is { City.TimeZone: { } zone } mention ? place.CityPassage!.Found(zone, mention.Stretch) : null,
            Starts = place.Starts,
            Ends = place.Ends,
            DateText = place.DateText,
            Hosts = delegations.Hosts,
            Participants = delegations.Participants,
            Guests = delegations.Guests,
            Countries = delegations.Countries,
            People = people.People,
            Sessions = sessions,
            Objectives = outcomes.Objectives,
            Outcomes = outcomes.Outcomes,
            Surveys = outcomes.Surveys,
        };
        return new ImportDraft(headline.DocumentTitle, reading.Language, meeting, related, programme, [.. document.Diagnostics, .. reading.Diagnostics]);
    }
}
