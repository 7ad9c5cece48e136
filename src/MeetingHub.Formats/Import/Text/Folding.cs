using System.Globalization;
using System.Text;

namespace MeetingHub.Formats.Import.Text;

/// <summary>Takes accents and case away, one character for one, so that positions hold.</summary>
internal static class Folding
{
    private static readonly char[] Table = Enumerable.Range(0, 0x250).Select(c => FoldSlowly((char)c)).ToArray();

    public static char Fold(char c) => c < Table.Length ? Table[c] : c is '’' or '‘' or '´' ? '\'' : FoldSlowly(c);

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        for (var i = 0; i < text.Length; i++) folded[i] = Fold(text[i]);
        return folded.ToString();
    }

    private static char FoldSlowly(char c)
    {
        if (c is 'ø' or 'Ø') return 'o';
        if (c is 'ł' or 'Ł') return 'l';
        // What is no character, such as U+FFFE, has no normal form.
        if (char.GetUnicodeCategory(c) is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned) return c;
        // Digits of any script count as the digits they are.
        if (char.IsDigit(c)) return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        var decomposed = c.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLowerInvariant(CharUnicodeInfo.GetUnicodeCategory(decomposed[0]) == UnicodeCategory.NonSpacingMark ? c : decomposed[0]);
    }
}
