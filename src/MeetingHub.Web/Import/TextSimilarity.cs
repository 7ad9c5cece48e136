using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>How much two texts have in common, from 0 to 1, accents, case and punctuation aside.</summary>
internal static class TextSimilarity
{
    /// <summary>Words in common against all words (Dice), each counted as often as it occurs.</summary>
    public static double Overlap(string a, string b)
    {
        var (left, right) = (NameKey.Words(a), NameKey.Words(b));
        if (left.Count + right.Count == 0) return a == b ? 1 : 0;
        var counts = left.CountBy(w => w).ToDictionary();
        var common = 0;
        foreach (var word in right)
            if (counts.TryGetValue(word, out var n) && n > 0)
            {
                counts[word] = n - 1;
                common++;
            }
        return 2.0 * common / (left.Count + right.Count);
    }

    /// <summary>Runs of three words in common against all such runs (Jaccard): high only where one text was made from the other.</summary>
    public static double Lineage(string a, string b)
    {
        var (left, right) = (Trigrams(a), Trigrams(b));
        if (left.Count == 0 || right.Count == 0) return NameKey.Of(a) == NameKey.Of(b) ? 1 : 0;
        var common = left.Count(right.Contains);
        return (double)common / (left.Count + right.Count - common);
    }

    private static HashSet<(string, string, string)> Trigrams(string text)
    {
        var words = NameKey.Words(text);
        var trigrams = new HashSet<(string, string, string)>();
        for (var i = 2; i < words.Count; i++) trigrams.Add((words[i - 2], words[i - 1], words[i]));
        return trigrams;
    }
}
