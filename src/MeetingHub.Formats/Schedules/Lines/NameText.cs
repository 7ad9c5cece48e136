using System.Text.RegularExpressions;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;
using MeetingHub.Formats.Schedules.Text;

namespace MeetingHub.Formats.Schedules.Lines;

/// <summary>Names of people where an agenda has them: in a list, and told from other words only by their look.</summary>
internal static partial class NameText
{
    private const int MaxNames = 40;

    /// <summary>The names of a list that is known to be of names.</summary>
    public static IEnumerable<string> Split(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var list = text.Length > 2_000 ? text[..2_000] : text;
        // With semicolons or lines between people, a comma is inside a name or stands before an organisation.
        var hard = list.Contains(';', StringComparison.Ordinal) || list.Contains('\n', StringComparison.Ordinal);
        return (hard ? Hard() : Soft()).Split(list).Select(name => ScheduleText.Line(name).Trim(' ', ',', '.', '-', '–', '—', ':')).Where(name => name.Length > 1 && name.Any(char.IsLetter)).Take(MaxNames);
    }

    /// <summary>Whether a text can be nothing but names of people.</summary>
    public static bool LooksLikeNames(string text)
    {
        if (text.Length is < 2 or > 200 || text.Any(char.IsDigit)) return false;
        var names = Split(text).ToList();
        if (names.Count == 0 || !names.TrueForAll(IsShaped)) return false;
        if (names.Exists(name => Words.IsGivenName(Folding.Fold(FirstWord(name))) || Words.Is("title", Folding.Fold(FirstWord(name))))) return true;
        // Several items of several capitalised words are a list of people; one could be a title in English.
        return names.Count > 1 && names.TrueForAll(name => name.Contains(' ', StringComparison.Ordinal));
    }

    // One to five words, each with a capital, but for "de", "da", "van".
    private static bool IsShaped(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 5 && char.IsUpper(words[0][0]) && char.IsUpper(words[^1][0])
            && Array.TrueForAll(words, word => char.IsUpper(word[0]) || Words.Is("lowname", Folding.Fold(word)))
            && !Array.Exists(words, word => ScheduleWords.Has("session", Folding.Fold(word)) || ScheduleWords.Has("room", Folding.Fold(word)));
    }

    private static string FirstWord(string name) => name.Split(' ')[0];

    [GeneratedRegex(@"\s*(?:[;\n]|\s\|\s)\s*")]
    private static partial Regex Hard();

    [GeneratedRegex(@"\s*(?:,|/|&|\+|\s\|\s|\s(?:and|y|e|et|und)\s)\s*(?:(?:and|y|e|et|und)\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Soft();
}
