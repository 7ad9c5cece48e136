namespace MeetingHub.Formats.Import.Text;

/// <summary>A word, number or mark of a passage.</summary>
/// <param name="Start">Where it starts in the passage.</param>
/// <param name="End">The first position after it.</param>
/// <param name="Folded">Its text without accents and case.</param>
/// <param name="Kind">What it is made of.</param>
internal readonly record struct Token(int Start, int End, string Folded, TokenKind Kind)
{
    public bool IsWord => Kind is TokenKind.Lower or TokenKind.Capitalised or TokenKind.Capitals;

    public bool IsCapital => Kind is TokenKind.Capitalised or TokenKind.Capitals;

    public bool Is(string folded) => Folded == folded;
}

internal enum TokenKind
{
    Lower,
    Capitalised,
    /// <summary>Two or more letters, all capitals.</summary>
    Capitals,
    Number,
    Mark,
}

internal static class Tokenizer
{
    public static List<Token> Split(string text)
    {
        var tokens = new List<Token>(text.Length / 5);
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) && c != '\v' && c != '\t')
            {
                i++;
                continue;
            }
            var start = i++;
            if (char.IsLetter(c))
            {
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsCombining(text[i]) || IsJoint(text, i))) i++;
                tokens.Add(new Token(start, i, Folding.Fold(text.AsSpan(start, i - start)), Kind(text.AsSpan(start, i - start))));
            }
            else if (char.IsDigit(c))
            {
                while (i < text.Length && char.IsDigit(text[i])) i++;
                tokens.Add(new Token(start, i, Folding.Fold(text.AsSpan(start, i - start)), TokenKind.Number));
            }
            else
            {
                tokens.Add(new Token(start, i, Folding.Fold(c).ToString(), TokenKind.Mark));
            }
        }
        return tokens;
    }

    private static bool IsCombining(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    // "Ibero-American", "O'Higgins", "l’eau" are one word each; a possessive "’s" is not part of a name.
    private static bool IsJoint(string text, int i) =>
        text[i] is '-' or '\'' or '’' or '´' && i + 1 < text.Length && char.IsLetter(text[i + 1])
        && !(text[i] != '-' && text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || !char.IsLetter(text[i + 2])));

    private static TokenKind Kind(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return TokenKind.Lower;
        var upper = 0;
        foreach (var c in word)
            if (char.IsLower(c)) return TokenKind.Capitalised;
            else if (char.IsUpper(c)) upper++;
        return upper > 1 ? TokenKind.Capitals : TokenKind.Capitalised;
    }
}
