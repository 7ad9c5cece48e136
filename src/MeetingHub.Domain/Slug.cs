using System.Globalization;
using System.Text;

namespace MeetingHub.Domain;

/// <summary>The readable part of an address: lower-case ASCII letters, digits and single hyphens, at most 80 characters.</summary>
public static class Slug
{
    private const int MaxLength = 80;

    /// <summary>Words that mean something of their own at the end of an address, and are no record's.</summary>
    public static IReadOnlyCollection<string> Reserved { get; } = ["new", "upload", "edit", "merge"];

    /// <summary>Makes a slug of any text: <c>"São Paulo 2024!"</c> gives <c>sao-paulo-2024</c>. Text without a Latin letter or digit gives <c>x</c>.</summary>
    public static string From(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '´') continue;
            var lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterOrDigit(lower)) slug.Append(lower);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var whole = slug.ToString().Trim('-');
        if (whole.Length > MaxLength)
        {
            var cut = whole.LastIndexOf('-', MaxLength);
            whole = whole[..(cut > MaxLength / 2 ? cut : MaxLength)].Trim('-');
        }
        return whole.Length == 0 ? "x" : whole;
    }

    /// <summary>The first of <c>slug</c>, <c>slug-2</c>, <c>slug-3</c>, … that is not taken.</summary>
    public static string Unique(string text, Func<string, bool> taken)
    {
        var slug = From(text);
        if (!taken(slug) && !Reserved.Contains(slug)) return slug;
        for (var n = 2; ; n++)
            if (!taken($"{slug}-{n}")) return $"{slug}-{n}";
    }
}
