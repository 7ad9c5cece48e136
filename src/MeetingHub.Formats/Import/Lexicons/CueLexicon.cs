using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Lexicons;

/// <summary>A cue phrase found in a passage.</summary>
/// <param name="Topic">What it points to, such as <c>held</c> or <c>host.after</c>.</param>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Stretch">Where it stands.</param>
internal readonly record struct Cue(string Topic, int First, int Last, Stretch Stretch)
{
    /// <summary>True for a number that names another edition than the document's own.</summary>
    public bool NamesEdition { get; init; }
}

/// <summary>Finds all cue phrases of all languages in one pass over a passage's words.</summary>
internal sealed class CueLexicon
{
    private const int MaxGap = 4;
    private static readonly Lazy<CueLexicon> Loaded = new(() => new CueLexicon());

    // A phrase is kept under its first word, or under the stem of it.
    private readonly Dictionary<string, List<Phrase>> byWord = [];
    private readonly Dictionary<string, List<Phrase>> byStem = [];

    private CueLexicon()
    {
        foreach (var language in (string[])["en", "es", "pt"])
            foreach (var (topic, line) in LexiconFile.Lines($"cues-{language}.txt"))
            {
                var parts = Parts(line);
                var (index, key) = parts[0].EndsWith('*') ? (byStem, parts[0].TrimEnd('*')) : (byWord, parts[0]);
                if (!index.TryGetValue(key, out var phrases)) index[key] = phrases = [];
                if (!phrases.Exists(p => p.Topic == topic && p.Parts.SequenceEqual(parts))) phrases.Add(new Phrase(topic, parts));
            }
    }

    public static CueLexicon Instance => Loaded.Value;

    public List<Cue> Find(List<Token> tokens)
    {
        var cues = new List<Cue>();
        var stems = byStem.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Folded;
            if (byWord.TryGetValue(word, out var phrases)) Match(phrases, i);
            for (var length = 3; length <= word.Length; length++)
                if (stems.TryGetValue(word.AsSpan(0, length), out phrases)) Match(phrases, i);
        }
        return cues;

        void Match(List<Phrase> candidates, int first)
        {
            foreach (var phrase in candidates)
                if (End(phrase.Parts, 1, first + 1) is { } last)
                    cues.Add(new Cue(phrase.Topic, first, last, new Stretch(tokens[first].Start, tokens[last].End)));
        }

        int? End(string[] parts, int part, int token)
        {
            for (; part < parts.Length; part++, token++)
            {
                if (parts[part] == "..")
                {
                    for (var gap = 0; gap <= MaxGap && token + gap < tokens.Count; gap++)
                        if (End(parts, part + 1, token + gap) is { } end) return end;
                    return null;
                }
                if (token >= tokens.Count || !Matches(parts[part], tokens[token].Folded)) return null;
            }
            return token - 1;
        }

        static bool Matches(string part, string word) => part[^1] == '*' ? word.AsSpan().StartsWith(part.AsSpan(0, part.Length - 1)) : part == word;
    }

    private static string[] Parts(string line)
    {
        var words = new List<string>();
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A colon is a token of its own: "host:".
            if (word.Length > 1 && word[^1] == ':') words.AddRange([Folding.Fold(word.AsSpan(0, word.Length - 1)), ":"]);
            else words.Add(word == ".." ? word : Folding.Fold(word));
        }
        return [.. words];
    }

    private sealed record Phrase(string Topic, string[] Parts);
}
