using System.Text.RegularExpressions;
using MeetingHub.Formats.Tree;

namespace MeetingHub.Formats.PlainText;

/// <summary>The fields that site generators keep above a page: Jekyll's and Hugo's blocks, Pelican's and Nikola's lines.</summary>
internal static partial class FrontMatter
{
    public static List<MappedText> Take(List<MappedText> lines, out IReadOnlyDictionary<string, MappedText> fields)
    {
        var found = new Dictionary<string, MappedText>(StringComparer.OrdinalIgnoreCase);
        fields = found;
        var first = lines.FindIndex(line => !line.IsBlank);
        if (first < 0) return lines;

        var fence = lines[first].Text.Trim();
        if (fence is "---" or "+++")
        {
            var close = lines.FindIndex(first + 1, line => line.Text.Trim() == fence);
            if (close < 0 || !lines.GetRange(first + 1, close - first - 1).All(line => line.IsBlank || FenceLine().IsMatch(line.Text))) return lines;
            foreach (var line in lines.GetRange(first + 1, close - first - 1)) Add(line, found);
            return lines.GetRange(close + 1, lines.Count - close - 1);
        }

        // Without a fence only a run of known keys is front matter; "Place: …" and "Date: …" below a title are text.
        var end = first;
        while (end < lines.Count && (NikolaLine().IsMatch(lines[end].Text) || PelicanLine().IsMatch(lines[end].Text))) end++;
        if (end - first < 2) return lines;
        foreach (var line in lines.GetRange(first, end - first)) Add(line, found);
        return lines.GetRange(end, lines.Count - end);
    }

    private static void Add(MappedText line, Dictionary<string, MappedText> fields)
    {
        var match = KeyValue().Match(line.Text);
        if (!match.Success) return;
        var value = match.Groups["value"];
        var trimmed = line.Slice(value.Index, value.Length).Trim();
        if (trimmed.Length >= 2 && trimmed.Text[0] is '"' or '\'' && trimmed.Text[^1] == trimmed.Text[0]) trimmed = trimmed.Slice(1, trimmed.Length - 2);
        if (!trimmed.IsBlank) fields.TryAdd(match.Groups["key"].Value.Replace('-', '_'), InlineMarkup.Strip(trimmed));
    }

    [GeneratedRegex(@"^(?:\.\. )?:?(?<key>[A-Za-z][\w-]*):?\s*[:=]\s*(?<value>.*)$")]
    private static partial Regex KeyValue();

    [GeneratedRegex(@"^\s*(?:[\w-]+\s*[:=].*|-\s.*|#.*|\[.*\]|\]|[{}],?|\S.*)$")]
    private static partial Regex FenceLine();

    [GeneratedRegex(@"^\.\. [a-z]+: ")]
    private static partial Regex NikolaLine();

    [GeneratedRegex(@"^:?(?:Title|Slug|Date|Modified|Author|Authors|Category|Tags|Status|Summary|Lang|Layout|Template|Save_as|Url|Image):? ?:? ?\S", RegexOptions.IgnoreCase)]
    private static partial Regex PelicanLine();
}
