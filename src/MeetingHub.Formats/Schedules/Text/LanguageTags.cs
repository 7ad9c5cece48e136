using System.Globalization;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>The BCP 47 tag of a language, however a file names it.</summary>
internal static class LanguageTags
{
    /// <summary>The first of "de, en", "DE", "German", "pt_BR", "español"; null where it is none that is known.</summary>
    public static string? First(string? text)
    {
        if (text is not { Length: < 200 }) return null;
        foreach (var part in text.Split([',', ';', '/', '|', '&', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Of(part) is { } tag) return tag;
        return null;
    }

    private static string? Of(string name)
    {
        var words = ScheduleWords.WordsOf(name);
        if (words.Length == 0) return null;
        if (ScheduleWords.Meaning("language", words[0]) is { Length: > 0 } named) return named;
        if (words[0].Length is not (2 or 3) || !words[0].All(char.IsAsciiLetterLower)) return null;
        CultureInfo culture;
        try
        {
            culture = CultureInfo.GetCultureInfo(words[0], predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
        var region = words.Length == 2 && words[1].Length == 2 && words[1].All(char.IsAsciiLetterLower) ? "-" + words[1].ToUpperInvariant() : "";
        return culture.TwoLetterISOLanguageName + region;
    }
}
