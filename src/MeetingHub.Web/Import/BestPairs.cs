namespace MeetingHub.Web.Import;

/// <summary>Which stored record is which proposed one.</summary>
internal static class BestPairs
{
    /// <summary>Below this, two wordings are two things.</summary>
    public const double Enough = 0.6;

    /// <summary>Pairs the most alike first; each is used once. Equals go by order, so that the same input always pairs the same way.</summary>
    /// <param name="stored">What there is; each may be known by several wordings.</param>
    /// <param name="wordings">The wordings of one that there is.</param>
    /// <param name="proposed">The wording of each that a document proposes.</param>
    /// <returns>For each proposed one the index of its stored one, or null.</returns>
    public static int?[] Find<T>(IReadOnlyList<T> stored, Func<T, IEnumerable<string>> wordings, IReadOnlyList<string> proposed)
    {
        var pairs = new int?[proposed.Count];
        if (stored.Count == 0) return pairs;
        var known = stored.Select(s => wordings(s).Distinct().ToArray()).ToArray();
        var alike =
            from p in Enumerable.Range(0, proposed.Count)
            from s in Enumerable.Range(0, stored.Count)
            let likeness = known[s].Select(w => TextSimilarity.Overlap(w, proposed[p])).DefaultIfEmpty().Max()
            where likeness >= Enough
            orderby likeness descending, Math.Abs(p - s), p, s
            select (p, s);
        var taken = new HashSet<int>();
        foreach (var (p, s) in alike)
            if (pairs[p] is null && taken.Add(s)) pairs[p] = s;
        return pairs;
    }
}
