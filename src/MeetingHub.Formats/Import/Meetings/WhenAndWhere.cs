using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Dates;
using MeetingHub.Formats.Import.Places;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Meetings;

/// <summary>When and where the meeting itself is: every date and place of the text weighed by what stands around it.</summary>
internal sealed partial class WhenAndWhere
{
    private const double Believed = 3.5;
    private const double BelievedDate = 2.8;

    public Found<PartialDate>? Starts { get; private set; }

    public Found<PartialDate>? Ends { get; private set; }

    public Found<string>? DateText { get; private set; }

    public PlaceMention? City { get; private set; }

    public Passage? CityPassage { get; private set; }

    public Found<Country>? Country { get; private set; }

    public Found<string>? Venue { get; private set; }

    public bool IsOnline { get; private set; }

    public static WhenAndWhere Read(DocumentReading reading)
    {
        var result = new WhenAndWhere { IsOnline = Online(reading) };
        result.ReadPlace(reading);
        result.ReadDate(reading);
        result.Venue = VenueReader.Read(reading, result);
        return result;
    }

    /// <summary>A line such as "Place: …" or a table row "Lugar | …": its label's topics.</summary>
    public static Stretch? Labelled(Passage passage, params ReadOnlySpan<string> topics)
    {
        if (passage.Block.Kind == BlockKind.TableRow && passage.Block.Cells.Count == 2) return LabelCell(passage, topics);
        // A label on a line of its own, or a heading, above the value.
        if (passage.Previous is { Text.Length: < 40 } label && !passage.IsHeading && (label.IsHeading || label.Text[^1] == ':' || passage.Block.Group == label.Block.Group) && passage.Text.Length < 300)
            foreach (var topic in topics)
                if (label.CuesOf(topic, label.Whole).Any(c => c.First == 0 && (c.Last + 1) * 3 >= label.Tokens.Count(t => t.IsWord) * 2)) return passage.Whole;
        var colon = passage.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > 40 || colon + 1 >= passage.Text.Length) return null;
        foreach (var topic in topics)
            foreach (var cue in passage.CuesOf(topic, new Stretch(0, colon)))
                if (cue.First == 0 && passage.Tokens[cue.Last].End >= colon - 16) return new Stretch(colon + 1, passage.Text.Length);
        return null;
    }

    private static Stretch? LabelCell(Passage passage, ReadOnlySpan<string> topics)
    {
        var tab = passage.Text.IndexOf('\t', StringComparison.Ordinal);
        foreach (var topic in topics)
            foreach (var cue in passage.CuesOf(topic, new Stretch(0, Math.Max(tab, 0))))
                if (cue.First == 0) return new Stretch(tab + 1, passage.Text.Length);
        return null;
    }

    private static bool Online(DocumentReading reading)
    {
        foreach (var passage in reading.Passages)
        {
            if (Labelled(passage, "place.label") is { } value && passage.Has("online", value)) return true;
            if (passage.Index > 4) continue;
            foreach (var sentence in passage.Sentences)
                if (passage.Has("online", sentence) && passage.Has("meeting", sentence) && (passage.Has("held", sentence) || passage.Has("announced", sentence) || passage.IsHeading || passage.Index == 0)) return true;
        }
        return false;
    }

    private void ReadPlace(DocumentReading reading)
    {
        foreach (var (key, field) in reading.Document.Fields)
            if (key is "location" or "city" or "place" or "lugar" or "local" or "cidade" or "ciudad" or "sede" && Gazetteer.Instance.Cities(field.Text.Split(',')[0]) is [var known, ..])
            {
                var passage = new Passage(0, new Block(BlockKind.Heading, 1, field), null, Lexicons.CueLexicon.Instance);
                var mention = PlaceRecogniser.Find(passage, new Dictionary<Country, int> { [known.Country] = 1 }).Find(p => p.IsCity);
                if (mention is not null) Take(reading, passage, mention);
                if (City is not null) return;
            }
        var leadYears = reading.Passages.Take(3).SelectMany(p => p.Years).Select(y => y.Year).ToHashSet();
        var best = (Score: 0.0, Passage: (Passage?)null, Mention: (PlaceMention?)null);
        var second = (Score: 0.0, Passage: (Passage?)null, Mention: (PlaceMention?)null);
        foreach (var passage in reading.Passages)
            foreach (var mention in reading.Places(passage))
            {
                var score = PlaceScore(reading, passage, mention, leadYears);
                if (score <= best.Score) continue;
                second = best;
                best = (score, passage, mention);
            }
        if (IsOnline) return;
        if (best.Score < Believed)
        {
            if (best.Score >= 2.4 && best.Mention is { IsCity: false }) Take(reading, best.Passage!, best.Mention);
            else TakeOnlyCity(reading);
            return;
        }
        Take(reading, best.Passage!, best.Mention!);
        if (second.Score >= best.Score - 0.5 && second.Mention!.City is { } other && City?.City is { } city && other.Name != city.Name)
            reading.Warn(DoubtKind.OtherCity, city.Name, other.Name, $"The host city may also be {other.Name}.", second.Passage!, second.Mention.Stretch);
    }

    // No sentence says where, but one city alone is named where the document introduces the meeting or its days.
    private void TakeOnlyCity(DocumentReading reading)
    {
        var named = (from passage in reading.Passages
                     where passage.Index <= 5 || passage.IsHeading || Labelled(passage, "place.label") is not null || (passage.Text.Length < 120 && passage.Dates.Count > 0)
                     where reading.Sections.Of(passage) is not (SectionKind.Attendees or SectionKind.Absent)
                     from mention in reading.Places(passage)
                     where mention.IsCity && mention.City!.Weight >= 20 && !FollowsCapital(passage, mention) && Context.RelationAt(passage, mention.Stretch) is null && !IsListed(reading, passage, mention)
                     select (passage, mention)).ToList();
        if (named.Count > 0 && named.TrueForAll(n => n.mention.City == named[0].mention.City)) Take(reading, named[0].passage, named[0].mention);
    }

    // "Lito Ibarra": the second half of a person's name, or of a longer name, is no place.
    private static bool FollowsCapital(Passage passage, PlaceMention mention)
    {
        var token = passage.TokenAt(mention.Stretch.Start);
        return mention.InName && token > 0 && passage.Tokens[token - 1].IsCapital && passage.Tokens[token - 1].End + 1 >= mention.Stretch.Start;
    }

    private void Take(DocumentReading reading, Passage passage, PlaceMention mention)
    {
        if (mention.IsCity)
        {
            (City, CityPassage) = (mention, passage);
            if (mention.Country is { } country) Country = passage.Found(country, mention.CountryStretch ?? mention.Stretch);
            foreach (var namesake in mention.Others.Take(1))
                reading.Warn(DoubtKind.Namesake, mention.Country?.Code ?? "", namesake.Country.Code, $"{passage.Of(mention.Stretch)} is read as the city in {mention.Country}; there is one in {namesake.Country} too.", passage, mention.Stretch);
        }
        else if (mention.Country is { } country)
        {
            Country = passage.Found(country, mention.Stretch);
        }
    }

    private static double PlaceScore(DocumentReading reading, Passage passage, PlaceMention mention, HashSet<int> leadYears)
    {
        var sentence = passage.SentenceAt(mention.Stretch.Start);
        var score = mention.IsCity ? 1.0 : 0.2;
        var near = new Stretch(Math.Max(sentence.Start, mention.Stretch.Start - 140), Math.Min(sentence.End, mention.Whole.End + 110));
        var meeting = passage.Has("meeting", near);
        var told = passage.Has("held", near) || passage.Has("announced", near);
        var labelled = Labelled(passage, "place.label") is { } value && value.Contains(mention.Stretch);
        if (labelled) score += 5;
        if (mention.AfterPreposition && !mention.InName) score += 1.2;
        if (meeting && (mention.AfterPreposition || mention.Stretch.Start == sentence.Start)) score += 1.2;
        if (told && (mention.AfterPreposition || mention.Stretch.Start - sentence.Start < 4 || FollowsVerb(passage, mention))) score += 1.5;
        if (passage.Dates.Exists(d => d.HasDay && near.Contains(d.Stretch))) score += 1.5;
        if (mention.CountryStretch is not null) score += 0.5;
        if (passage.Index <= 1) score += 1.2;
        else if (passage.Index <= 4) score += 0.5;
        if (passage.IsHeading || (passage.Index <= 2 && passage.Text.Length < 90)) score += 1;
        if (passage.Text.Length < 60 && mention.Stretch.Start == 0 && passage.Index <= 3) score += 2;
        if (mention.InName && !labelled) score -= 3;
        if (Context.RelationAt(passage, mention.Stretch) is { } relation) score -= relation == MeetingRelation.Other ? 2.5 : 5;
        if (YearBeside(passage, mention) is not null && passage.Index > 2) score -= 2;
        if (!labelled && reading.Sections.Of(passage) is SectionKind.Attendees or SectionKind.Agenda or SectionKind.Outcomes) score -= 3;
        if (passage.IsItem && !labelled) score -= 1;
        if (mention.IsCity && mention.Stretch.Start == 0 && Dateline().IsMatch(passage.Folded.AsSpan(mention.Whole.End))) score += 1.5;
        if (PlaceIs().IsMatch(passage.Folded.AsSpan(Math.Max(0, mention.Stretch.Start - 45), mention.Stretch.Start - Math.Max(0, mention.Stretch.Start - 45)))) score += 2.5;
        // Another year right beside: another edition's place.
        if (leadYears.Count > 0 && passage.Years.FirstOrDefault(y => y.Stretch.Start - mention.Whole.End is >= 0 and < 24) is { Year: > 0 } beside && !leadYears.Contains(beside.Year)) score -= 4;
        if (passage.Has("assemble", near) && mention.AfterPreposition && !mention.InName) score += 1.5;
        if (!mention.IsCity && !(mention.AfterPreposition || FollowsVerb(passage, mention) || labelled) || !mention.IsCity && IsListed(reading, passage, mention)) score -= 3;
        if (mention.IsCity && IsListed(reading, passage, mention)) score -= 2.5;
        if (InBrackets(passage, mention.Stretch) && !meeting) score -= 2;
        return score;
    }

    /// <summary>A year right after a place, as in "Santiago 2012".</summary>
    public static (Stretch Stretch, int Year)? YearBeside(Passage passage, PlaceMention mention)
    {
        foreach (var year in passage.Years)
            if (year.Stretch.Start >= mention.Whole.End && year.Stretch.Start - mention.Whole.End <= 3 && passage.Text.AsSpan(mention.Whole.End, year.Stretch.Start - mention.Whole.End).IndexOfAny(" ,(") >= 0) return year;
        return null;
    }

    // "acontece em Bogotá" has a preposition; "leva a Bogotá", "recibió a", "welcomed" do not need one.
    private static bool FollowsVerb(Passage passage, PlaceMention mention) =>
        passage.Cues.Exists(c => c.Topic is "held" or "announced" && (c.Stretch.End <= mention.Stretch.Start ? mention.Stretch.Start - c.Stretch.End < 4 : c.Stretch.Start - mention.Whole.End is >= 0 and < 8));

    // One of three or more places side by side is none of them in particular.
    private static bool IsListed(DocumentReading reading, Passage passage, PlaceMention mention) =>
        reading.Places(passage).Count(p => p.IsCity == mention.IsCity && Math.Abs(p.Stretch.Start - mention.Stretch.Start) < 60 && p.Stretch != mention.Stretch && p.CountryStretch != mention.Stretch) >= 2;

    private static bool InBrackets(Passage passage, Stretch stretch)
    {
        var open = passage.Text.LastIndexOf('(', Math.Max(stretch.Start - 1, 0));
        return open >= 0 && stretch.Start - open < 60 && passage.Text.IndexOf(')', open) is var close && close >= stretch.End;
    }

    private void ReadDate(DocumentReading reading)
    {
        foreach (var (key, field) in reading.Document.Fields)
            if (key is "startdate" or "start_date" or "start" or "event_date" or "fecha_inicio" or "data_inicio" or "humandate" && DateRecogniser.Find(Folding.Fold(field.Text)) is [var date, ..])
            {
                Starts = new Found<PartialDate>(date.Start, field.Span(date.Stretch.Start, date.Stretch.Length));
                if (date.End is not null) Ends = new Found<PartialDate>(date.End, Starts.Span);
                foreach (var (other, end) in reading.Document.Fields)
                    if (other is "enddate" or "end_date" or "end" or "fecha_fin" or "data_fim" && DateRecogniser.Find(Folding.Fold(end.Text)) is [var last, ..]) Ends = new Found<PartialDate>(last.Start, end.Span(last.Stretch.Start, last.Stretch.Length));
                return;
            }

        var best = (Score: 0.0, Passage: (Passage?)null, Date: (DateMention?)null);
        foreach (var passage in reading.Passages)
            foreach (var date in passage.Dates)
            {
                var score = DateScore(reading, passage, date);
                if (score > best.Score) best = (score, passage, date);
            }
        if (best.Score < BelievedDate)
        {
            ReadDays(reading);
            if (Starts is null) ReadDateText(reading);
            return;
        }
        var (found, at) = (best.Date!, best.Passage!);
        var (start, end2) = (found.Start, found.End);
        var year = found.HasYear ? null : YearOf(reading, at);
        if (year is { } known)
        {
            start = PartialDate.TryOf(known, start.Month, start.Day) ?? start;
            end2 = end2 is null ? null : PartialDate.TryOf(known, end2.Month, end2.Day) ?? end2;
        }
        else if (start.Year is null && end2?.Year is { } common)
        {
            start = PartialDate.TryOf(common, start.Month, start.Day) ?? start;
        }
        Starts = at.Found(start, found.Stretch);
        if (end2 is not null) Ends = at.Found(end2, found.Stretch);
        else if (start.Day is not null) WidenByDays(reading);
        DateText = at.Found(found.Stretch);
        if (found.OtherReading is { } other2) reading.Warn(DoubtKind.MonthFirst, start.ToString(), other2.ToString(), $"{at.Of(found.Stretch)} is read as {start}; with the month first it is {other2}.", at, found.Stretch);
    }

    private double DateScore(DocumentReading reading, Passage passage, DateMention date)
    {
        var sentence = passage.SentenceAt(date.Stretch.Start);
        var near = new Stretch(Math.Max(sentence.Start, date.Stretch.Start - 160), Math.Min(sentence.End, date.Stretch.End + 120));
        var score = date.HasDay ? 1.5 : 0.3;
        var labelled = Labelled(passage, "date.label", "time.label") is { } value && value.Contains(date.Stretch);
        if (labelled) score += 4;
        if (date.End is not null) score += 0.8;
        if (date.HasYear) score += 0.3;
        if (passage.Has("meeting", near) || NamesYear(passage, near)) score += 1.3;
        if (passage.Has("assemble", near)) score += 0.8;
        // A single date by itself, or after a city and before a dash, is when somebody wrote.
        if (date.End is null && !labelled && (passage.Trim(passage.Whole).Length - date.Stretch.Length < 6 && !passage.IsHeading || passage.Folded.AsSpan(date.Stretch.End).TrimStart(' ').StartsWith("–") || passage.Folded.AsSpan(date.Stretch.End).TrimStart(' ').StartsWith("- "))) score -= 2.5;
        if (passage.Has("held", near) || passage.Has("announced", near)) score += 1.2;
        if (CityPassage == passage && City is { } city && near.Contains(city.Stretch)) score += 1.8;
        if (passage.Index <= 1) score += 1.2;
        else if (passage.Index <= 4) score += 0.6;
        if ((passage.IsHeading || passage.Text.Length < 110) && passage.Index <= 5) score += 1;
        if (Context.RelationAt(passage, date.Stretch) is { } relation && !labelled) score -= relation == MeetingRelation.Other ? 1.5 : 5;
        if (IsAside(passage, date.Stretch)) score -= 6;
        if (!labelled && reading.Sections.Of(passage) is SectionKind.Agenda or SectionKind.Attendees or SectionKind.Outcomes && !passage.IsHeading) score -= 3;
        if (passage.IsItem && !labelled) score -= 1.5;
        return score;
    }

    // "FLISoL 2011", "Iberoconf 2013": a name with its year is a meeting's.
    private static bool NamesYear(Passage passage, Stretch near)
    {
        foreach (var (stretch, _) in passage.Years)
            if (near.Contains(stretch) && passage.TokenAt(stretch.Start) - 1 is >= 0 and var before && passage.Tokens[before].IsCapital && !DateRecogniser.IsMonth(passage.Tokens[before].Folded)) return true;
        return false;
    }

    // Publication, signatures, deadlines: the words that say so stand close before the date.
    private static bool IsAside(Passage passage, Stretch date)
    {
        var before = passage.Folded.AsSpan(Math.Max(0, date.Start - 55), date.Start - Math.Max(0, date.Start - 55));
        var after = passage.Folded.AsSpan(date.End, Math.Min(passage.Folded.Length - date.End, 12));
        return before.ContainsAny(Asides) || after.Contains("(utc)", StringComparison.Ordinal) || after.Contains("utc", StringComparison.Ordinal) || SignatureTime().IsMatch(before);
    }

    [GeneratedRegex(@"\b(?:place|venue|sede|lugar|local|city|cidade|ciudad|home)\b[^.,]{0,24}\b(?:was|is|will be|for \d{4}:|sera|fue|es|foi|e)\s+$")]
    private static partial Regex PlaceIs();

    [GeneratedRegex(@"^,? \p{L}+\.? \d|^,? \d{1,2} |^ [-–—]")]
    private static partial Regex Dateline();

    [GeneratedRegex(@"\d\d:\d\d,? $")]
    private static partial Regex SignatureTime();

    private static readonly System.Buffers.SearchValues<string> Asides = System.Buffers.SearchValues.Create(
        ["posted", "published", "publicad", "updated", "atualizad", "actualizad", "deadline", "until ", "hasta el", "hasta ", " ate ", "ate o dia", "plazo", "prazo", "closes", "cierra", "encerram", "registration", "inscri", "due ", "antes del", "before ", "by the ", "born", "nacid", "signed", "firmad", "edited", "retrieved", "accessed", "consultad", "modified", "ultima modifica", "submitted", "submission", "redacao", "por redac"],
        StringComparison.Ordinal);

    // Where only the days of the programme say when: from the first day heading to the last.
    private void ReadDays(DocumentReading reading)
    {
        var days = DayHeadings(reading);
        if (days.Count == 0) return;
        var (firstPassage, first) = days[0];
        Starts = firstPassage.Found(first.Start, first.Stretch);
        DateText = firstPassage.Found(first.Stretch);
        var (lastPassage, last) = days[^1];
        if ((last.End ?? last.Start) > first.Start) Ends = lastPassage.Found(last.End ?? last.Start, last.Stretch);
    }

    private void WidenByDays(DocumentReading reading)
    {
        var days = DayHeadings(reading);
        if (days.Count < 2 || Starts is not { } start || !days.Exists(d => d.Date.Start.Month == start.Value.Month && d.Date.Start.Day == start.Value.Day)) return;
        var (passage, last) = days[^1];
        var end = PartialDate.TryOf(last.Start.Year ?? start.Value.Year, last.Start.Month, last.Start.Day);
        if (end is not null && end > start.Value) Ends = passage.Found(end, last.Stretch);
    }

    private static List<(Passage Passage, DateMention Date)> DayHeadings(DocumentReading reading) =>
        [.. from passage in reading.Passages
            where passage.IsHeading || passage.Text.Length <= 60 || passage.Block.Kind == BlockKind.TableRow
            where !IsRetrospect(passage)
            from date in passage.Dates.Take(1)
            where date.HasDay && !IsAside(passage, date.Stretch) && (date.Stretch.Start < 25 || passage.IsHeading)
            orderby date.Start
            select (passage, date)];

    private static bool IsRetrospect(Passage passage) => (passage.IsItem && passage.Has("previous")) || passage.Has("next") || passage.Previous is { IsHeading: true } above && above.Has("next");

    // The year may stand in the headline, or beside the meeting's name.
    private static int? YearOf(DocumentReading reading, Passage at)
    {
        var years = new List<int>();
        foreach (var passage in reading.Passages.Take(3).Where(p => p.IsHeading || p.Text.Length <= 160 || p == at))
            years.AddRange(NamedYears(passage, everywhere: passage.Text.Length <= 160));
        if (years.Count == 0 && reading.Document.Fields.TryGetValue("title", out var title)) years.AddRange(DateRecogniser.Years(Folding.Fold(title.Text)).Select(y => y.Year));
        if (years.Count == 0) years.AddRange(NamedYears(at, everywhere: false));
        var distinct = years.Distinct().ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }

    private static IEnumerable<int> NamedYears(Passage passage, bool everywhere)
    {
        foreach (var (stretch, year) in passage.Years)
        {
            var before = passage.TokenAt(stretch.Start) - 1;
            var named = before >= 0 && passage.Tokens[before].IsCapital && passage.Tokens[before].End + 2 >= stretch.Start;
            if ((everywhere || named) && Context.RelationAt(passage, stretch) is null && !passage.Has("previous", new Stretch(Math.Max(0, stretch.Start - 40), stretch.Start))) yield return year;
        }
    }

    private void ReadDateText(DocumentReading reading)
    {
        // "a day before the EduWiki Conference": relative to something else, and it stays so.
        foreach (var passage in reading.Passages.Take(5))
            foreach (var cue in passage.CuesOf("sideevent", passage.Whole))
            {
                if (passage.Of(cue.Stretch).Count(c => c == ' ') < 2 || !passage.Has("held", passage.SentenceAt(cue.Stretch.Start)) && !passage.Has("announced", passage.SentenceAt(cue.Stretch.Start))) continue;
                var end = passage.Text.IndexOfAny([',', '.', ';', '('], cue.Stretch.End);
                DateText = passage.Found(new Stretch(cue.Stretch.Start, end < 0 ? passage.Text.Length : end));
                return;
            }
    }
}
