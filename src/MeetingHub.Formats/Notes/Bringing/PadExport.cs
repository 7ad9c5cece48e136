using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>Etherpad's own export: a JSON object in which the pad's text stands beside a run-length list of the attributes of its characters.</summary>
internal static partial class PadExport
{
    /// <summary>The pad as the text that Etherpad exports, with signs for what is bold; null where it is no such export.</summary>
    public static string? Read(string json)
    {
        if (!json.AsSpan().TrimStart().StartsWith("{") || !json.Contains("\"atext\"", StringComparison.Ordinal)) return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var record in document.RootElement.EnumerateObject())
                if (PadKey().IsMatch(record.Name) && record.Value is { ValueKind: JsonValueKind.Object } pad && Object(pad, "atext") is { } said && Object(pad, "pool") is { } pool
                    && said.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && said.TryGetProperty("attribs", out var attribs) && attribs.ValueKind == JsonValueKind.String)
                    return Write(text.GetString()!, attribs.GetString()!, AttributesOf(pool)); // both are strings
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken, or other JSON: read as the text that it is.
        }
        return null;
    }

    private static JsonElement? Object(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static Dictionary<int, (string Name, string Value)> AttributesOf(JsonElement pool)
    {
        Dictionary<int, (string, string)> attributes = [];
        if (Object(pool, "numToAttrib") is { } all)
            foreach (var one in all.EnumerateObject())
                if (int.TryParse(one.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && one.Value.ValueKind == JsonValueKind.Array && one.Value.GetArrayLength() == 2
                    && one.Value[0].ValueKind == JsonValueKind.String && one.Value[1].ValueKind == JsonValueKind.String)
                    attributes[number] = (one.Value[0].GetString()!, one.Value[1].GetString()!); // both are strings
        return attributes;
    }

    private static string Write(string text, string attribs, Dictionary<int, (string Name, string Value)> pool)
    {
        var (written, words, list, at) = (new StringBuilder(), new InlineText(), "", 0);
        var counts = new int[10];
        foreach (Match stretch in Stretch().Matches(attribs))
        {
            var attributes = AttributeNumber().Matches(stretch.Groups["attributes"].Value).Select(m => pool.GetValueOrDefault((int)Math.Min(int.MaxValue, Base36(m.Groups[1].Value)))).Where(a => a.Name is not null).ToList();
            var look = new Look(Has("bold"), Has("italic"), Has("strikethrough"));
            var end = (int)Math.Min(text.Length, at + Base36(stretch.Groups["length"].Value));
            while (at < end)
            {
                // The sign of a line stands for what its line is, and is no part of what it says.
                if (Has("lmkr") && text[at] != '\n')
                {
                    if (words.IsEmpty) list = attributes.Find(a => a.Name == "list").Value ?? "";
                    at++;
                }
                else Read(end, look);
            }

            bool Has(string name) => attributes.Exists(a => a.Name == name && a.Value != "false" && a.Value.Length > 0);
        }
        while (at < text.Length) Read(text.Length, Look.Plain);
        EndLine();
        return written.ToString();

        void Read(int end, Look look)
        {
            var stop = text.IndexOf('\n', at, end - at);
            if (stop < 0) stop = end;
            words.Add(text[at..stop], look);
            at = stop;
            if (at == end) return;
            EndLine();
            at++;
        }

        void EndLine()
        {
            var kind = ListKind().Match(list);
            var level = kind.Success ? kind.Groups["level"].ValueSpan[0] - '0' : 0;
            Array.Clear(counts, level + 1, counts.Length - level - 1);
            if (kind.Groups["kind"].Value != "number") counts[level] = 0;
            written.Append('\t', level).Append(kind.Groups["kind"].Value switch { "bullet" => "* ", "number" => $"{++counts[level]}. ", _ => "" }).Append(string.Join(' ', words.Lines(TypedSigns.Markdown))).Append('\n');
            (words, list) = (new InlineText(), "");
        }
    }

    private static long Base36(string number) => number.Aggregate(0L, (sum, c) => Math.Min(int.MaxValue, (sum * 36) + (char.IsAsciiDigit(c) ? c - '0' : c - 'a' + 10)));

    // A pad's key is "pad:name"; its revisions and chat lines have more behind it.
    [GeneratedRegex(@"^pad:(?!.*:(?:revs|chat):\d+$)")]
    private static partial Regex PadKey();

    [GeneratedRegex(@"(?<attributes>(?:\*[0-9a-z]+)*)(?:\|[0-9a-z]+)?\+(?<length>[0-9a-z]+)")]
    private static partial Regex Stretch();

    [GeneratedRegex(@"\*([0-9a-z]+)")]
    private static partial Regex AttributeNumber();

    [GeneratedRegex(@"^(?<kind>bullet|number|indent)(?<level>[1-9])")]
    private static partial Regex ListKind();
}
