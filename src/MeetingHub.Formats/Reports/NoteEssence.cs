using System.Text.RegularExpressions;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Reports;

/// <summary>What session notes come to in a few words, as their writer put it.</summary>
public static partial class NoteEssence
{
    private const int MostWords = 70;

    /// <summary>What stands below a heading that promises a summary, else the first paragraph, as plain text of at most 70 words; null where there are no words.</summary>
    /// <param name="markdown">The notes.</param>
    public static string? Of(string markdown)
    {
        var lines = markdown.Split('\n');
        var summary = Array.FindIndex(lines, l => Summary().IsMatch(l));
        // The usual outline begins with headings, below which there may be nothing yet.
        var text = summary >= 0 ? Section(lines, summary) : null;
        text ??= First(lines);
        if (text is null) return null;
        var words = NoteMarkdown.ToText(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        return words.Length <= MostWords ? string.Join(' ', words) : string.Join(' ', words[..MostWords]) + " …";
    }

    private static string? Section(string[] lines, int heading)
    {
        var said = string.Join('\n', lines.Skip(heading + 1).TakeWhile(l => !Heading().IsMatch(l)));
        return string.IsNullOrWhiteSpace(said) ? null : said;
    }

    private static string? First(string[] lines)
    {
        var begun = lines.SkipWhile(l => string.IsNullOrWhiteSpace(l) || Heading().IsMatch(l)).TakeWhile(l => !string.IsNullOrWhiteSpace(l) && !Heading().IsMatch(l)).ToList();
        return begun.Count == 0 ? null : string.Join('\n', begun);
    }

    [GeneratedRegex(@"^ {0,3}#{1,6}\s")]
    private static partial Regex Heading();

    // As a heading or in bold at the beginning of a line; documents of the movement use each of these words.
    [GeneratedRegex(@"^ {0,3}#{1,6}\s*(tl;?\s?dr|summary|abstract|resumen|s[ií]ntesis|resumo|s[ií]ntese)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Summary();
}
