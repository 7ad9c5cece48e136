using System.Text;
using MeetingHub.Formats.Schedules.Text;

namespace MeetingHub.Formats.Schedules.ICalendar;

/// <summary>
/// Joins the lines that a calendar folds. RFC 5545 folds after 75 octets, which may fall into a character: the octets are
/// joined before they are decoded. Ends of lines are CR LF, in real files also LF, CR and CR CR LF.
/// </summary>
internal static class Unfolding
{
    /// <summary>The unfolded lines with the number of the line that each starts on; null where the bytes are no text.</summary>
    public static List<(int Number, string Line)>? Lines(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        // Wide encodings have no bytes to join.
        else if (bytes.Contains((byte)0) && ScheduleBytes.Decode(bytes) is { } wide) bytes = Encoding.UTF8.GetBytes(wide);

        var joined = new List<byte>(bytes.Length);
        var numbers = new List<int>();
        var (number, position) = (0, 0);
        while (position < bytes.Length)
        {
            number++;
            var rest = bytes.AsSpan(position);
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            position = end < 0 ? bytes.Length : EndOfLine(bytes, position + end);
            if (line.IsEmpty) continue;
            if (line[0] is (byte)' ' or (byte)'\t' && numbers.Count > 0)
            {
                joined.AddRange(line[1..]);
                continue;
            }
            if (numbers.Count > 0) joined.Add((byte)'\n');
            numbers.Add(number);
            joined.AddRange(line);
        }
        if (ScheduleBytes.Decode([.. joined]) is not { } text) return null;
        var lines = text.Split('\n');
        return [.. lines.Take(numbers.Count).Select((line, i) => (numbers[i], line))];
    }

    // CR CR LF is one end of a line, CR alone as well.
    private static int EndOfLine(byte[] bytes, int at)
    {
        var returns = at;
        while (returns < bytes.Length && bytes[returns] == (byte)'\r') returns++;
        return returns < bytes.Length && bytes[returns] == (byte)'\n' ? returns + 1 : Math.Max(at + 1, returns);
    }
}
