using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Places;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Names;

internal enum NameKind
{
    Unknown,
    Organisation,
    Person,
    Place,
}

/// <summary>A proper name in a passage.</summary>
/// <param name="Stretch">The name.</param>
/// <param name="Kind">What its words say it is.</param>
/// <param name="Country">The country in the name, as in "Wikimedia Chile".</param>
internal sealed record NameMention(Stretch Stretch, NameKind Kind, Country? Country);

/// <summary>Finds proper names by their capitals and tells organisations from people by the words in them.</summary>
internal static class NameRecogniser
{
    public static List<NameMention> Find(Passage passage, List<PlaceMention> places)
    {
        var found = new List<NameMention>();
        var tokens = passage.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!IsNameWord(passage, i)) continue;
            var last = End(passage, i);
            // Two people or places joined by "and" are two names.
            foreach (var (first, end) in Parts(passage, i, last))
            {
                var (from, to) = Trimmed(passage, first, end);
                if (to < from) continue;
                var stretch = new Stretch(tokens[from].Start, tokens[to].End);
                found.Add(new NameMention(stretch, Classify(passage, from, to, places), CountryIn(stretch, places)));
            }
            i = last;
        }
        return found;
    }

    /// <summary>What a stretch that a list or a label gives as one name is.</summary>
    public static NameKind Classify(Passage passage, Stretch stretch, List<PlaceMention> places)
    {
        var inside = passage.TokensIn(stretch).ToList();
        return inside.Count == 0 ? NameKind.Unknown : Classify(passage, inside[0], inside[^1], places);
    }

    public static Country? CountryIn(Stretch stretch, List<PlaceMention> places) => places.Find(p => stretch.Contains(p.Stretch) && !p.IsCity)?.Country;

    /// <summary>Whether the words could be a person's name: two to five, capitalised but for particles, none of an organisation.</summary>
    public static bool CouldBePerson(Passage passage, int first, int last)
    {
        var words = 0;
        for (var i = first; i <= last; i++)
        {
            var token = passage.Tokens[i];
            if (token.IsWord && Words.Is("lowname", token.Folded) && i > first && i < last) continue;
            if (token.Folded == "." && i > first && passage.Tokens[i - 1].End - passage.Tokens[i - 1].Start <= 3) continue;
            if (!token.IsCapital || (token.Kind == TokenKind.Capitals && token.End - token.Start > 2 && !AllCapitals(passage, first, last))) return false;
            if (Words.Is("organisation.head", token.Folded) || (Words.Is("notname", token.Folded) && i > first && token.End - token.Start > 1) || (i == first && Words.Is("notname", token.Folded) && !Words.IsGivenName(token.Folded))) return false;
            words++;
        }
        return words is >= 2 and <= 5;
    }

    private static bool AllCapitals(Passage passage, int first, int last)
    {
        for (var i = first; i <= last; i++)
            if (passage.Tokens[i].Kind == TokenKind.Capitalised && passage.Tokens[i].End - passage.Tokens[i].Start > 1) return false;
        return true;
    }

    private static NameKind Classify(Passage passage, int first, int last, List<PlaceMention> places)
    {
        var tokens = passage.Tokens;
        var stretch = new Stretch(tokens[first].Start, tokens[last].End);
        if (places.Exists(p => p.Stretch == stretch || p.Whole == stretch)) return NameKind.Place;
        for (var i = first; i <= last; i++)
            if (tokens[i].IsCapital && Words.Is("organisation.head", tokens[i].Folded)) return NameKind.Organisation;
        if (CouldBePerson(passage, first, last) && (Words.IsGivenName(tokens[first].Folded) || Words.IsGivenName(tokens[first].Folded.Split('-')[0]))) return NameKind.Person;
        // "Hon. Name Surname", "Mr Name Surname": the title says a person.
        var before = first > 0 && tokens[first - 1].Folded == "." ? first - 2 : first - 1;
        if (before >= 0 && Words.Is("title", tokens[before].Folded) && CouldBePerson(passage, first, last)) return NameKind.Person;
        if (first == last && tokens[first].Kind == TokenKind.Capitals && stretch.Length is >= 2 and <= 10) return NameKind.Organisation;
        return NameKind.Unknown;
    }

    private static bool IsNameWord(Passage passage, int i)
    {
        var token = passage.Tokens[i];
        if (!token.IsCapital) return false;
        var starts = i == 0 || passage.Sentences.Exists(s => s.Start == token.Start);
        return !(Words.Is("notname", token.Folded) && !Words.Is("organisation.head", token.Folded) && (starts || token.End - token.Start <= 3) && !(i + 1 < passage.Tokens.Count && passage.Tokens[i + 1].IsCapital && !starts && !Words.Is("notname", token.Folded)));
    }

    // A name goes on over capitalised words, and over small words that another capital follows.
    private static int End(Passage passage, int first)
    {
        var tokens = passage.Tokens;
        var last = first;
        for (var i = first + 1; i < tokens.Count; i++)
        {
            if (passage.Text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End).Contains('\v')) break;
            if (tokens[i].IsCapital)
            {
                last = i;
                continue;
            }
            if (tokens[i].Folded == "." && tokens[i - 1].End - tokens[i - 1].Start == 1 && tokens[i - 1].IsCapital) continue;
            if (!Words.Is("connector", tokens[i].Folded)) break;
            var next = i + 1;
            while (next < tokens.Count && next < i + 3 && Words.Is("connector", tokens[next].Folded)) next++;
            if (next >= tokens.Count || !tokens[next].IsCapital) break;
            last = next;
            i = next;
        }
        return last;
    }

    private static IEnumerable<(int First, int Last)> Parts(Passage passage, int first, int last)
    {
        var start = first;
        for (var i = first + 1; i < last; i++)
        {
            if (passage.Tokens[i].Folded is not ("and" or "y" or "e" or "&")) continue;
            var organisation = Enumerable.Range(start, i - start).Any(t => Words.Is("organisation.head", passage.Tokens[t].Folded));
            var following = Enumerable.Range(i + 1, last - i).Any(t => Words.Is("organisation.head", passage.Tokens[t].Folded));
            // "Ministry of Education and Culture" is one; "Wikimedia Chile and Wikimedia Peru", "A. Person and B. Person" are two.
            if (passage.Tokens[i].Folded == "&" || (organisation && !following) || (!organisation && following && !CouldBePerson(passage, start, i - 1) && i - start < 2)) continue;
            yield return (start, i - 1);
            start = i + 1;
        }
        yield return (start, last);
    }

    // Small words and titles at the ends are no part of the name.
    private static (int, int) Trimmed(Passage passage, int first, int last)
    {
        while (first <= last && (Words.Is("connector", passage.Tokens[first].Folded) || Words.Is("title", passage.Tokens[first].Folded) || passage.Tokens[first].Folded == "." || (first < last && Words.Is("role", passage.Tokens[first].Folded)))) first++;
        while (last >= first && (Words.Is("connector", passage.Tokens[last].Folded) || passage.Tokens[last].Folded == ".")) last--;
        return (first, last);
    }
}
