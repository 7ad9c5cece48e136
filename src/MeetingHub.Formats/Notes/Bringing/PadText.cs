using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>The text that Etherpad exports: a tab before each line of a list and one more for each list that it stands in.</summary>
internal static partial class PadText
{
    /// <summary>Whether a text is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ending">The ending of its file: a tab before a line of text is code in Markdown, and in a pad is not.</param>
    public static bool IsOne(string text, string ending) => Item().IsMatch(text) || (ending == ".txt" && SetIn().IsMatch(text));

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
            else if (Number().Match(rest) is { Success: true } number)
            {
                // Only a one begins a list right below something else (CommonMark 5.3).
                var last = number.Groups["last"].Value;
                if (last != "1" && lines.Count > 0 && lines[^1].Length > 0 && !(lines[^1].StartsWith(indent, StringComparison.Ordinal) && NumberSign().IsMatch(lines[^1][indent.Length..]))) lines.Add("");
                lines.Add($"{indent}{last}. {number.Groups["text"].Value}");
            }
            // A list that was typed, below an item or another.
            else if (ListSign().IsMatch(rest) && lines.Count > 0 && ListSign().IsMatch(lines[^1])) lines.Add(new string(' ', 4 * tabs) + rest);
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

    [GeneratedRegex(@"^\t+[^\s]", RegexOptions.Multiline)]
    private static partial Regex SetIn();

    [GeneratedRegex(@"^(?: {4})*\d{1,3}\. ")]
    private static partial Regex NumberSign();

    [GeneratedRegex(@"^\s*(?:-|\d{1,3}\.) ")]
    private static partial Regex ListSign();
}
