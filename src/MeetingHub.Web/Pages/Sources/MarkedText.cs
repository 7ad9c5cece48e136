using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>A text with marks on its spans. Spans that lie in each other nest; one that overlaps another is cut in two at its edge.</summary>
public static class MarkedText
{
    public static IReadOnlyList<Node> Of(string text, SourceSpan whole, IReadOnlyList<Mark> marks)
    {
        var pieces = new PriorityQueue<Piece, (int Start, int NegativeEnd, int Order)>();
        foreach (var (order, mark) in marks.Index())
        {
            var start = Math.Max(mark.Span.Start, whole.Start);
            Enqueue(new Piece(mark, start, Math.Min(mark.Span.End, whole.End), order, IsFirst: true));
        }
        var at = whole.Start;
        return Fill(whole.End);

        // Everything from here to the end, pulling in the pieces that begin before it.
        List<Node> Fill(int end)
        {
            var nodes = new List<Node>();
            while (pieces.TryPeek(out var piece, out _) && piece.Start < end)
            {
                pieces.Dequeue();
                AddText(nodes, piece.Start);
                if (piece.End > end)
                {
                    Enqueue(piece with { Start = end, IsFirst = false });
                    piece = piece with { End = end };
                }
                nodes.Add(new Node(null, piece.Mark, piece.IsFirst, Fill(piece.End)));
            }
            AddText(nodes, end);
            return nodes;
        }

        void AddText(List<Node> nodes, int end)
        {
            if (end > at) nodes.Add(new Node(text[at..end], null, false, []));
            at = Math.Max(at, end);
        }

        void Enqueue(Piece piece)
        {
            if (piece.End > piece.Start) pieces.Enqueue(piece, (piece.Start, -piece.End, piece.Order));
        }
    }

    /// <summary>A span to mark and the record it leads to.</summary>
    public sealed record Mark(int Id, SourceSpan Span, RecordLink? Record);

    /// <summary>Plain text, or a mark around what lies in it; the first piece of a mark carries its name.</summary>
    public sealed record Node(string? Text, Mark? Mark, bool IsFirst, IReadOnlyList<Node> Inside);

    private sealed record Piece(Mark Mark, int Start, int End, int Order, bool IsFirst);
}
