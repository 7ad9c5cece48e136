using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Dates;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Places;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Meetings;

/// <summary>Meetings before and after the one a document is about, with what the text says was agreed there.</summary>
internal static partial class RelatedMeetings
{
    public static List<RelatedMeetingDraft> Read(DocumentReading reading, WhenAndWhere main, Headline headline, IReadOnlyList<(Passage Lead, List<OutcomeDraft> Outcomes)> earlierOutcomes)
    {
        var found = new List<(Passage Passage, RelatedMeetingDraft Draft)>();
        foreach (var passage in reading.Passages)
            foreach (var place in reading.Places(passage))
                if (At(reading, passage, place, main, headline) is { } draft) found.Add((passage, draft));

        var merged = new List<(Passage Passage, RelatedMeetingDraft Draft)>();
        foreach (var next in found)
        {
            var same = merged.FindIndex(m => IsSame(m.Draft, next.Draft));
            if (same < 0) merged.Add(next);
            else merged[same] = (merged[same].Passage, Merge(merged[same].Draft, next.Draft));
        }
        foreach (var (lead, outcomes) in earlierOutcomes)
        {
            // The list's own sentence names the meeting that agreed on it.
            var at = merged.FindIndex(m => found.Exists(f => f.Passage == lead && IsSame(f.Draft, m.Draft)));
            if (at < 0 && merged.Count(m => m.Draft.Relation == MeetingRelation.Previous) == 1) at = merged.FindIndex(m => m.Draft.Relation == MeetingRelation.Previous);
            if (at >= 0) merged[at] = (merged[at].Passage, merged[at].Draft with { Outcomes = [.. merged[at].Draft.Outcomes, .. outcomes] });
        }
        return [.. merged.Select(m => m.Draft)];
    }

    private static RelatedMeetingDraft? At(DocumentReading reading, Passage passage, PlaceMention place, WhenAndWhere main, Headline headline)
    {
        if (!place.IsCity && !IsSeatOfNext(passage, place)) return null;
        if (place.InName && WhenAndWhere.YearBeside(passage, place) is null) return null;
        var sentence = passage.SentenceAt(place.Stretch.Start);
        var clause = Clause(passage, sentence, place);
        var year = YearOf(passage, place, clause, sentence);
        var mainYear = main.Starts?.Value.Year;
        var isMainPlace = main.City?.City is { } city && place.City == city;
        if (isMainPlace && (year is null || year.Value.Year == mainYear) && !(year is null && Context.RelationAt(passage, place.Stretch) == MeetingRelation.Previous && passage != main.CityPassage)) return null;
        if (reading.Sections.Of(passage) is SectionKind.Attendees) return null;

        var relation = Context.RelationAt(passage, place.Stretch);
        if (relation == MeetingRelation.Other) relation = null;
        var names = passage.Has("meeting", sentence) || Mentions(passage, sentence, headline) || passage.Cues.Exists(c => c.NamesEdition && sentence.Contains(c.Stretch));
        if (relation is null && year is { } y && mainYear is { } m && names && passage != main.CityPassage)
            relation = y.Year < m ? MeetingRelation.Previous : y.Year > m ? MeetingRelation.Next : null;
        // A series' name with a place and a year of its own names an edition.
        if (relation is null && year is not null && WhenAndWhere.YearBeside(passage, place) is not null && Mentions(passage, sentence, headline) && mainYear is null) relation = MeetingRelation.Other;
        if (relation is null || !(names || relation == MeetingRelation.Next || HasEdition().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length)))) return null;
        if (!place.AfterPreposition && year is null && !IsSeatOfNext(passage, place) && !passage.Has("meeting", clause)) return null;

        var country = place.CountryStretch is { } stated && place.Country is { } c ? passage.Found(c, stated)
            : place.Country is { } certain && (!place.IsCity || place.Others.Count == 0) ? passage.Found(certain, place.Stretch) : null;
        return new RelatedMeetingDraft(
            relation.Value,
            Title(passage, clause),
            place.IsCity ? passage.Found(place.Stretch) : null,
            country,
            year is { } at ? passage.Found(at.Year, at.Stretch) : null,
            EditionIn(passage, clause),
            SameSeries(passage, sentence, headline),
            passage.Span(passage.Trim(sentence)),
            []);
    }

    private static bool IsSame(RelatedMeetingDraft a, RelatedMeetingDraft b) =>
        (a.City is not null && b.City is not null ? Same(a.City.Value, b.City.Value) : a.City is null && b.City is null && a.Country?.Value == b.Country?.Value)
        && (a.Year is null || b.Year is null || a.Year.Value == b.Year.Value);

    private static bool Same(string a, string b)
    {
        var (x, y) = (Gazetteer.Instance.Cities(a), Gazetteer.Instance.Cities(b));
        return Gazetteer.Key(a) == Gazetteer.Key(b) || (x.Count > 0 && y.Count > 0 && x[0] == y[0]);
    }

    private static RelatedMeetingDraft Merge(RelatedMeetingDraft first, RelatedMeetingDraft second) => first with
    {
        Title = first.Title ?? second.Title,
        Country = first.Country ?? second.Country,
        Year = first.Year ?? second.Year,
        Edition = first.Edition ?? second.Edition,
        SameSeries = first.SameSeries || second.SameSeries,
    };

    // "O Comitê voltará a reunir-se no México": a country is enough only where a meeting is to be held in it.
    private static bool IsSeatOfNext(Passage passage, PlaceMention place) =>
        !place.IsCity && !place.InName && passage.Cues.Exists(c => c.Topic == "next" && passage.Of(c.Stretch).Contains(' ', StringComparison.Ordinal) && passage.SentenceAt(c.Stretch.Start).Contains(place.Stretch)
            && place.Stretch.Start - c.Stretch.End is >= 0 and < 40) && (place.AfterPreposition || passage.Text.AsSpan(0, place.Stretch.Start).TrimEnd().EndsWith("será", StringComparison.Ordinal));

    private static Stretch Clause(Passage passage, Stretch sentence, PlaceMention place)
    {
        var start = sentence.Start;
        foreach (Match joint in Joint().Matches(passage.Folded))
            if (joint.Index > start && joint.Index < place.Stretch.Start && joint.Index >= sentence.Start) start = joint.Index;
        var next = Joint().Match(passage.Folded, place.Whole.End);
        return new Stretch(start, next.Success && next.Index < sentence.End ? next.Index : sentence.End);
    }

    private static (Stretch Stretch, int Year)? YearOf(Passage passage, PlaceMention place, Stretch clause, Stretch sentence)
    {
        var years = DateRecogniser.Years(passage.Folded).Concat(DateRecogniser.Find(passage.Folded).Where(d => d.Start.Year is not null).Select(d => (d.Stretch, d.Start.Year!.Value))) // Checked on the same line.
            .Where(y => sentence.Contains(y.Item1)).ToList();
        var inClause = years.Where(y => clause.Contains(y.Item1)).OrderBy(y => Math.Abs(y.Item1.Start - place.Stretch.Start)).ToList();
        return inClause.Count > 0 ? inClause[0] : null;
    }

    private static bool Mentions(Passage passage, Stretch sentence, Headline headline) =>
        headline.Series is { } series && passage.Folded.AsSpan(sentence.Start, sentence.Length).Contains(Folding.Fold(series.Value), StringComparison.Ordinal);

    // "Its first edition", "the second one", "the last Iberoconf": the same series speaks of itself.
    private static bool SameSeries(Passage passage, Stretch sentence, Headline headline) =>
        Mentions(passage, sentence, headline) || HasEdition().IsMatch(passage.Folded.AsSpan(sentence.Start, sentence.Length));

    private static Found<int>? EditionIn(Passage passage, Stretch clause)
    {
        foreach (var i in passage.TokensIn(clause))
            if (Words.Ordinal(passage.Tokens[i].Folded) is { } number && i + 1 < passage.Tokens.Count && EditionWord().IsMatch(passage.Tokens[i + 1].Folded))
                return passage.Found(number, new Stretch(passage.Tokens[i].Start, passage.Tokens[i + 1].End));
        return null;
    }

    // The name with a meeting's word right before the place: "the Executive Director meeting in Oslo".
    private static Found<string>? Title(Passage passage, Stretch clause)
    {
        foreach (var cue in passage.CuesOf("meeting", clause).OrderByDescending(c => c.Last))
        {
            var first = cue.First;
            while (first > 0 && (passage.Tokens[first - 1].IsCapital || Words.Is("connector", passage.Tokens[first - 1].Folded) && first > 1 && passage.Tokens[first - 2].IsCapital) && !Words.Is("notname", passage.Tokens[first - 1].Folded)) first--;
            if (first < cue.First && passage.Tokens[first].Start >= clause.Start) return passage.Found(new Stretch(passage.Tokens[first].Start, cue.Stretch.End));
        }
        return null;
    }

    [GeneratedRegex(@"(?:, |; )?\b(?:and|y|e|while|mientras|enquanto)\b (?=the |el |la |o |a |in |en |em )|;")]
    private static partial Regex Joint();

    [GeneratedRegex(@"\bedi(?:tion|cion|cao)\b|\b(?:the|el|la|a|o) (?:first|second|third|fourth|fifth|primer[ao]?|segund[ao]|tercer[ao]?|terceir[ao]|quarto|cuarto) (?:one|edition|edicion|edicao|encuentro|encontro|meeting|summit)\b")]
    private static partial Regex HasEdition();

    [GeneratedRegex("^(?:one|edition|edicion|edicao|encuentro|encontro|meeting|summit|cumbre|conference|congreso|congresso)$")]
    private static partial Regex EditionWord();
}
