using MeetingHub.Domain;
using MeetingHub.Formats.Import.Outcomes;
using MeetingHub.Formats.Import.Participants;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Meetings;

/// <summary>Whether a document is about a meeting at all, and whether that was held or is to come.</summary>
internal static class MeetingEvidence
{
    private const double Enough = 2.3;

    public static bool IsAboutMeeting(DocumentReading reading, Headline headline, WhenAndWhere place, Delegations delegations, List<SessionDraft> sessions, OutcomeReader outcomes)
    {
        var score = 0.0;
        if (headline.NamesMeeting) score += 2;
        if (headline.Edition is not null) score += 1.5;
        // Sentences that say a meeting takes or took place somewhere or some time.
        var told = 0;
        foreach (var passage in reading.Passages)
            foreach (var sentence in passage.Sentences)
                if ((passage.Has("assemble", sentence) || passage.Has("meeting", sentence) && (passage.Has("held", sentence) || passage.Has("announced", sentence) || reading.Dates(passage).Exists(d => d.HasDay && sentence.Contains(d.Stretch))))
                    && (reading.Dates(passage).Exists(d => sentence.Contains(d.Stretch)) || reading.Places(passage, sentence).Any(p => p.IsCity) || passage.Has("participate", sentence))) told++;
        score += Math.Min(told, 3) * 1.2;
        if (place.City is not null) score += 1;
        if (place.Starts is not null) score += 1;
        if (delegations.Participants.Count + delegations.Countries.Count >= 2) score += 1;
        if (delegations.Hosts.Count > 0) score += 0.5;
        if (reading.Passages.Any(p => reading.Sections.Of(p) == SectionKind.Attendees && p.IsItem)) score += 1.5;
        if (sessions.Count(s => s.Start is not null) >= 3) score += 1.5;
        else if (sessions.Count >= 2) score += 0.5;
        if (reading.Passages.Any(p => WhenAndWhere.Labelled(p, "place.label", "date.label") is not null)) score += 0.7;
        if (outcomes.Outcomes.Count >= 2) score += 0.5;
        // How-tos, licences and release notes speak of documents and programs.
        var mentions = reading.Passages.Sum(p => p.Cues.Count(c => c.Topic == "mention"));
        score -= Math.Min(mentions, 6) * 0.6;
        if (Environment.GetEnvironmentVariable("DBG") is not null) Console.WriteLine($"score {score:0.0} names={headline.NamesMeeting} ed={headline.Edition?.Value} told={told} city={place.City?.City?.Name} start={place.Starts?.Value} parts={delegations.Participants.Count}+{delegations.Countries.Count} sess={sessions.Count} mentions={mentions}");
        // A date and a place alone are no meeting: somewhere one is named, told of, attended or timed.
        var core = headline.NamesMeeting || told > 0 || sessions.Count(s => s.Start is not null) >= 3 || reading.Passages.Any(p => reading.Sections.Of(p) == SectionKind.Attendees && p.IsItem);
        return core && score >= Enough && !IsCalendar(reading);
    }

    // Several events side by side, each with its own date and place: a calendar or newsletter, about none in particular.
    private static bool IsCalendar(DocumentReading reading)
    {
        var cities = new HashSet<string>();
        foreach (var passage in reading.Passages.Where(p => p.Text.Length < 200))
            if (passage.Has("date.label") && passage.Has("place.label") && reading.Dates(passage).Count > 0 && reading.Places(passage).Find(p => p.IsCity) is { City.Name: var name }) cities.Add(name);
        return cities.Count >= 3;
    }

    public static (MeetingStatus Status, SourceSpan? Span) Status(DocumentReading reading)
    {
        var (held, announced) = (0.0, 0.0);
        SourceSpan? heldAt = null, announcedAt = null;
        foreach (var passage in reading.Passages)
            foreach (var cue in passage.Cues)
            {
                if (cue.Topic is not ("held" or "announced" or "withdrawn")) continue;
                var sentence = passage.SentenceAt(cue.Stretch.Start);
                var meeting = passage.Has("meeting", sentence) || passage.Index <= 1;
                if (cue.Topic == "withdrawn" && meeting && passage.Index <= 4) return (MeetingStatus.Withdrawn, passage.Span(cue.Stretch));
                if (cue.Topic == "withdrawn" || Context.RelationAt(passage, cue.Stretch) is MeetingRelation.Previous or MeetingRelation.Next) continue;
                var weight = (meeting ? 2.0 : 0.5) * (passage.Index <= 2 ? 1.5 : 1);
                if (cue.Topic == "held") (held, heldAt) = (held + weight, heldAt ?? passage.Span(cue.Stretch));
                else (announced, announcedAt) = (announced + weight, announcedAt ?? passage.Span(cue.Stretch));
            }
        if (held == 0 && announced == 0) return (MeetingStatus.Unknown, null);
        return held >= announced ? (MeetingStatus.Held, heldAt) : (MeetingStatus.Announced, announcedAt);
    }
}
