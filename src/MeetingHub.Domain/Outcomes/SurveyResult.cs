using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>What a survey before or after a meeting found; a statement where a document says it in words.</summary>
public sealed class SurveyResult(int position, string statement, string? language) : Record
{
    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>Its place among the meeting's survey results, from 0.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The question, when known.</summary>
    public string? Question { get; private set; }

    /// <summary>What was found, in words.</summary>
    public string Statement { get; private set; } = statement;

    /// <summary>The BCP 47 tag of the language of its words.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>How many were asked, when known.</summary>
    public int? Invited { get; private set; }

    /// <summary>How many answered, when known.</summary>
    public int? Answered { get; private set; }

    /// <summary>How the answers were distributed, where that is known: one a line, words and a number apart by a colon.</summary>
    public string? Distribution { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Survey;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    /// <summary>Reads a distribution; a line that has no number is left out.</summary>
    public static IReadOnlyList<(string Label, int Count)> CountsOf(string? distribution) =>
        [.. from line in (distribution ?? "").Split('\n')
            let colon = line.LastIndexOf(':')
            where colon > 0 && int.TryParse(line.AsSpan(colon + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            select (line[..colon].Trim(), int.Parse(line.AsSpan(colon + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture))];

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<SurveyResult>("statement", s => s.Statement, (s, v) => s.Statement = v ?? s.Statement),
        RecordField.Of<SurveyResult>("question", s => s.Question, (s, v) => s.Question = v),
        RecordField.Of<SurveyResult>("invited", s => s.Invited?.ToString(CultureInfo.InvariantCulture), (s, v) => s.Invited = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<SurveyResult>("answered", s => s.Answered?.ToString(CultureInfo.InvariantCulture), (s, v) => s.Answered = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<SurveyResult>("distribution", s => s.Distribution, (s, v) => s.Distribution = v),
        RecordField.Of<SurveyResult>("language", x => x.Language, (x, v) => x.Language = v),
    ];
}
