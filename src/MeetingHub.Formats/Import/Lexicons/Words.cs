using System.Collections.Frozen;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Lexicons;

/// <summary>The lists of single words.</summary>
internal static class Words
{
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Lists = new(() => LexiconFile.Lines("words.txt")
        .GroupBy(entry => entry.Section, entry => entry.Line)
        .ToFrozenDictionary(g => g.Key, g => g.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => Folding.Fold(word)).ToFrozenSet()));

    private static readonly Lazy<FrozenDictionary<string, int>> OrdinalWords = new(() => LexiconFile.Lines("ordinals.txt")
        .SelectMany(entry => entry.Line.Split(' ') is [var number, .. var words] ? words.Select(word => (Word: Folding.Fold(word), Number: int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))) : [])
        .DistinctBy(entry => entry.Word).ToFrozenDictionary(entry => entry.Word, entry => entry.Number));

    private static readonly Lazy<FrozenSet<string>> Names = new(() =>
    {
        using var reader = LexiconFile.Open("given-names.txt.gz");
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(name => Folding.Fold(name)).ToFrozenSet();
    });

    public static bool Is(string list, string folded) => Lists.Value[list].Contains(folded);

    public static int? Ordinal(string folded) => OrdinalWords.Value.TryGetValue(folded, out var number) ? number : null;

    public static bool IsGivenName(string folded) => Names.Value.Contains(folded);
}
