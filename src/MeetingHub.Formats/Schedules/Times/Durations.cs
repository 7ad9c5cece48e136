using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>Reads durations in all the ways that schedule files write them.</summary>
internal static partial class Durations
{
    // Longer than any session; what is beyond is a slip of columns or units.
    private const int MaxMinutes = 31 * 24 * 60;

    /// <summary>The minutes; null for none, for zero and for what is no duration.</summary>
    public static int? Minutes(string? text)
    {
        if (text is not { Length: < 60 }) return null;
        var folded = Folding.Fold(text.AsSpan().Trim());
        return (Iso(folded) ?? Colons(folded) ?? Figures(folded) ?? Words(folded)) is { } minutes and > 0 and <= MaxMinutes ? (int)Math.Ceiling(minutes) : null;
    }

    // RFC 5545 and ISO 8601: "PT30M", "P1DT2H", "P1W".
    private static double? Iso(string text) => IsoForm().Match(text) is { Success: true } m && m.Length > 1
        ? (Number(m, "w") * 10080) + (Number(m, "d") * 1440) + (Number(m, "h") * 60) + Number(m, "m") + (Number(m, "s") / 60)
        : null;

    private static double? Colons(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 4 || !Array.TrueForAll(parts, p => p.Length is > 0 and < 4 && p.All(char.IsAsciiDigit))) return null;
        var n = Array.ConvertAll(parts, p => double.Parse(p, CultureInfo.InvariantCulture));
        return parts.Length switch
        {
            2 => (n[0] * 60) + n[1],
            // "1:02:00" of the voc's tools has days first; "00:05:00" and Python's "0:30:00" have seconds last.
            3 when parts[0].Length == 1 && n[0] > 0 && n[1] < 24 => (n[0] * 1440) + (n[1] * 60) + n[2],
            3 => (n[0] * 60) + n[1] + (n[2] / 60),
            _ => (n[0] * 1440) + (n[1] * 60) + n[2] + (n[3] / 60),
        };
    }

    // "30" is minutes, "013000" and "0130" are a clock's.
    private static double? Figures(string text)
    {
        if (text.Length is 0 or > 6 || !text.All(char.IsAsciiDigit)) return null;
        var number = int.Parse(text, CultureInfo.InvariantCulture);
        if (text.Length == 6) return (number / 10000 * 60) + (number / 100 % 100) + (number % 100 / 60.0);
        return text.Length == 4 && text[0] == '0' ? (number / 100 * 60) + (number % 100) : number;
    }

    private static double? Words(string text) => WordForm().Match(text) is { Success: true } m && m.Length > 0 && (m.Groups["h"].Success || m.Groups["m"].Success) ? (Number(m, "h") * 60) + Number(m, "m") : null;

    private static double Number(Match match, string group) => match.Groups[group] is { Success: true } g ? double.Parse(g.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\+?p(?:(?<w>\d{1,4})w)?(?:(?<d>\d{1,4})d)?(?:t?(?:(?<h>\d{1,5})h)?(?:(?<m>\d{1,6})m)?(?:(?<s>\d{1,6})s)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^(?:(?<h>\d{1,3}(?:[.,]\d{1,2})?)\s*h(?:ours?|oras?|eures?|rs?|s|r|std)?\.?)?\s*(?:(?:and|y|e|et)\s+)?(?:(?<m>\d{1,4})\s*(?:m(?:in(?:ut[oae]?s?|uten)?)?\.?|'|’)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WordForm();
}
