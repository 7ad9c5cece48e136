using System.Text;

namespace MeetingHub.Formats.Schedules;

/// <summary>Text as every format can carry it: what XML 1.0, 2.2 and RFC 5545, 3.1 forbid is out.</summary>
internal static class CleanText
{
    /// <summary>Text of several lines, each ended by one <c>\n</c>; null gives an empty text.</summary>
    public static string Lines(string? text)
    {
        if (text is null) return "";
        var clean = new StringBuilder(text.Length);
        var last = '\0';
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                // Some readers split lines at these too (Python's splitlines), so they are what they look like.
                case '\n' when last == '\r':
                    break;
                case '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029:
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append('\t');
                    break;
                case 0xFFFE or 0xFFFF:
                    break;
                default:
                    if (!Rune.IsControl(rune)) clean.Append(rune);
                    break;
            }
            last = rune.IsBmp ? (char)rune.Value : '\0';
        }
        return clean.ToString().Trim();
    }

    /// <summary>Text of one line, with single spaces; null gives an empty text.</summary>
    public static string Line(string? text) => string.Join(' ', Lines(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
