using System.Text;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Tree;

/// <summary>
/// Text as a reader understood it, each character knowing which characters of the source it stands for.
/// Markup that was taken out has no character here; an entity is one character over several of the source.
/// </summary>
internal sealed class MappedText
{
    private readonly int[] starts;
    private readonly int[] ends;

    private MappedText(string text, int[] starts, int[] ends) => (Text, this.starts, this.ends) = (text, starts, ends);

    public static MappedText Empty { get; } = new("", [], []);

    public string Text { get; }

    public int Length => Text.Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>The source as it is.</summary>
    public static MappedText Of(string source)
    {
        var starts = new int[source.Length];
        var ends = new int[source.Length];
        for (var i = 0; i < source.Length; i++) (starts[i], ends[i]) = (i, i + 1);
        return new MappedText(source, starts, ends);
    }

    public MappedText Slice(int start, int length) =>
        start == 0 && length == Length ? this : new(Text.Substring(start, length), starts[start..(start + length)], ends[start..(start + length)]);

    public MappedText Trim()
    {
        var (from, to) = (0, Length);
        while (from < to && IsEdge(Text[from])) from++;
        while (to > from && IsEdge(Text[to - 1])) to--;
        return Slice(from, to - from);

        static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';
    }

    /// <summary>The span of the source behind a stretch of this text.</summary>
    public SourceSpan Span(int start, int length) => length == 0
        ? new SourceSpan(Length == 0 ? 0 : starts[Math.Min(start, Length - 1)], 0)
        : SourceSpan.Between(starts[start], Math.Max(ends[start + length - 1], starts[start]));

    public SourceSpan Span() => Span(0, Length);

    /// <summary>Puts a mapped text together piece by piece.</summary>
    internal sealed class Builder
    {
        private readonly StringBuilder text = new();
        private readonly List<int> starts = [];
        private readonly List<int> ends = [];

        public int Length => text.Length;

        public char Last => text.Length == 0 ? '\n' : text[^1];

        public void Append(char c, int start, int end)
        {
            text.Append(c);
            starts.Add(start);
            ends.Add(end);
        }

        public void Append(MappedText from, int index) => Append(from.Text[index], from.starts[index], from.ends[index]);

        /// <summary>Appends one character that stands for a stretch of another text.</summary>
        public void Append(char c, MappedText from, int index, int length)
        {
            var span = from.Span(index, length);
            Append(c, span.Start, span.End);
        }

        public void Append(MappedText from)
        {
            for (var i = 0; i < from.Length; i++) Append(from, i);
        }

        public void TrimEnd(params ReadOnlySpan<char> chars)
        {
            while (text.Length > 0 && chars.Contains(text[^1]))
            {
                text.Length--;
                starts.RemoveAt(starts.Count - 1);
                ends.RemoveAt(ends.Count - 1);
            }
        }

        public MappedText Build() => new(text.ToString(), [.. starts], [.. ends]);
    }
}
