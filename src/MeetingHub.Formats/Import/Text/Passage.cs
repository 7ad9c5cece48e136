using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.Import.Text;

/// <summary>A stretch of a passage, in its characters.</summary>
internal readonly record struct Stretch(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(Stretch other) => Start <= other.Start && other.End <= End;

    public bool Overlaps(Stretch other) => Start < other.End && other.Start < End;
}

/// <summary>One block of the document, cut into words and sentences, with the cue phrases that stand in it.</summary>
internal sealed class Passage
{
    public Passage(int index, Block block, string? language, CueLexicon lexicon)
    {
        (Index, Block, Language) = (index, block, language);
        Text = block.Text.Text;
        Folded = Folding.Fold(Text);
        Tokens = Tokenizer.Split(Text);
        Sentences = SentenceSplitter.Split(Text, Tokens);
        Cues = lexicon.Find(Tokens);
    }

    public int Index { get; }

    /// <summary>The passage before this one.</summary>
    public Passage? Previous { get; init; }

    public Block Block { get; }

    /// <summary>The language of this passage where it can be told, else the document's.</summary>
    public string? Language { get; }

    public string Text { get; }

    /// <summary>The text without accents and case, position for position.</summary>
    public string Folded { get; }

    public List<Token> Tokens { get; }

    public List<Stretch> Sentences { get; }

    public List<Cue> Cues { get; }

    public bool IsHeading => Block.Kind == BlockKind.Heading;

    public bool IsItem => Block.Kind == BlockKind.ListItem;

    public Stretch Whole => new(0, Text.Length);

    public string Of(Stretch stretch) => Text[stretch.Start..stretch.End];

    public SourceSpan Span(Stretch stretch) => Block.Text.Span(stretch.Start, stretch.Length);

    public Found<string> Found(Stretch stretch)
    {
        stretch = Trim(stretch);
        return new Found<string>(Clean(Of(stretch)), Span(stretch));
    }

    public Found<T> Found<T>(T value, Stretch stretch) => new(value, Span(stretch));

    /// <summary>The stretch without white space and separators at its ends.</summary>
    public Stretch Trim(Stretch stretch, string marks = "")
    {
        var (start, end) = (stretch.Start, stretch.End);
        while (start < end && (char.IsWhiteSpace(Text[start]) || marks.Contains(Text[start], StringComparison.Ordinal))) start++;
        while (end > start && (char.IsWhiteSpace(Text[end - 1]) || marks.Contains(Text[end - 1], StringComparison.Ordinal))) end--;
        return new Stretch(start, end);
    }

    public bool Has(string topic, Stretch within) => Cues.Exists(cue => cue.Topic == topic && within.Contains(cue.Stretch));

    public bool Has(string topic) => Cues.Exists(cue => cue.Topic == topic);

    public IEnumerable<Cue> CuesOf(string topic, Stretch within) => Cues.Where(cue => cue.Topic == topic && within.Contains(cue.Stretch));

    public Stretch SentenceAt(int position) => Sentences.Find(s => position < s.End) is { Length: > 0 } sentence ? sentence : Whole;

    public IEnumerable<int> TokensIn(Stretch stretch)
    {
        for (var i = 0; i < Tokens.Count && Tokens[i].Start < stretch.End; i++)
            if (Tokens[i].Start >= stretch.Start && Tokens[i].End <= stretch.End) yield return i;
    }

    public int TokenAt(int position) => Tokens.FindIndex(token => position < token.End);

    /// <summary>The cells of a table row, in characters of the passage.</summary>
    public List<Stretch> Cells
    {
        get
        {
            var cells = new List<Stretch>();
            var start = 0;
            for (var i = 0; i <= Text.Length; i++)
            {
                if (i < Text.Length && Text[i] != '\t') continue;
                cells.Add(Trim(new Stretch(start, i)));
                start = i + 1;
            }
            return cells;
        }
    }

    /// <summary>The heading words of a passage: "Agenda:" and "Agenda" are the same.</summary>
    public string Bare => Folded.Trim(' ', ':', '.', '-', '–', '—', '*', '\v');

    private static string Clean(string text) => string.Join(' ', text.Split((char[])[' ', '\t', '\v', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}

internal static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations =
        ["dr", "dra", "sr", "sra", "mr", "mrs", "ms", "st", "prof", "profa", "no", "nº", "vs", "etc", "e", "g", "i", "av", "inc", "ltd", "eng", "ing", "lic", "fr", "jr", "ee", "uu", "d", "c", "p", "pp", "art", "arts", "ej", "núm", "num", "vol", "cf", "approx", "hs", "hrs", "h", "a", "m", "aprox", "ex", "us", "sto", "sta", "gral", "gov", "sen", "dep", "hon", "rev", "capt", "col", "excmo", "excma", "rvdo", "univ", "tel", "ref", "aprox"];

    public static List<Stretch> Split(string text, List<Token> tokens)
    {
        var sentences = new List<Stretch>();
        var start = 0;
        for (var t = 0; t < tokens.Count; t++)
        {
            var token = tokens[t];
            if (token.Kind != TokenKind.Mark || text[token.Start] is not ('.' or '!' or '?' or '…' or '\v')) continue;
            var end = token.End;
            while (end < text.Length && text[end] is '"' or '”' or '»' or ')' or '\'' or '’' or '.' or '!' or '?' or ']') end++;
            if (end < text.Length && !char.IsWhiteSpace(text[end])) continue;
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            if (text[token.Start] == '.' && next < text.Length)
            {
                if (char.IsLower(text[next])) continue;
                var before = t > 0 ? tokens[t - 1] : default;
                if (before.Folded is not null && before.End == token.Start && (Abbreviations.Contains(before.Folded) || (before.IsWord && before.End - before.Start == 1))) continue;
                // "3. Title" numbers, it does not end.
                if (before.Kind == TokenKind.Number && before.Start == start) continue;
            }
            Add(start, end);
            start = next;
        }
        Add(start, text.Length);
        return sentences;

        void Add(int from, int to)
        {
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (to > from) sentences.Add(new Stretch(from, to));
        }
    }
}
