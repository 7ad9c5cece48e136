using System.Collections.Concurrent;
using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>A country or territory by its ISO 3166-1 alpha-2 code, such as <c>CO</c>. An unknown code cannot be built.</summary>
public readonly record struct Country
{
    private static readonly ConcurrentDictionary<(string Code, string Language), string?> Names = new();
    private static readonly Lazy<Country[]> Known = new(FindKnown);

    // Codes withdrawn from ISO 3166-1, groupings of CLDR, its test locales: they have names, but name no country of today.
    private static readonly HashSet<string> Foreign =
        ["AN", "BU", "CS", "CT", "DD", "DY", "FQ", "FX", "HV", "JT", "MI", "NH", "NQ", "NT", "PC", "PU", "PZ", "RH", "SU", "TP", "UK", "VD", "WK", "YD", "YU", "ZR", "EU", "EZ", "UN", "QO", "QU", "XA", "XB", "ZZ"];

    private Country(string code) => Code = code;

    /// <summary>The two upper-case letters.</summary>
    public string Code { get; }

    /// <summary>All countries and territories that the platform's locale data (CLDR) has a name for.</summary>
    public static IReadOnlyList<Country> All => Known.Value;

    /// <summary>The country of a code in either case.</summary>
    /// <exception cref="FormatException">The code names no country.</exception>
    public static Country Parse(string code) => TryParse(code) ?? throw new FormatException($"'{code}' is not an ISO 3166 country code.");

    /// <summary>The country of a code in either case, or null.</summary>
    public static Country? TryParse(string? code)
    {
        if (code is not { Length: 2 } || !char.IsAsciiLetter(code[0]) || !char.IsAsciiLetter(code[1])) return null;
        var upper = code.ToUpperInvariant();
        return Foreign.Contains(upper) || NameOf(upper, "en") is null ? null : new Country(upper);
    }

    /// <summary>The name in the given language, from the platform's locale data.</summary>
    public string Name(CultureInfo language) => NameOf(Code, language.TwoLetterISOLanguageName) ?? Code;

    /// <inheritdoc/>
    public override string ToString() => Code;

    // The platform names a country only inside the name of a locale ("español (Colombia)"), in the interface language of the moment.
    private static string? NameOf(string code, string language) => Names.GetOrAdd((code, language), static key =>
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(key.Language);
            var name = new CultureInfo("es-" + key.Code).DisplayName;
            var open = name.IndexOf('(', StringComparison.Ordinal);
            if (open < 0) return null;
            var country = name[(open + 1)..name.LastIndexOf(')')];
            return country == key.Code ? null : country;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    });

    private static Country[] FindKnown() =>
        [.. from a in Enumerable.Range('A', 26)
            from b in Enumerable.Range('A', 26)
            let code = $"{(char)a}{(char)b}"
            let country = TryParse(code)
            where country is not null
            select country.Value];
}
