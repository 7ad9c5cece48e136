using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>The text that Etherpad exports: a tab before each line of a list and one more for each list that it stands in.</summary>
internal static partial class PadText
{
    /// <summary>Whether a text is one.</summary>
    public static bool IsOne(string text) => Item().IsMatch(text);

    /// <summary>It as Markdown. What people typed as Markdown stays.</summary>
    public static string ToMarkdown(string text)
    {
        List<string> lines = [];
        foreach (var line in text.Split('\n'))
        {
            var tabs = line.Length - line.TrimStart('\t').Length;
            if (tabs == 0)
            {
                // What follows a list is no part of its last item.
                if (line.Length > 0 && lines.Count > 0 && ListSign().IsMatch(lines[^1]) && !ListSign().IsMatch(line)) lines.Add("");
                lines.Add(line.TrimEnd());
                continue;
            }
            var rest = line[tabs..].TrimEnd();
            var indent = new string(' ', 4 * (tabs - 1));
            if (rest.StartsWith("* ", StringComparison.Ordinal)) lines.Add($"{indent}- {rest[2..]}");
            else if (Number().Match(rest) is { Success: true } number) lines.Add($"{indent}{number.Groups["last"].Value}. {number.Groups["text"].Value}");
            else
            {
                // Set in, and no item: a paragraph of its own, because four spaces would make it code.
                if (lines.Count > 0 && lines[^1].Length > 0) lines.Add("");
                lines.Add(rest);
            }
        }
        return string.Join('\n', lines).Trim('\n');
    }

    [GeneratedRegex(@"^\t+(?:\* |(?:\d{1,3}\.)+ )", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?:\d{1,3}\.)*(?<last>\d{1,3})\. (?<text>.*)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(?:-|\d{1,3}\.) ")]
    private static partial Regex ListSign();
}
