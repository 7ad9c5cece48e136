using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Places;

/// <summary>A city or country that a text names.</summary>
/// <param name="Stretch">The name itself.</param>
/// <param name="City">The city it means, or null for a country.</param>
/// <param name="Country">The country named, or the city's where that is certain enough.</param>
/// <param name="CountryStretch">Where the text itself says the city's country; null where only the gazetteer does.</param>
/// <param name="InName">True when it is part of a longer name: "Wikimedia Chile", "Universidad de Buenos Aires".</param>
/// <param name="AfterPreposition">True after in, en, em and the like.</param>
/// <param name="Others">Namesakes that the text leaves possible.</param>
internal sealed record PlaceMention(Stretch Stretch, City? City, Country? Country, Stretch? CountryStretch, bool InName, bool AfterPreposition, IReadOnlyList<City> Others)
{
    public bool IsCity => City is not null;

    public Stretch Whole => CountryStretch is { } c ? new Stretch(Math.Min(c.Start, Stretch.Start), Math.Max(c.End, Stretch.End)) : Stretch;
}

/// <summary>Finds cities and countries against the gazetteer and tells namesakes apart by what stands around them.</summary>
internal static class PlaceRecogniser
{
    // A town this small is believed only beside its country or where the document speaks of that country.
    private const int SmallTown = 100;

    /// <summary>How often each country is named in the whole document.</summary>
    public static IReadOnlyDictionary<Country, int> CountriesIn(IReadOnlyList<Passage> passages)
    {
        var counts = new Dictionary<Country, int>();
        foreach (var passage in passages)
            for (var i = 0; i < passage.Tokens.Count; i++)
                if (Longest(passage, i, key => Gazetteer.Instance.Country(key)) is ({ } country, var last))
                {
                    counts[country] = counts.GetValueOrDefault(country) + 1;
                    i = last;
                }
        return counts;
    }

    public static List<PlaceMention> Find(Passage passage, IReadOnlyDictionary<Country, int> context)
    {
        var found = new List<PlaceMention>();
        var tokens = passage.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var (country, countryLast) = Longest(passage, i, Gazetteer.Instance.Country);
            var (cities, cityLast) = Longest(passage, i, key => Gazetteer.Instance.Cities(key) is { Count: > 0 } list ? list : null);
            if (cities is not null && (country is null || cityLast > countryLast || IsCityRatherThanCountry(passage, i, cityLast, country.Value, cities)))
            {
                if (CityMention(passage, i, cityLast, cities, context) is { } mention)
                {
                    found.Add(mention);
                    i = mention.CountryStretch is { } c && c.Start >= mention.Stretch.End ? Math.Max(cityLast, passage.TokenAt(c.End - 1)) : cityLast;
                    continue;
                }
            }
            if (country is not null)
            {
                var stretch = new Stretch(tokens[i].Start, tokens[countryLast].End);
                found.Add(new PlaceMention(stretch, null, country, null, InName(passage, i, countryLast), After(passage, i), []));
                i = countryLast;
            }
        }
        return found;
    }

    private static PlaceMention? CityMention(Passage passage, int first, int last, IReadOnlyList<City> cities, IReadOnlyDictionary<Country, int> context)
    {
        var tokens = passage.Tokens;
        var stretch = new Stretch(tokens[first].Start, tokens[last].End);
        var after = After(passage, first);
        var (stated, statedAt) = CountryBeside(passage, first, last);
        if (stated is not null && cities.FirstOrDefault(c => c.Country == stated) is { } sure)
            return new PlaceMention(stretch, sure, stated, statedAt, InName(passage, first, last), after, []);

        var inName = InName(passage, first, last);
        if (first == last && (Words.Is("notname", tokens[first].Folded) || tokens[first].Kind == TokenKind.Capitals && tokens[first].End - tokens[first].Start < 5)) return null;
        // A word that also begins sentences needs more than a capital to be a small town.
        var likely = cities.OrderByDescending(c => c.Weight * (context.ContainsKey(c.Country) ? 20 : 1)).First();
        if (likely.Weight < SmallTown && !context.ContainsKey(likely.Country)) return null;
        if (first == last && !after && IsSentenceStart(passage, first) && likely.Weight < 500 && !passage.IsHeading) return null;
        if (first == last && Words.IsGivenName(tokens[first].Folded) && !after && likely.Weight < 1000) return null;
        var others = cities.Where(c => c != likely && c.Country != likely.Country && c.Weight * 4 > likely.Weight && !context.ContainsKey(likely.Country)).ToList();
        return new PlaceMention(stretch, likely, likely.Country, null, inName, after, others);
    }

    // "Bogotá, Colombia", "Santiago, no Chile", "Cartagena (Colombia)", "Torreón, Coahuila, México"
    private static (Country?, Stretch?) CountryBeside(Passage passage, int first, int last)
    {
        var tokens = passage.Tokens;
        var i = last + 1;
        for (var hops = 0; hops < 2 && i < tokens.Count; hops++)
        {
            if (!(tokens[i].Folded is "," or "(" or "/" or "-" or "–" || (hops == 0 && Words.Is("preposition.place", tokens[i].Folded)))) break;
            i++;
            while (i < tokens.Count && (Words.Is("preposition.place", tokens[i].Folded) || tokens[i].Folded is "the" or "o" or "el" or "la")) i++;
            if (i >= tokens.Count) break;
            if (Longest(passage, i, Gazetteer.Instance.Country) is ({ } country, var end)) return (country, new Stretch(tokens[i].Start, tokens[end].End));
            // Step over the name of a province.
            var start = i;
            while (i < tokens.Count && (tokens[i].IsCapital || (i > start && tokens[i].Folded is "de" or "do" or "del"))) i++;
            if (i == start || i - start > 4) break;
        }
        // "Argentina: Buenos Aires" and "Colombia (Bogotá)" are rarer, and lists of countries look the same: not read.
        return (null, null);
    }

    // Some states are named like their capital: "Panamá", "Guatemala", "Luxembourg", "Mexico".
    private static bool IsCityRatherThanCountry(Passage passage, int first, int last, Country country, IReadOnlyList<City> cities) =>
        CountryBeside(passage, first, last) is ({ } beside, _) && cities.Any(c => c.Country == beside) && passage.Tokens.Count > last + 1 && passage.Tokens[last + 1].Folded is "," or "(" && beside == country;

    private static (T? Value, int Last) Longest<T>(Passage passage, int first, Func<string, T?> find)
    {
        var tokens = passage.Tokens;
        if (!tokens[first].IsCapital || !Gazetteer.Instance.Begins(tokens[first].Folded.Replace("'", "", StringComparison.Ordinal).Split('-')[0])) return (default, first);
        var limit = Math.Min(first + (Gazetteer.MaxWords * 2), tokens.Count) - 1;
        for (var last = limit; last >= first; last--)
        {
            if (!(tokens[last].IsCapital || (tokens[last].Folded == "." && last > first)) || tokens[last].End - tokens[first].Start > 48) continue;
            if (!Joined(passage, first, last)) continue;
            var value = find(passage.Text[tokens[first].Start..tokens[last].End]);
            if (value is not null) return (value, last);
        }
        return (default, first);
    }

    private static bool Joined(Passage passage, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            var token = passage.Tokens[i];
            if (!(token.IsWord || token.Folded is "." or "," && i + 1 <= last && passage.Tokens[i + 1].End - passage.Tokens[i + 1].Start <= 2 || token.Folded is "." or "-")) return false;
            if (token.Folded is "y" or "and" or "e" && last - first > 3) return false;
        }
        return true;
    }

    private static bool After(Passage passage, int first)
    {
        var before = first - 1;
        while (before >= 0 && passage.Tokens[before].Folded is "the" or "o" or "el" or "la" or "city" or "ciudad" or "cidade" or "of" or "de" or "da") before--;
        return before >= 0 && Words.Is("preposition.place", passage.Tokens[before].Folded) && passage.Tokens[before].Folded is not ("a" or "from" or "de" or "desde" or "near" or "to");
    }

    private static bool InName(Passage passage, int first, int last)
    {
        var tokens = passage.Tokens;
        if (first > 0 && tokens[first - 1].End + 1 == tokens[first].Start && tokens[first - 1].IsCapital && !IsSentenceStart(passage, first - 1) && !Words.Is("notname", tokens[first - 1].Folded)) return true;
        if (first > 0 && tokens[first - 1].IsCapital && tokens[first - 1].End + 1 == tokens[first].Start && Words.Is("organisation.head", tokens[first - 1].Folded)) return true;
        if (first > 1 && tokens[first - 1].Folded is "de" or "of" or "do" or "da" or "del" && tokens[first - 2].IsCapital && (!IsSentenceStart(passage, first - 2) || Words.Is("organisation.head", tokens[first - 2].Folded)) && !passage.Cues.Exists(c => c.Topic == "meeting" && c.Last == first - 2)) return true;
        return last + 1 < tokens.Count && tokens[last + 1].IsCapital && tokens[last].End + 1 == tokens[last + 1].Start && !Words.Is("notname", tokens[last + 1].Folded);
    }

    private static bool IsSentenceStart(Passage passage, int token) => token == 0 || passage.Sentences.Exists(s => s.Start == passage.Tokens[token].Start) || passage.Tokens[token - 1].Folded is "•" or "\"" or "“" or ":";
}
