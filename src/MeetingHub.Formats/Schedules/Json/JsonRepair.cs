using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Schedules.Json;

/// <summary>Parses JSON, and of a file that is cut off or broken what stands before the break.</summary>
internal static partial class JsonRepair
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The document, or null; and the line that is wrong, where one is.</summary>
    public static (JsonDocument? Document, int? Fault) Parse(string text)
    {
        // Half of a character in an escape is no JSON string, which shows only when the string is read.
        if (text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase)) text = HalfCharacter().Replace(text, @"\ufffd");
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            return (JsonDocument.Parse(bytes, Options), null);
        }
        catch (JsonException wrong)
        {
            var line = (int)Math.Min(wrong.LineNumber ?? 0, int.MaxValue - 1);
            return (Mend(bytes, PositionOf(bytes, line, (int)Math.Min(wrong.BytePositionInLine ?? 0, int.MaxValue))), line + 1);
        }
    }

    // Everything up to the last object or list that ended before the fault, with the ends that are missing.
    private static JsonDocument? Mend(byte[] bytes, int fault)
    {
        var open = new Stack<byte>();
        var (inString, safe, closers) = (false, 0, Array.Empty<byte>());
        for (var i = 0; i < fault; i++)
        {
            var b = bytes[i];
            if (inString)
            {
                if (b == '\\') i++;
                else if (b == '"') inString = false;
                continue;
            }
            if (b == '"') inString = true;
            else if (b is (byte)'{' or (byte)'[') open.Push(b == '{' ? (byte)'}' : (byte)']');
            else if (b is (byte)'}' or (byte)']' && open.TryPop(out _)) (safe, closers) = (i + 1, open.Count < 64 ? [.. open] : closers);
        }
        if (safe == 0) return null;
        try
        {
            return JsonDocument.Parse((byte[])[.. bytes.AsSpan(0, safe), .. closers], Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int PositionOf(byte[] bytes, int line, int inLine)
    {
        var position = 0;
        for (; line > 0; line--)
        {
            var end = bytes.AsSpan(position).IndexOf((byte)'\n');
            if (end < 0) break;
            position += end + 1;
        }
        return Math.Min(bytes.Length, position + inLine);
    }

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfCharacter();
}
