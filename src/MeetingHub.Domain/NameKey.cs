using System.Globalization;
using System.Text;

namespace MeetingHub.Domain;

/// <summary>What two spellings of one name have in common, to find the same thing again: no accents, case, punctuation or leading article.</summary>
public static class NameKey
{
    private static readonly string[] Articles = ["the", "el", "la", "los", "las", "o", "a", "os", "as"];

    /// <summary>The key of a name in any script: <c>"La Fundación Ñandú"</c> gives <c>fundacion-nandu</c>.</summary>
    public static string Of(string name)
    {
        var words = Words(name);
        // "A" or "Os" alone is a name, and "O Z" loses too much without its article.
        var skip = words.Count > 1 && Articles.Contains(words[0]) && words.Skip(1).Sum(w => w.Length) > 2 ? 1 : 0;
        return string.Join('-', words.Skip(skip));
    }

    /// <summary>The words of a text without accents, case and punctuation, in order.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '´') continue;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) word.Append(char.ToLowerInvariant(c));
            else End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }
}
