using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Schedules.Text;

/// <summary>Tells what a column, a category or a label is about by its words.</summary>
internal static class ColumnWords
{
    private const int MaxWords = 6;

    public static ScheduleColumn MeaningOf(string header)
    {
        if (header.Length > 60) return ScheduleColumn.Ignored;
        var words = ScheduleWords.WordsOf(header);
        if (words.Length is 0 or > MaxWords) return ScheduleColumn.Ignored;
        // The longest phrase says most: "end time" is an end, "time" a start.
        for (var length = words.Length; length > 0; length--)
            for (var first = 0; first + length <= words.Length; first++)
                if (ScheduleWords.Meaning("column", string.Join(' ', words[first..(first + length)])) is { } meaning) return Enum.Parse<ScheduleColumn>(meaning);
        return ScheduleColumn.Ignored;
    }

    /// <summary>The meaning of a label before a colon, and what follows it: "Facilita: …".</summary>
    public static (ScheduleColumn Meaning, string Value)? Label(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > 40) return null;
        return ScheduleWords.Meaning("column", Folding.Fold(text.AsSpan(0, colon).Trim())) is { } meaning ? (Enum.Parse<ScheduleColumn>(meaning), text[(colon + 1)..].Trim()) : null;
    }
}
