using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Meetings;

/// <summary>What a document calls its meeting: title, edition, series.</summary>
internal sealed partial class Headline
{
    private const int MaxWordsBetween = 4;

    private Headline()
    {
    }

    public Found<string>? Title { get; private set; }

    /// <summary>The document's own headline, which need not name the meeting.</summary>
    public Found<string>? DocumentTitle { get; private set; }

    public Found<int>? Edition { get; private set; }

    public Found<string>? Series { get; private set; }

    /// <summary>True when the first lines or the field "title" name a meeting.</summary>
    public bool NamesMeeting { get; private set; }

    public static Headline Read(DocumentReading reading)
    {
        var headline = new Headline();
        var lead = LeadPassages(reading);
        headline.DocumentTitle = reading.Document.Fields.TryGetValue("title", out var field) ? new Found<string>(field.Text, field.Span())
            : lead.FirstOrDefault() is { } first ? first.Found(first.Text.Length <= 160 ? first.Whole : FirstClause(first)) : null;
        headline.NamesMeeting = lead.Any(p => p.Text.Length <= 160 && p.Has("meeting")) || (field is not null && HasMeetingWord(field.Text));

        var named = Numbered(reading).OrderByDescending(n => n.Score).ThenBy(n => n.Passage.Index).FirstOrDefault();
        if (named is not null)
        {
            headline.Edition = named.Passage.Found(named.Edition, named.Ordinal);
            headline.Title = named.Passage.Found(named.Title);
        }
        else if (TitleEdition(field) is { } fromField)
        {
            headline.Edition = fromField;
        }
        else if (AcronymNumber(reading) is { } counted)
        {
            headline.Edition = counted;
        }
        if (headline.Edition is { } edition) MarkOtherEditions(reading, edition.Value);
        headline.Title ??= Unnumbered(reading, lead) ?? headline.DocumentTitle;
        headline.Series = ShortSeries(reading) ?? SeriesOf(headline, named);
        return headline;
    }

    // "LACNIC 44": in a headline, an acronym and a number that is no year count the meetings.
    private static Found<int>? AcronymNumber(DocumentReading reading)
    {
        foreach (var passage in reading.Passages.Take(2).Where(p => p.Text.Length <= 160))
            for (var i = 1; i < passage.Tokens.Count; i++)
                if (passage.Tokens[i] is { Kind: TokenKind.Number } number && number.End - number.Start <= 3 && passage.Tokens[i - 1] is { Kind: TokenKind.Capitals } name && name.End - name.Start >= 4 && name.End + 1 == number.Start
                    && !(i + 1 < passage.Tokens.Count && passage.Tokens[i + 1].Folded is "-" or "," or "de" or "%" or "." or ":" && passage.Tokens[i + 1].Start == number.End))
                    return passage.Found(int.Parse(number.Folded, CultureInfo.InvariantCulture), new Stretch(number.Start, number.End));
        return null;
    }

    // "The sixth meeting was in …" speaks of another edition when this one is the seventh; so does "LACNIC 43".
    private static void MarkOtherEditions(DocumentReading reading, int edition)
    {
        foreach (var passage in reading.Passages)
            for (var i = 0; i < passage.Tokens.Count; i++)
            {
                var (number, last) = OrdinalAt(passage, i);
                if (number == 0 && passage.Tokens[i] is { Kind: TokenKind.Number } plain && plain.End - plain.Start <= 3 && i > 0 && passage.Tokens[i - 1].Kind == TokenKind.Capitals && passage.Tokens[i - 1].End + 1 == plain.Start) (number, last) = (int.Parse(plain.Folded, CultureInfo.InvariantCulture), i);
                if (number == 0 || number == edition || number > 200) continue;
                var next = last + 1 < passage.Tokens.Count ? passage.Tokens[last + 1] : default;
                var noun = next.Folded is not null && (next.Folded is "edition" or "edicion" or "edicao" or "one" or "," || passage.Cues.Exists(c => c.Topic == "meeting" && c.First <= last + 2 && c.First > last) || (Words.Ordinal(passage.Tokens[i].Folded) is not null && Words.Is("preposition.place", next.Folded)) || number != 0 && last == i && passage.Tokens[i].Kind == TokenKind.Number);
                if (!noun || Math.Abs(number - edition) > 30) continue;
                passage.Cues.Add(new Cue(number < edition ? "previous" : "next", i, last, new Stretch(passage.Tokens[i].Start, passage.Tokens[last].End)) { NamesEdition = true });
            }
    }

    /// <summary>The passages that stand for a headline: the first ones, as far as they are short, and the first in sentences.</summary>
    private static List<Passage> LeadPassages(DocumentReading reading) => [.. reading.Passages.Take(3)];

    private static bool HasMeetingWord(string text) => CueLexicon.Instance.Find(Tokenizer.Split(text)).Exists(cue => cue.Topic == "meeting");

    private static Found<int>? TitleEdition(Tree.MappedText? field)
    {
        if (field is null) return null;
        var passage = new Passage(0, new Tree.Block(Tree.BlockKind.Heading, 1, field), null, CueLexicon.Instance);
        return In(passage).OrderByDescending(n => n.Score).FirstOrDefault() is { } named ? passage.Found(named.Edition, named.Ordinal) : null;
    }

    private sealed record Name(Passage Passage, int Edition, Stretch Ordinal, Stretch Title, double Score);

    private static IEnumerable<Name> Numbered(DocumentReading reading) => reading.Passages.SelectMany(In);

    private static IEnumerable<Name> In(Passage passage)
    {
        var tokens = passage.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var (number, last) = OrdinalAt(passage, i);
            if (number == 0) continue;
            // The word for the meeting stands within a few words, without a break between.
            var noun = -1;
            for (var j = last + 1; j < tokens.Count && j <= last + 1 + (2 * MaxWordsBetween); j++)
            {
                // A long name is one only while it goes on in capitals.
                if (j > last + 1 + MaxWordsBetween && !tokens[j].IsCapital && !Words.Is("connector", tokens[j].Folded)) break;
                if (tokens[j].Kind == TokenKind.Mark && tokens[j].Folded is not ("-" or "\"" or "“" or "'" or "’" or "(" or ".")) break;
                if (IsNot(tokens[j].Folded)) break;
                if (passage.Cues.Exists(c => c.Topic == "meeting" && c.First == j) || tokens[j].Folded is "edition" or "edicion" or "edicao" || (j == last + 1 && IsAcronymOfMeeting(passage, j)))
                {
                    noun = j;
                    break;
                }
            }
            if (noun < 0) continue;
            var sentence = passage.SentenceAt(tokens[i].Start);
            var ordinal = new Stretch(tokens[i].Start, tokens[last].End);
            var capital = tokens[noun].IsCapital || passage.IsHeading;
            var edition = tokens[noun].Folded is "edition" or "edicion" or "edicao";
            var words = Words.Ordinal(tokens[i].Folded) is not null;
            var demonstrative = i > 0 && tokens[i - 1].Folded is "este" or "esta" or "this" or "deste" or "desta" or "neste" or "nesta" or "the" or "el" or "la" or "o" or "a" or "del" or "do" or "da" or "al";
            if (!capital && !edition && (number == 1 || (words && !demonstrative))) continue;
            if (!capital && number == 1 && edition && Context.RelationAt(passage, ordinal) is not null) continue;
            var score = 10.0 - (passage.Index * 0.3);
            if (capital) score += 4;
            if (passage.IsHeading || passage.Index <= 1) score += 2;
            if (passage.Has("held", sentence) || passage.Has("announced", sentence)) score += 1;
            if (Context.RelationAt(passage, ordinal) is { } relation && !(capital && !edition && passage.Index <= 2)) score -= relation == MeetingRelation.Other ? 3 : 9;
            if (passage.IsItem || passage.Text.Length < 60 && passage.Index > 6) score -= 3;
            if (score > 3) yield return new Name(passage, number, ordinal, TitleAround(passage, i, noun), score);
        }
    }

    private static bool IsNot(string word) => word is "day" or "dia" or "session" or "sesion" or "sessao" or "time" or "vez" or "year" or "ano" or "person" or "call" or "convocatoria" or "point" or "punto" or "quarter" or "half" or "semestre" or "one" || Dates.DateRecogniser.IsMonth(word);

    // "VII ECSL", "3rd LACIGF": an acronym with its number is a meeting where the number is Roman or an ordinal.
    private static bool IsAcronymOfMeeting(Passage passage, int token) => passage.Tokens[token] is { Kind: TokenKind.Capitals } t && t.End - t.Start >= 3;

    /// <summary>The number an ordinal says at a token, and the last token of it; 0 where there is none.</summary>
    private static (int Number, int Last) OrdinalAt(Passage passage, int i)
    {
        var token = passage.Tokens[i];
        if (Words.Ordinal(token.Folded) is { } word) return (word, i);
        if (token.Kind == TokenKind.Number && token.End - token.Start <= 3)
        {
            var number = int.Parse(token.Folded, CultureInfo.InvariantCulture);
            var next = i + 1 < passage.Tokens.Count ? passage.Tokens[i + 1] : default;
            if (next.Folded is "st" or "nd" or "rd" or "th" or "o" or "a" or "º" or "°" or "ª" or "ro" or "do" or "er" or "ra" or "da" or "to" or "ta" or "va" or "vo" or "na" or "no" or "mo" or "ma" && next.Start == token.End) return (number, i + 1);
            if (next.Folded == "." && i + 2 < passage.Tokens.Count && passage.Tokens[i + 2].Folded is "º" or "ª" or "o" or "a" && next.Start == token.End) return (number, i + 2);
        }
        if (token.Kind is TokenKind.Capitals or TokenKind.Capitalised && Roman().IsMatch(passage.Text.AsSpan(token.Start, token.End - token.Start)) && (token.End - token.Start > 1 || i + 1 < passage.Tokens.Count && passage.Tokens[i + 1].IsCapital && token.Folded is "i" or "v" or "x"))
            return (FromRoman(passage.Text[token.Start..token.End]), i);
        return default;
    }

    private static int FromRoman(string roman)
    {
        var (sum, before) = (0, 0);
        foreach (var c in roman.Reverse())
        {
            var value = c switch { 'I' => 1, 'V' => 5, 'X' => 10, 'L' => 50, _ => 100 };
            sum += value < before ? -value : value;
            before = Math.Max(before, value);
        }
        return sum;
    }

    /// <summary>The words around the meeting's noun that make its name.</summary>
    private static Stretch TitleAround(Passage passage, int first, int noun)
    {
        var tokens = passage.Tokens;
        var last = passage.Cues.Where(c => c.Topic == "meeting" && c.First == noun).Select(c => c.Last).DefaultIfEmpty(noun).Max();
        for (var i = last + 1; i < tokens.Count; i++)
        {
            if (tokens[i].IsCapital || tokens[i].Kind == TokenKind.Number && i > 0 && tokens[i - 1].IsCapital)
            {
                last = i;
                continue;
            }
            if (Words.Is("connector", tokens[i].Folded) || tokens[i].Folded is "from" or "desde")
            {
                var next = i + 1;
                while (next < tokens.Count && Words.Is("connector", tokens[next].Folded)) next++;
                if (next < tokens.Count && tokens[next].IsCapital && !(tokens[i].Folded is "in" or "en" or "em" or "and" or "e" or "y" or "i" or "no" or "na"))
                {
                    i = last = next;
                    continue;
                }
                if (next < tokens.Count && tokens[next].IsCapital && tokens[i].Folded is "and" or "e" or "y" && i > 0 && tokens[i - 1].IsCapital && next + 1 < tokens.Count && !passage.Cues.Exists(c => c.Topic is "held" or "announced" && c.First == next))
                {
                    i = last = next;
                    continue;
                }
            }
            // A motto in quotes right after belongs to the name.
            if (tokens[i].Folded is "\"" or "“" or "«")
            {
                var close = tokens.FindIndex(i + 1, t => t.Folded is "\"" or "”" or "»");
                if (close > 0 && close - i < 14) last = close;
            }
            break;
        }
        return new Stretch(tokens[first].Start, tokens[last].End);
    }

    private static Found<string>? Unnumbered(DocumentReading reading, List<Passage> lead)
    {
        foreach (var passage in lead.Where(p => p.Text.Length <= 160 && p.Has("meeting")).Take(1)) return passage.Found(passage.Whole);
        return null;
    }

    private static Stretch FirstClause(Passage passage)
    {
        var sentence = passage.Sentences[0];
        if (sentence.Length <= 110) return passage.Trim(sentence, ".");
        var cut = -1;
        for (var i = sentence.Start; i < Math.Min(sentence.End, sentence.Start + 110); i++)
            if (passage.Text[i] is ',' or ';' or ':') cut = i;
        if (cut <= 20 && passage.Text.LastIndexOf(' ', sentence.Start + 110, 60) is var space) cut = space > 0 ? space : sentence.Start + 110;
        return new Stretch(sentence.Start, cut);
    }

    // "Iberoconf 2013", "previous Iberoconf editions", "At Iberoconf, the yearly conference": a short name used so is a series.
    private static Found<string>? ShortSeries(DocumentReading reading)
    {
        var counts = new Dictionary<string, (int Score, Passage Passage, Stretch Stretch)>();
        foreach (var passage in reading.Passages)
            for (var i = 0; i < passage.Tokens.Count; i++)
            {
                var token = passage.Tokens[i];
                if (!token.IsCapital || token.End - token.Start < 4 || Words.Is("notname", token.Folded) || Words.Is("organisation.head", token.Folded) || passage.Cues.Exists(c => c.Topic == "meeting" && c.First == i)
                    || reading.Places(passage).Exists(p => p.Stretch.Start <= token.Start && token.End <= p.Stretch.End)) continue;
                var before = i > 0 ? passage.Tokens[i - 1] : default;
                var after = i + 1 < passage.Tokens.Count ? passage.Tokens[i + 1] : default;
                if (before.IsCapital && before.End + 1 == token.Start && !Words.Is("notname", before.Folded) && !(i == 1)) continue;
                var score = 0;
                if (after.Kind == TokenKind.Number && after.End - after.Start == 4 && after.Folded[..2] is "19" or "20" && (i + 2 >= passage.Tokens.Count || !passage.Tokens[i + 2].IsCapital)) score += 1;
                if (before.Folded is "first" or "last" or "previous" or "primera" or "ultima" or "ultimo" or "next" && after.Kind != TokenKind.Capitalised) score += 2;
                if (after.Folded is "edition" or "editions") score += 2;
                if (after.Folded == "," && i + 4 < passage.Tokens.Count && passage.Tokens[i + 3].Folded is "yearly" or "annual" or "regional") score += 2;
                if (score == 0) continue;
                var key = token.Folded;
                var known = counts.GetValueOrDefault(key, (0, passage, new Stretch(token.Start, token.End)));
                counts[key] = (known.Item1 + score, known.Item2, known.Item3);
            }
        var best = counts.Values.OrderByDescending(c => c.Score).FirstOrDefault();
        return best.Score >= 2 ? best.Passage.Found(best.Stretch) : null;
    }

    // Without a short name the series is the numbered name itself: ordinal, year and motto aside, with its first complement.
    private static Found<string>? SeriesOf(Headline headline, Name? named)
    {
        if (headline.Edition is null || named is null) return null;
        var passage = named.Passage;
        var tokens = passage.TokensIn(named.Title).ToList();
        var first = tokens.FindIndex(t => passage.Tokens[t].Start >= named.Ordinal.End);
        if (first < 0) return null;
        var complements = 0;
        var last = first;
        for (var k = first; k < tokens.Count; k++)
        {
            var token = passage.Tokens[tokens[k]];
            if (token.Folded is "\"" or "“" or "«" or "(" or ",") break;
            if (token.Folded is "of" or "de" or "del" or "do" or "da" or "das" or "dos" && ++complements > 1) break;
            if (token.Kind == TokenKind.Number) break;
            if (token.IsCapital) last = k;
        }
        return passage.Found(new Stretch(passage.Tokens[tokens[first]].Start, passage.Tokens[tokens[last]].End));
    }

    [GeneratedRegex("^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")]
    private static partial Regex Roman();
}
