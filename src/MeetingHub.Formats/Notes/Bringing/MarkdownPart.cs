using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>What a piece of Markdown is.</summary>
internal enum Sort
{
    /// <summary>A block, with empty lines around it.</summary>
    Block,
    /// <summary>A line that others may follow directly.</summary>
    Line,
    /// <summary>An item with a bullet.</summary>
    Bullet,
    /// <summary>An item with a number.</summary>
    Number,
}

/// <summary>A piece of Markdown.</summary>
/// <param name="Text">It.</param>
/// <param name="Sort">What it is, which decides how it is parted from its neighbours.</param>
/// <param name="Number">The number of an item, where it has one.</param>
/// <param name="Level">How deep it says that it stands, where the document does not show it by nesting.</param>
/// <param name="IsLast">Whether an empty line follows it.</param>
internal sealed partial record MarkdownPart(string Text, Sort Sort = Sort.Block, int Number = 1, int? Level = null, bool IsLast = false)
{
    /// <summary>Whether it is an item of a list.</summary>
    public bool IsItem => Sort is Sort.Bullet or Sort.Number;

    /// <summary>How far a list within a list is set in, in spaces.</summary>
    public const int Indent = 4;

    /// <summary>Pieces as one text, parted as Markdown wants it.</summary>
    public static string Joined(IReadOnlyList<MarkdownPart> parts)
    {
        var text = new StringBuilder();
        Stack<(int Level, int Width)> levels = [];
        var dot = ". ";
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            while (levels.Count > 0 && (part.Level is null || levels.Peek().Level >= part.Level)) levels.Pop();
            // Two numbered lists side by side would be counted as one, unless their signs differ.
            if (i > 0 && IsNextList(parts[i - 1], part)) dot = dot == ". " ? ") " : ". ";
            if (i > 0) text.Append(Between(parts[i - 1], part));
            var written = part.IsItem ? $"{SignOf(part, dot)}{Indented(part.Text, WidthOf(part))}" : part.Text;
            var indent = levels.Sum(l => l.Width);
            text.Append(' ', indent).Append(Indented(written, indent));
            if (part.Level is { } level) levels.Push((level, WidthOf(part)));
        }
        return text.ToString();
    }

    /// <summary>What an item begins with.</summary>
    public static string SignOf(MarkdownPart item, string dot = ". ") => item.Sort == Sort.Bullet ? "- " : item.Number.ToString(CultureInfo.InvariantCulture) + dot;

    /// <summary>How far what belongs to an item is set in.</summary>
    public static int WidthOf(MarkdownPart item) => Math.Max(Indent, SignOf(item).Length);

    /// <summary>What parts two pieces.</summary>
    // Lines and items follow each other; everything else has an empty line between. A number other than one cannot begin a list right below words (CommonMark 5.3).
    public static string Between(MarkdownPart before, MarkdownPart part)
    {
        if (before is { Sort: Sort.Line, IsLast: false } && part.Sort == Sort.Line) return "\n";
        if (!before.IsItem || !part.IsItem) return "\n\n";
        if (part.Level is not null && before.Level is not null && part.Level != before.Level) return part is { Sort: Sort.Number, Number: not 1 } && part.Level > before.Level ? "\n\n" : "\n";
        if (before.Sort != part.Sort) return "\n\n";
        return IsNextList(before, part) ? "\n\n" : "\n";
    }

    private static bool IsNextList(MarkdownPart before, MarkdownPart part) => (before.Sort, part.Sort) == (Sort.Number, Sort.Number) && part.Number != before.Number + 1 && part.Level is null;

    /// <summary>Text of which all lines but the first are set in.</summary>
    public static string Indented(string text, int width) => width == 0 ? text : LineStart().Replace(text, "\n" + new string(' ', width));

    [GeneratedRegex(@"\n(?!\n|\z)")]
    private static partial Regex LineStart();
}
