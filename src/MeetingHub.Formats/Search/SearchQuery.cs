using System.Text;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Search;

/// <summary>A stretch of an extract.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsHit">Whether they were searched for.</param>
public sealed record ExtractPart(string Text, bool IsHit);

/// <summary>What somebody searches for: words, each also as the beginning of a longer one, and phrases in quotation marks. Accents and case do not count.</summary>
public sealed class SearchQuery
{
    private const int MostTerms = 12;
    private const int LongestQuery = 200;
    private const int Around = 90;

    // Folded; a phrase has spaces.
    private readonly IReadOnlyList<string[]> terms;
    private readonly IReadOnlyList<bool> arePhrases;

    private SearchQuery(IReadOnlyList<string[]> terms, IReadOnlyList<bool> arePhrases) => (this.terms, this.arePhrases) = (terms, arePhrases);

    /// <summary>Whether there is nothing to search for.</summary>
    public bool IsEmpty => terms.Count == 0;

    /// <summary>The same for SQLite's FTS5: nothing that was typed is an operator there.</summary>
    public string Expression => string.Join(" AND ", terms.Select((t, i) => $"\"{string.Join(' ', t)}\"{(arePhrases[i] ? "" : " *")}"));

    /// <summary>Reads what was typed; of what is longer than anybody types, the beginning.</summary>
    public static SearchQuery Parse(string? typed)
    {
        List<string[]> terms = [];
        List<bool> arePhrases = [];
        var isPhrase = false;
        foreach (var part in (typed is { Length: > LongestQuery } ? typed[..LongestQuery] : typed ?? "").Replace('“', '"').Replace('”', '"').Replace('«', '"').Replace('»', '"').Split('"'))
        {
            var words = Words(Folding.Fold(part));
            if (isPhrase && words.Length > 0) Add(words, true);
            else foreach (var word in words) Add([word], false);
            isPhrase = !isPhrase;
        }
        return new SearchQuery(terms, arePhrases);

        void Add(string[] term, bool phrase)
        {
            if (terms.Count == MostTerms) return;
            terms.Add(term);
            arePhrases.Add(phrase);
        }
    }

    /// <summary>Whether everything that is searched for stands in one of the texts.</summary>
    public bool IsIn(params IEnumerable<string?> texts)
    {
        var folded = texts.OfType<string>().Select(t => Folding.Fold(t)).ToList();
        return Enumerable.Range(0, terms.Count).All(i => folded.Exists(text => Find(text, i, 0).Start >= 0));
    }

    /// <summary>The part of a text around the first hit, with all hits in it marked; its beginning where there is none.</summary>
    public IReadOnlyList<ExtractPart> Extract(string text)
    {
        var folded = Folding.Fold(text);
        var first = Hits(folded).Select(h => h.Start).DefaultIfEmpty(0).Min();
        var from = first <= Around ? 0 : Space(text, first - Around);
        var to = Math.Min(text.Length, from + (Around * 3));
        if (to < text.Length) to = Space(text, to);
        List<ExtractPart> parts = [];
        if (from > 0) parts.Add(new ExtractPart("… ", false));
        var at = from;
        foreach (var (start, end) in Hits(folded).Where(h => h.Start >= from && h.End <= to).OrderBy(h => h.Start))
        {
            if (start < at) continue;
            if (start > at) parts.Add(new ExtractPart(text[at..start], false));
            parts.Add(new ExtractPart(text[start..end], true));
            at = end;
        }
        if (at < to) parts.Add(new ExtractPart(text[at..to], false));
        if (to < text.Length) parts.Add(new ExtractPart(" …", false));
        return parts;
    }

    private IEnumerable<(int Start, int End)> Hits(string folded)
    {
        for (var i = 0; i < terms.Count; i++)
            for (var hit = Find(folded, i, 0); hit.Start >= 0; hit = Find(folded, i, hit.End)) yield return hit;
    }

    // The words of a term, one behind the other, beginning where a word begins.
    private (int Start, int End) Find(string folded, int term, int from)
    {
        var words = terms[term];
        for (var at = folded.IndexOf(words[0], from, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(words[0], at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && char.IsLetterOrDigit(folded[at - 1])) continue;
            var end = at + words[0].Length;
            var matches = true;
            foreach (var word in words.Skip(1))
            {
                while (end < folded.Length && !char.IsLetterOrDigit(folded[end])) end++;
                if (string.CompareOrdinal(folded, end, word, 0, word.Length) != 0)
                {
                    matches = false;
                    break;
                }
                end += word.Length;
            }
            if (!matches || (arePhrases[term] && end < folded.Length && char.IsLetterOrDigit(folded[end]))) continue;
            // The whole word is shown, not only how it begins.
            while (end < folded.Length && char.IsLetterOrDigit(folded[end])) end++;
            return (at, end);
        }
        return (-1, -1);
    }

    private static int Space(string text, int at)
    {
        while (at > 0 && at < text.Length && !char.IsWhiteSpace(text[at - 1])) at--;
        return at;
    }

    private static string[] Words(string folded)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var c in folded + " ")
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        return [.. words];
    }
}
