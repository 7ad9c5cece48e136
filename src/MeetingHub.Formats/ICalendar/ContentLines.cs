using System.Globalization;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.ICalendar;

/// <summary>Content lines as RFC 5545, 3.1 wants them: ended by CR LF and folded at 75 octets, never inside a character.</summary>
internal sealed class ContentLines(Stream stream)
{
    private const int MostOctets = 75;

    /// <summary>Begins a component.</summary>
    public void Begin(string component) => Raw("BEGIN", component);

    /// <summary>Ends a component.</summary>
    public void End(string component) => Raw("END", component);

    /// <summary>A line whose value is none of TEXT's.</summary>
    public void Raw(string name, string value) => Write($"{name}:{value}");

    /// <summary>A line whose value is TEXT (3.3.11); none at all when it is empty.</summary>
    public void Text(string name, string? value)
    {
        if (Escaped(value) is { Length: > 0 } text) Write($"{name}:{text}");
    }

    /// <summary>A line whose value is TEXT in a language (3.2.10), which is left out unless it has the form of a tag.</summary>
    public void Text(string name, string? value, string? language) => Text(IsTag(language) ? $"{name};LANGUAGE={language}" : name, value);

    /// <summary>A line whose value is an instant in UTC (3.3.5, form 2).</summary>
    public void Utc(string name, DateTimeOffset instant) => Raw(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <summary>A line whose value is a day (3.3.4).</summary>
    public void Day(string name, DateOnly day) => Raw($"{name};VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>A clock time (3.3.5, form 1).</summary>
    public static string Local(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    /// <summary>A text escaped as TEXT (3.3.11), without control characters.</summary>
    public static string Escaped(string? text) => CleanText.Lines(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static bool IsTag(string? language) => language is { Length: > 0 } && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private void Write(string line)
    {
        Span<byte> octets = stackalloc byte[4];
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            var size = rune.EncodeToUtf8(octets);
            if (length + size > MostOctets)
            {
                stream.Write("\r\n "u8);
                // The space that unfolding takes away counts too.
                length = 1;
            }
            stream.Write(octets[..size]);
            length += size;
        }
        stream.Write("\r\n"u8);
    }
}
