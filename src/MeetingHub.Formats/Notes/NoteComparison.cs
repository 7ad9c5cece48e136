using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace MeetingHub.Formats.Notes;

/// <summary>A stretch of a line that stayed, was taken out or was put in.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Text">The stretch.</param>
public sealed record ComparedPiece(ComparedChange Change, string Text);

/// <summary>What became of a stretch between two versions.</summary>
public enum ComparedChange
{
    /// <summary>It stands in both.</summary>
    Kept,
    /// <summary>It stood in the first.</summary>
    Deleted,
    /// <summary>It stands in the second.</summary>
    Inserted,
}

/// <summary>Compares two versions of notes: line by line, and word by word where a line was changed.</summary>
public static class NoteComparison
{
    // Lines of the one times lines of the other; what is beyond is told block by block, because it would take minutes.
    private const long MostLines = 4_000_000;

    // The same for characters of one changed line.
    private const long MostWords = 4_000_000;

    // And of all changed lines together.
    private const long MostAtAll = 100_000_000;

    /// <summary>The lines of both versions in their order, each with its pieces.</summary>
    /// <param name="before">The first version.</param>
    /// <param name="after">The second.</param>
    public static IReadOnlyList<IReadOnlyList<ComparedPiece>> Compare(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var head = 0;
        while (head < old.Length && head < now.Length && old[head] == now[head]) head++;
        var tail = 0;
        while (tail < old.Length - head && tail < now.Length - head && old[^(tail + 1)] == now[^(tail + 1)]) tail++;
        List<IReadOnlyList<ComparedPiece>> lines = [.. old[..head].Select(Kept)];
        lines.AddRange(Middle(old[head..(old.Length - tail)], now[head..(now.Length - tail)]));
        lines.AddRange(old[(old.Length - tail)..].Select(Kept));
        return lines;
    }

    private static IEnumerable<IReadOnlyList<ComparedPiece>> Middle(string[] old, string[] now)
    {
        if (old.Length == 0 || now.Length == 0 || (long)old.Length * now.Length > MostLines || (long)old.Sum(l => l.Length) * now.Max(l => l.Length) > MostAtAll || old.Any(l => now.Any(n => (long)l.Length * n.Length > MostWords)))
            return old.Select(l => Whole(ComparedChange.Deleted, l)).Concat(now.Select(l => Whole(ComparedChange.Inserted, l)));
        var sides = new SideBySideDiffBuilder(new DiffPlex.Differ()).BuildDiffModel(string.Join('\n', old), string.Join('\n', now), ignoreWhitespace: false);
        return sides.OldText.Lines.Zip(sides.NewText.Lines)
            .SelectMany(line => line.First.Type == ChangeType.Unchanged ? [line.First] : new[] { line.First, line.Second }).Where(l => l.Type != ChangeType.Imaginary).Select(Pieces);
    }

    private static IReadOnlyList<ComparedPiece> Pieces(DiffPiece line) => line.Type == ChangeType.Modified
        ? [.. line.SubPieces.Where(p => p.Type != ChangeType.Imaginary).Select(p => new ComparedPiece(ChangeOf(p.Type), p.Text))]
        : Whole(ChangeOf(line.Type), line.Text);

    private static ComparedChange ChangeOf(ChangeType type) => type switch
    {
        ChangeType.Inserted => ComparedChange.Inserted,
        ChangeType.Deleted => ComparedChange.Deleted,
        _ => ComparedChange.Kept,
    };

    private static IReadOnlyList<ComparedPiece> Kept(string line) => Whole(ComparedChange.Kept, line);

    private static IReadOnlyList<ComparedPiece> Whole(ComparedChange change, string line) => [new ComparedPiece(change, line)];

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');
}
