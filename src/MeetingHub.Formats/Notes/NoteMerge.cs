using System.Text.RegularExpressions;
using DiffPlex;

namespace MeetingHub.Formats.Notes;

/// <summary>One place that two people changed in different ways.</summary>
/// <param name="Theirs">The lines as they were saved first; they stand in the merged text.</param>
/// <param name="Mine">The lines as they were saved second.</param>
public sealed record MergeConflict(string Theirs, string Mine);

/// <summary>Two edits of one text as one.</summary>
/// <param name="Text">The text with both edits in it, and with the first where they contradict.</param>
/// <param name="Conflicts">Where they contradict; nothing of the second is in the text there.</param>
public sealed record MergedNote(string Text, IReadOnlyList<MergeConflict> Conflicts);

/// <summary>
/// Merges what two people made of one text: line by line, and word by word where both changed a line.
/// What both put in at one place is kept, one after the other; only what both changed into something else is a conflict.
/// </summary>
public static partial class NoteMerge
{
    private const long MostCompared = 20_000_000;

    private static readonly Differ Differ = new();

    /// <summary>The text with both edits.</summary>
    /// <param name="original">What both began from.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    /// <param name="mine">What is saved now.</param>
    public static MergedNote Merge(string original, string theirs, string mine)
    {
        if (theirs == original || theirs == mine) return new MergedNote(mine, []);
        if (mine == original) return new MergedNote(theirs, []);
        List<MergeConflict> conflicts = [];
        var merged = Merge(Lines(original), Lines(theirs), Lines(mine), (o, t, m) =>
        {
            if (o.Length == 0) return Both(t, m);
            // Line by line where it can be: a line that only one has changed is no conflict.
            if (o.Length > 1 && o.Length == t.Length && o.Length == m.Length) return [.. o.Zip(t, m).Select(line => Line(line.First, line.Second, line.Third))];
            return Lines(Line(string.Join('\n', o), string.Join('\n', t), string.Join('\n', m)));
        });
        return new MergedNote(string.Join('\n', merged!), conflicts); // only words give up

        string Line(string before, string first, string second)
        {
            if (first == before || first == second) return second;
            if (second == before) return first;
            if (MergeWords(before, first, second) is { } words) return words;
            conflicts.Add(new MergeConflict(first, second));
            return first;
        }
    }

    private static string? MergeWords(string original, string theirs, string mine)
    {
        // A line that was empty is no line that both changed.
        if (string.IsNullOrWhiteSpace(original)) return string.Join('\n', Both(Lines(theirs), Lines(mine)));
        var merged = Merge(Words(original), Words(theirs), Words(mine), (o, t, m) =>
            o.Length > 0 ? null
            : IsBegunBy(string.Concat(t), string.Concat(m)) is { } longer ? [longer]
            : char.IsWhiteSpace(t[^1][^1]) || char.IsWhiteSpace(m[0][0]) ? [.. t, .. m] : [.. t, " ", .. m]);
        return merged is null ? null : string.Concat(merged);
    }

    // Both put lines in at one place. What one has sent twice, and written on in between, is one.
    private static string[] Both(string[] theirs, string[] mine)
    {
        var (first, second) = (string.Join('\n', theirs), string.Join('\n', mine));
        if (IsBegunBy(first, second) is { } longer) return Lines(longer);
        return string.IsNullOrWhiteSpace(first) ? mine : string.IsNullOrWhiteSpace(second) ? theirs : [.. theirs, .. mine];
    }

    private static string? IsBegunBy(string one, string other) =>
        other.StartsWith(one, StringComparison.Ordinal) ? other : one.StartsWith(other, StringComparison.Ordinal) ? one : null;

    // Goes through the original once, with the edits of both sides in their order; null as soon as an overlap cannot be settled.
    private static List<string>? Merge(string[] original, string[] theirs, string[] mine, Func<string[], string[], string[], string[]?> settle)
    {
        var (left, right) = (Edits(original, theirs), Edits(original, mine));
        List<string> merged = [];
        var (at, l, r) = (0, 0, 0);
        while (l < left.Count || r < right.Count)
        {
            var takesLeft = r == right.Count || (l < left.Count && left[l].CompareTo(right[r]) <= 0);
            var first = takesLeft ? left[l] : right[r];
            var (start, end, l0, r0) = (first.Start, first.End, l, r);
            if (takesLeft) l++;
            else r++;
            // What touches what is taken, on either side, belongs to it.
            for (var grows = true; grows;)
            {
                grows = false;
                while (l < left.Count && left[l].Overlaps(start, end)) (end, l, grows) = (Math.Max(end, left[l].End), l + 1, true);
                while (r < right.Count && right[r].Overlaps(start, end)) (end, r, grows) = (Math.Max(end, right[r].End), r + 1, true);
            }
            merged.AddRange(original[at..start]);
            var (a, b) = (Apply(original, theirs, left, l0, l, start, end), Apply(original, mine, right, r0, r, start, end));
            if (r == r0) merged.AddRange(a);
            else if (l == l0) merged.AddRange(b);
            else if (a.SequenceEqual(b)) merged.AddRange(a);
            else if (settle(original[start..end], a, b) is { } settled) merged.AddRange(settled);
            else return null;
            at = end;
        }
        merged.AddRange(original[at..]);
        return merged;
    }

    private static string[] Apply(string[] original, string[] changed, List<Edit> edits, int from, int to, int start, int end)
    {
        List<string> text = [];
        for (var i = from; i < to; i++)
        {
            text.AddRange(original[start..edits[i].Start]);
            text.AddRange(changed.AsSpan(edits[i].At, edits[i].Length));
            start = edits[i].End;
        }
        text.AddRange(original[start..end]);
        return [.. text];
    }

    // The differ takes texts; what it is given are the pieces, which it only compares.
    private static List<Edit> Edits(string[] original, string[] changed)
    {
        // Most edits are small and in one place: what is alike before and after them need not be compared.
        var before = original.AsSpan().CommonPrefixLength(changed);
        var after = 0;
        while (after < Math.Min(original.Length, changed.Length) - before && original[^(after + 1)] == changed[^(after + 1)]) after++;
        var (old, now) = (original[before..^after], changed[before..^after]);
        if (old.Length == 0 && now.Length == 0) return [];
        // A whole text that became another is one edit; to look for what they have in common would take too long.
        if ((long)old.Length * now.Length > MostCompared) return [new Edit(before, original.Length - after, before, now.Length)];
        var queue = new Queue<string[]>([old, now]);
        return [.. Differ.CreateCustomDiffs("old", "new", false, _ => queue.Dequeue()).DiffBlocks
            .Select(b => new Edit(before + b.DeleteStartA, before + b.DeleteStartA + b.DeleteCountA, before + b.InsertStartB, b.InsertCountB))];
    }

    private static string[] Lines(string text) => text.Split('\n');

    private static string[] Words(string text) => [.. WordPattern().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\w+|\s|[^\w\s]")]
    private static partial Regex WordPattern();

    // Pieces [Start, End) of the original become Length pieces of the changed text from At on.
    private readonly record struct Edit(int Start, int End, int At, int Length)
    {
        // What is put in before a piece comes before the change of that piece.
        public int CompareTo(Edit other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

        public bool Overlaps(int start, int end) => Start == End || start == end
            ? (Start == start && End == end) || (start < Start && Start < end) || (Start < start && start < End)
            : Start < end && start < End;
    }
}
