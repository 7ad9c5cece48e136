using System.Globalization;
using System.Text;
using MeetingHub.Domain;

namespace MeetingHub.Web.Database;

/// <summary>
/// Finds names in texts however they are written there: in any case, with or without accents, over line ends, joined as in an address or after a hash sign,
/// and with characters between that nobody sees.
/// </summary>
internal sealed class NameTree
{
    // How much may stand between two words of a name: a line end with its indentation, brackets.
    private const int WidestGap = 8;

    private static readonly Lazy<char[]> Folded = new(FoldAll);

    private readonly Node root = new();

    public NameTree(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Add(Read(name));
            // As an address writes it: there letters without a Latin base are missing. A name without a Latin letter has no address of its own.
            if (Slug.From(name) is var slug and not "x") Add(Read(slug));
        }
    }

    /// <summary>Whether there is no name with a letter in it.</summary>
    public bool IsEmpty => root.Next.Count == 0;

    /// <summary>Where names stand, from the first character of each to the one after its last.</summary>
    public IEnumerable<(int Start, int End)> Find(string text)
    {
        var letters = Read(text);
        for (var first = 0; first < letters.Count; first++)
        {
            if (!Begins(text, letters, first) || LastOf(text, letters, first) is not { } last) continue;
            var end = letters[last].At + 1;
            // An accent of the last letter's own.
            while (end < text.Length && IsUnseen(text[end])) end++;
            yield return (letters[first].At, end);
            first = last;
        }
    }

    private void Add(List<Letter> letters)
    {
        if (letters.Count == 0) return;
        var node = root;
        foreach (var letter in letters)
        {
            if (letter.Gap > 0) node.MayBreak = true;
            if (!node.Next.TryGetValue(letter.Folded, out var next)) node.Next[letter.Folded] = next = new Node();
            node = next;
        }
        node.IsEnd = true;
    }

    // The last letter of the longest name that begins at a letter.
    private int? LastOf(string text, List<Letter> letters, int first)
    {
        int? found = null;
        var node = root;
        for (var at = first; at < letters.Count; at++)
        {
            if (at > first && letters[at].Gap > (node.MayBreak ? WidestGap : 0)) break;
            if (!node.Next.TryGetValue(letters[at].Folded, out var next)) break;
            node = next;
            if (node.IsEnd && Ends(text, letters, at)) found = at;
        }
        return found;
    }

    private static bool Begins(string text, List<Letter> letters, int at) => at == 0 || letters[at].IsApart || IsBetween(text[letters[at - 1].At], text[letters[at].At]);

    private static bool Ends(string text, List<Letter> letters, int at) => at == letters.Count - 1 || letters[at + 1].IsApart || IsBetween(text[letters[at].At], text[letters[at + 1].At]);

    // A digit after a letter, or a capital after a small letter: "#GraciasWikimediaBrasil2024".
    private static bool IsBetween(char left, char right) => char.IsDigit(left) != char.IsDigit(right) || (char.IsLower(left) && char.IsUpper(right));

    private static List<Letter> Read(string text)
    {
        var letters = new List<Letter>(text.Length);
        var (gap, isApart) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                letters.Add(new Letter(Folded.Value[c], i, gap, isApart));
                (gap, isApart) = (0, false);
            }
            else if (c is '\'' or '’' or '´')
            {
                // Some leave it out of a name, and others write it behind one: "O'Brien's".
                isApart = true;
            }
            else if (!IsUnseen(c))
            {
                (gap, isApart) = (gap + 1, true);
                // A blank, as an address spells it.
                if (c == '%' && text.AsSpan(i).StartsWith("%20", StringComparison.Ordinal)) i += 2;
            }
        }
        return letters;
    }

    // Accents that stand apart, soft hyphens, blanks of no width.
    private static bool IsUnseen(char c) => c > '\u007f' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static char[] FoldAll()
    {
        var all = new char[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var c = (char)code;
            // Ideographs and Korean syllables have no accents, and half a pair is no character.
            all[code] = c is > '\u2fff' and < '\uf900' || !char.IsLetterOrDigit(c) ? c : char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormKD)[0]);
        }
        return all;
    }

    /// <param name="Folded">The letter without case and accents.</param>
    /// <param name="At">Its place in the text.</param>
    /// <param name="Gap">How many characters that are no letters and no apostrophes stand before it.</param>
    /// <param name="IsApart">Whether anything is seen between it and the letter before.</param>
    private readonly record struct Letter(char Folded, int At, int Gap, bool IsApart);

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        /// <summary>Whether a word of the name ends here and another follows.</summary>
        public bool MayBreak { get; set; }

        public bool IsEnd { get; set; }
    }
}
