using System.Text;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Wikis;

/// <summary>Titles of MediaWiki's pages: 255 bytes at most, and without what means something to the wiki.</summary>
public static partial class WikiTitle
{
    // Room for the wiki's own additions, and for a subpage of a page that people typed.
    private const int MostBytes = 240;
    private const int MostOfReport = 160;

    /// <summary>A title for a page of its own, made of any text.</summary>
    public static string From(string text) => Cut(Cleaned(text).Replace(":", " –", StringComparison.Ordinal).Replace(" –  ", " – ", StringComparison.Ordinal).Replace('/', '-'), MostOfReport);

    /// <summary>The title of a subpage, made of any text. Never empty.</summary>
    public static string Subpage(string title, string text)
    {
        var rest = Cut(Cleaned(text).Replace('/', '-'), MostBytes - Encoding.UTF8.GetByteCount(title) - 1);
        return $"{title}/{(rest.Length == 0 ? "-" : rest)}";
    }

    /// <summary>Whether a title that somebody typed can be a report's: a wiki takes it, and there is room for subpages behind it.</summary>
    public static bool IsValid(string title) =>
        title.Length > 0 && title == title.Trim() && Encoding.UTF8.GetByteCount(title) <= MostOfReport && !Illegal().IsMatch(title) && title[0] is not (':' or '/') && title[^1] is not ('/' or ':')
        && !title.Split('/').Any(part => part is "." or "..");

    // What is left stands for itself in a title, and is no relative path.
    private static string Cleaned(string text)
    {
        var clean = Blanks().Replace(Illegal().Replace(text.Replace('\uFFFD', ' '), " "), " ").Trim(' ', '.', '/', ':');
        return clean.IsNormalized() ? clean : clean.Normalize();
    }

    private static string Cut(string text, int bytes)
    {
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0) break;
            cut.Append(rune.ToString());
        }
        return cut.ToString().TrimEnd();
    }

    // Forbidden signs, signatures, percent-encoded bytes, character references, control and direction characters, halves of characters.
    [GeneratedRegex(@"[#<>\[\]|{}\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|~~~+|%[0-9A-Fa-f]{2}|&[#\w]+;|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex Illegal();

    [GeneratedRegex(@"[\s_\u00A0]+")]
    private static partial Regex Blanks();
}
