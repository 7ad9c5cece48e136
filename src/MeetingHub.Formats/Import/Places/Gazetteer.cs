using System.Collections.Frozen;
using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Places;

/// <summary>A city of the gazetteer.</summary>
/// <param name="Name">GeoNames' own name.</param>
/// <param name="Country">Its country.</param>
/// <param name="Thousands">Its people, in thousands.</param>
/// <param name="IsCapital">True for a national capital.</param>
/// <param name="IsSeat">True for a regional capital.</param>
/// <param name="TimeZone">Its IANA zone.</param>
/// <param name="Latitude">In degrees to the north, to a tenth.</param>
/// <param name="Longitude">In degrees to the east, to a tenth.</param>
internal sealed record City(string Name, Country Country, int Thousands, bool IsCapital, bool IsSeat, string TimeZone, float Latitude, float Longitude)
{
    /// <summary>How much a bare mention of the name should mean this city rather than a namesake.</summary>
    public int Weight => Thousands + (IsCapital ? 2000 : IsSeat ? 200 : 0);
}

/// <summary>Names of cities and countries. Cities are GeoNames' (CC BY 4.0); see <c>README.md</c> beside the data.</summary>
internal sealed class Gazetteer
{
    public const int MaxWords = 6;
    private static readonly Lazy<Gazetteer> Loaded = new(() => new Gazetteer());

    private readonly FrozenDictionary<string, City[]> cities;
    private readonly FrozenDictionary<string, Country> countries;
    private readonly FrozenSet<string> firstWords;

    private Gazetteer()
    {
        countries = ReadCountries();
        cities = ReadCities();
        firstWords = cities.Keys.Concat(countries.Keys).Select(FirstWord).ToFrozenSet();
    }

    public static Gazetteer Instance => Loaded.Value;

    /// <summary>Whether any name begins so; asked for every capitalised word, so that most end here.</summary>
    public bool Begins(string foldedWord) => firstWords.Contains(foldedWord);

    /// <summary>The cities of a name in any of its languages, the likeliest first; empty when there is none.</summary>
    public IReadOnlyList<City> Cities(string name) => cities.GetValueOrDefault(Key(name)) ?? [];

    /// <summary>The country of a name in English, Spanish, Portuguese or the country's own use.</summary>
    public Country? Country(string name) => countries.TryGetValue(Key(name), out var country) ? country : null;

    /// <summary>A name without accents, case and marks: the words with single spaces.</summary>
    public static string Key(string name)
    {
        var folded = Folding.Fold(name);
        var key = new System.Text.StringBuilder(folded.Length);
        foreach (var c in folded)
            if (char.IsLetterOrDigit(c)) key.Append(c);
            else if (c is not '\'' and not '.' && key.Length > 0 && key[^1] != ' ') key.Append(' ');
        return key.ToString().TrimEnd();
    }

    private static FrozenDictionary<string, Country> ReadCountries()
    {
        var names = new Dictionary<string, Country>();
        foreach (var country in Domain.Country.All)
            foreach (var language in (string[])["en", "es", "pt"])
                names.TryAdd(Key(country.Name(CultureInfo.GetCultureInfo(language))), country);
        foreach (var (_, line) in LexiconFile.Lines("countries.txt"))
            foreach (var name in line[3..].Split('|'))
                names[Key(name)] = Domain.Country.Parse(line[..2]);
        return names.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, City[]> ReadCities()
    {
        using var reader = LexiconFile.Open("cities.tsv.gz");
        var zones = reader.ReadLine()![1..].Split(' '); // The file is embedded; its first line lists the zones.
        var byName = new Dictionary<string, List<City>>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('\t');
            if (Domain.Country.TryParse(fields[1]) is not { } country) continue;
            var city = new City(fields[0], country, int.Parse(fields[2], CultureInfo.InvariantCulture), fields[3] == "C", fields[3] == "A", zones[int.Parse(fields[4], CultureInfo.InvariantCulture)],
                float.Parse(fields[6], CultureInfo.InvariantCulture), float.Parse(fields[7], CultureInfo.InvariantCulture));
            foreach (var name in fields[5].Length == 0 ? [fields[0]] : fields[5].Split('|').Prepend(fields[0]))
            {
                var key = Key(name);
                if (!byName.TryGetValue(key, out var list)) byName[key] = list = [];
                if (!list.Contains(city)) list.Add(city);
            }
        }
        return byName.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.OrderByDescending(city => city.Weight).ToArray());
    }

    private static string FirstWord(string key) => key.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? key[..space] : key;
}
