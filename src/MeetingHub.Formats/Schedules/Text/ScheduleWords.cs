using System.Collections.Frozen;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>The words of agendas, of all languages together: <c>schedule-words.txt</c>, one phrase a line after a line's first that names what it means.</summary>
internal static class ScheduleWords
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Lists = LexiconFile.Lines("schedule-words.txt")
        .GroupBy(entry => entry.Section)
        .ToFrozenDictionary(section => section.Key, section => section.SelectMany(entry => Phrases(entry.Line)).DistinctBy(p => p.Phrase).ToFrozenDictionary(p => p.Phrase, p => p.Meaning));

    /// <summary>What a phrase means in a list; null where the list does not have it.</summary>
    public static string? Meaning(string list, string folded) => Lists[list].GetValueOrDefault(folded);

    public static bool Has(string list, string folded) => Lists[list].ContainsKey(folded);

    /// <summary>The words of a text without accents and case.</summary>
    public static string[] WordsOf(string text) =>
        Folding.Fold(text).Split([.. " \t\n\r\u00a0\u202f-–—/,;:.!?()[]{}|&+*_\"'“”«»’·•#"], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<(string Phrase, string Meaning)> Phrases(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var meaning = equals < 0 ? "" : line[..equals].Trim();
        foreach (var phrase in line[(equals + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) yield return (Folding.Fold(phrase), meaning);
    }
}
