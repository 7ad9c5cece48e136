using System.Text;

namespace MeetingHub.Formats.PlainText;

/// <summary>Bytes to text: by the byte-order mark, else UTF-8 where the bytes are valid, else Windows-1252 where they look like text.</summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text without its byte-order mark, or the reason in one sentence why the bytes are no text.</summary>
    public static (string? Text, string? Refusal) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return (null, "The document is empty.");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Checked(Try(Strict, bytes[3..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return Checked(Try(new UTF32Encoding(false, false, true), bytes[4..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF])) return Checked(Try(new UTF32Encoding(true, false, true), bytes[4..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Checked(Try(new UnicodeEncoding(false, false, true), bytes[2..]));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Checked(Try(new UnicodeEncoding(true, false, true), bytes[2..]));
        if (LooksLikeUtf16(bytes) is { } bigEndian) return Checked(Try(new UnicodeEncoding(bigEndian, false, true), bytes));
        if (bytes.Contains((byte)0)) return (null, "The document is binary, not text.");
        return Checked(Try(Strict, bytes) ?? Windows1252(bytes));
    }

    private static (string?, string?) Checked(string? text)
    {
        if (text is null) return (null, "The document's encoding is not known: it is neither Unicode nor a Western European text.");
        var controls = text.Count(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f' or '\v' or '\u0085'));
        if (controls * 50 > text.Length) return (null, "The document is binary, not text.");
        return string.IsNullOrWhiteSpace(text) ? (null, "The document is empty.") : (text, null);
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Text in a Latin script has every second byte zero.
    private static bool? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0) return null;
        var sample = bytes[..Math.Min(bytes.Length, 512)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        if (odd * 10 > sample.Length * 4 && even == 0) return false;
        return even * 10 > sample.Length * 4 && odd == 0 ? true : null;
    }

    // The platform has Latin-1 built in; the 27 letters and marks that Windows put at 0x80 to 0x9F are these.
    private const string WindowsMarks = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private static string? Windows1252(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var (letters, odd) = (0, 0);
        foreach (var b in bytes)
        {
            var c = b is >= 0x80 and < 0xA0 ? WindowsMarks[b - 0x80] : (char)b;
            if (c == '\0') return null;
            if (char.IsLetter(c) || c is ' ' or '\n') letters++;
            else if (b >= 0x80) odd++;
            text.Append(c);
        }
        return letters > bytes.Length / 2 && odd * 5 < letters ? text.ToString() : null;
    }
}
