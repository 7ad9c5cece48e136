using System.Text;
using MeetingHub.Formats.PlainText;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>The text of a schedule file.</summary>
internal static class ScheduleBytes
{
    /// <summary>The text; null for what is none.</summary>
    public static string? Decode(byte[] bytes)
    {
        // A few control characters are no reason to refuse a schedule: real files have them. The decoder refuses what has many.
        if (TextDecoding.Decode(bytes) is { Text: { } text } && !BrokenUtf8(bytes)) return text;
        return BrokenUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    // One bad byte must not turn all other accents of a UTF-8 file into two characters each.
    private static bool BrokenUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return false;
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)1, (byte)0x7f);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done) good++;
            else bad++;
            bytes = bytes[length..];
        }
        return bad > 0 && good > bad * 4;
    }
}
