using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>The sentence around a span of a source, short enough to quote.</summary>
public static class SourceSentence
{
    /// <summary>How much of a long sentence is shown on either side of what it supports.</summary>
    private const int Reach = 220;

    /// <summary>The span widened to its sentence, or its line where the text is a list or a heading.</summary>
    public static SourceSpan Around(string text, SourceSpan span)
    {
        var start = span.Start;
        while (start > 0 && !IsBoundary(text, start)) start--;
        var end = Math.Max(span.End, start);
        while (end < text.Length && !IsBoundary(text, end)) end++;
        while (start < span.Start && (char.IsWhiteSpace(text[start]) || text[start] is '•' or '*' or '#')) start++;
        while (end > span.End && char.IsWhiteSpace(text[end - 1])) end--;
        return SourceSpan.Between(start, end);
    }

    /// <summary>The sentence around all the spans, cut where it runs on, with each span marked.</summary>
    public static IReadOnlyList<ExcerptPiece> Mark(string text, IReadOnlyList<SourceSpan> spans)
    {
        var (from, to) = (spans.Min(s => s.Start), spans.Max(s => s.End));
        var sentence = SourceSpan.Between(Around(text, spans[0]).Start, spans.Max(s => Around(text, s).End));
        var (start, end) = (Back(text, sentence.Start, from), On(text, sentence.End, to));
        var pieces = new List<ExcerptPiece>();
        if (start > sentence.Start) pieces.Add(new ExcerptPiece("…", false));
        var at = start;
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            Add(at, span.Start, false);
            Add(Math.Max(at, span.Start), span.End, true);
            at = Math.Max(at, span.End);
        }
        Add(at, end, false);
        if (end < sentence.End) pieces.Add(new ExcerptPiece("…", false));
        return pieces;

        void Add(int first, int last, bool isMarked)
        {
            if (last > first) pieces.Add(new ExcerptPiece(text[first..last], isMarked));
        }
    }

    private static int Back(string text, int sentence, int span)
    {
        if (span - sentence <= Reach) return sentence;
        var at = span - Reach;
        while (at < span && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static int On(string text, int sentence, int span)
    {
        if (sentence - span <= Reach) return sentence;
        var at = span + Reach;
        while (at > span && !char.IsWhiteSpace(text[at])) at--;
        return at;
    }

    // Whether a new sentence begins at this position.
    private static bool IsBoundary(string text, int at)
    {
        var before = text[at - 1];
        if (before is '\n') return IsLineEnd(text, at);
        if (!char.IsWhiteSpace(before) || char.IsWhiteSpace(text[at])) return false;
        var stop = at - 1;
        while (stop > 0 && (char.IsWhiteSpace(text[stop]) || text[stop] is '"' or '”' or '»' or '’' or ')')) stop--;
        if (text[stop] is '!' or '?' or '…') return true;
        // "Dr. Name" and "J. Name" go on; so does "on 3. May".
        return text[stop] is '.' && stop > 2 && char.IsLetterOrDigit(text[stop - 1]) && !char.IsUpper(text[stop - 1]) && !char.IsUpper(text[stop - 2]) && !char.IsLower(text[at]);
    }

    // A wrapped line goes on in the next one; a heading, a bullet or a paragraph does not.
    private static bool IsLineEnd(string text, int at)
    {
        if (at >= text.Length || text[at] is '\n' or '\r') return true;
        var line = text.AsSpan(0, at).TrimEnd("\r\n");
        if (line.Length < at - 2) return true;
        line = line[(line.LastIndexOf('\n') + 1)..];
        var isWrapped = line.Length >= 60 && line[^1] is not ('.' or '!' or '?' or ':' or ';');
        return !isWrapped || !char.IsLetterOrDigit(text[at]);
    }
}
