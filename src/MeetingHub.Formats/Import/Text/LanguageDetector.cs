using System.Collections.Frozen;
using MeetingHub.Formats.Import.Lexicons;

namespace MeetingHub.Formats.Import.Text;

/// <summary>Tells the language of a text by its commonest words.</summary>
internal static class LanguageDetector
{
    private static readonly Lazy<FrozenDictionary<string, string[]>> LanguagesOf = new(() => LexiconFile.Lines("stopwords.txt")
        .SelectMany(entry => entry.Line.Split(' ').Select(word => (Word: word, entry.Section)))
        .GroupBy(entry => entry.Word, entry => entry.Section).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray()));

    // The languages that there are cue phrases for.
    private static readonly FrozenSet<string> OfMeetings = new[] { "en", "es", "pt" }.ToFrozenSet();

    /// <summary>The BCP 47 tag, or null when too little is there to tell.</summary>
    public static string? Detect(string text, int minimum = 3)
    {
        var scores = new Dictionary<string, double>();
        var hits = 0;
        foreach (var range in text.AsSpan().SplitAny(" \t\n\r\v.,;:!?()[]\"“”«»/'’"))
        {
            var word = text.AsSpan()[range];
            if (word.Length is 0 or > 8 || !LanguagesOf.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Lower(word), out var languages)) continue;
            hits++;
            // A word that few languages share says more.
            foreach (var language in languages) scores[language] = scores.GetValueOrDefault(language) + (1.0 / languages.Length);
        }
        if (hits < minimum) return null;
        var ranked = scores.OrderByDescending(s => s.Value).Take(2).ToList();
        if (ranked.Count == 1 || ranked[0].Value > ranked[1].Value * 1.15) return ranked[0].Key;
        // Spanish shares its commonest words with Catalan: where only one of two is among those that meetings are told in, it is that one.
        return ranked.Where(r => OfMeetings.Contains(r.Key)).ToList() is [var only] ? only.Key : null;
    }

    private static string Lower(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length];
        word.ToLowerInvariant(lower);
        return lower.ToString();
    }
}
