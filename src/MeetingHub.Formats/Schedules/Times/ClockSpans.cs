using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>A time, or a span of times, in a text.</summary>
/// <param name="Start">When it starts.</param>
/// <param name="Minutes">How long it lasts, where an end is written.</param>
/// <param name="Index">Where it begins in the text.</param>
/// <param name="End">Where the text goes on after it.</param>
internal readonly record struct ClockSpan(LocalTime Start, int? Minutes, int Index, int End);

/// <summary>Finds times of day as people write them: "9:00-10:30", "09h00 às 10h30", "9.30 am", "2-3 pm", "14h".</summary>
internal static partial class ClockSpans
{
    // A time stands near the start of its line.
    private const int MaxLength = 300;

    /// <summary>The first time in a text.</summary>
    /// <param name="folded">The text without accents and case.</param>
    public static ClockSpan? Find(string folded)
    {
        if (folded.Length > MaxLength) folded = folded[..MaxLength];
        foreach (Match match in Span().Matches(folded))
        {
            var (half, half2) = (Half(match, "ap"), Half(match, "ap2"));
            if (Clock(match, "h", "m", half ?? half2) is not { } start) continue;
            var end = Clock(match, "h2", "m2", half2);
            // "11-1 pm" begins before noon; "9 am - 1" ends after it.
            if (half is null && half2 == 'p' && end is { } until && start > until && Clock(match, "h", "m", null) is { } early) start = early;
            if (half == 'a' && half2 is null && end is { } noon && noon < start && noon.Hour < 12) end = noon.PlusHours(12);
            if (half == 'p' && half2 is null && end is { Hour: < 12 } after && after < start && after.PlusHours(12) > start) end = after.PlusHours(12);
            var minutes = end is { } to ? (int)Period.Between(start, to, PeriodUnits.Minutes).Minutes : (int?)null;
            if (minutes < 0) minutes += 1440;
            return new ClockSpan(start, minutes == 0 ? null : minutes, match.Index, match.Index + match.Length);
        }
        return null;
    }

    private static char? Half(Match match, string group) => match.Groups[group] is { Success: true } g ? g.Value[0] : null;

    private static LocalTime? Clock(Match match, string hours, string minutes, char? half)
    {
        if (!match.Groups[hours].Success) return null;
        var hour = int.Parse(match.Groups[hours].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups[minutes] is { Success: true } m ? int.Parse(m.ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (half == 'p' && hour < 12) hour += 12;
        if (half == 'a' && hour == 12) hour = 0;
        return hour <= 24 && minute < 60 && (hour < 24 || minute == 0) ? new LocalTime(hour % 24, minute) : null;
    }

    private const string Unit = @"(?:\s?(?:h(?:oras?|ours?|rs?|s)?|uhr|min|hs)\b\.?)?";
    private const string To = @"\s*(?:-|–|—|‐|‑|−|~|→|/|\b(?:to|a|as|ate|hasta|until|till|bis|e|y|au)\b)\s*(?:(?:a\s+)?las?\s+|as\s+)?";

    // An hour alone is a time only before "h", "am", "pm", or before the end of a span that is one.
    [GeneratedRegex(
        @"(?<![\p{L}\d:.,/+#$€-])(?:(?:de|from|das|dalle|desde|as|a\s+las?|at|von|ab|um)\s+(?:las?\s+)?)?"
        + @"(?<h>[0-9]{1,2})(?:"
        + @"(?:\s?[:h.]\s?)(?<m>[0-5][0-9])(?::[0-5][0-9])?" + Unit + @"(?:\s?(?<ap>[ap])\.?\s?m\b\.?)?"
        + @"|\s?(?<ap>[ap])\.?\s?m\b\.?"
        + @"|\s?(?:h(?:oras?|rs?|s)?|uhr)\b\.?"
        + "|(?=" + To + @"[0-9]{1,2}(?:\s?[:h.]\s?[0-5][0-9]|\s?[ap]\.?\s?m\b|\s?h\b))"
        + ")"
        + "(?:" + To + @"(?<h2>[0-9]{1,2})(?:(?:\s?[:h.]\s?)(?<m2>[0-5][0-9])(?::[0-5][0-9])?" + Unit + @"(?:\s?(?<ap2>[ap])\.?\s?m\b\.?)?|\s?(?<ap2>[ap])\.?\s?m\b\.?|\s?(?:h(?:oras?|rs?|s)?|uhr)\b\.?|(?=\s|$))(?![\d/]|:\d))?"
        + @"(?![\p{L}\d/%])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
