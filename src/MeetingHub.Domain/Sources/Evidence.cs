namespace MeetingHub.Domain;

/// <summary>The exact span of a source that supports one field of a record, and what was read from it.</summary>
/// <param name="recordKind">What the record is.</param>
/// <param name="recordId">The record's number in the store.</param>
/// <param name="field">The field's name in the import JSON.</param>
/// <param name="value">What was read, as canonical text; a later import compares it to see whether a person has corrected the record since.</param>
/// <param name="start">Where the span starts, in UTF-16 code units of the decoded text.</param>
/// <param name="length">The span's length in UTF-16 code units.</param>
/// <param name="quote">The span's text.</param>
public sealed class Evidence(RecordKind recordKind, int recordId, string field, string? value, int start, int length, string quote)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the source.</summary>
    public int SourceDocumentId { get; private set; }

    /// <summary>The source.</summary>
    public SourceDocument? SourceDocument { get; private set; }

    /// <summary>What the record is.</summary>
    public RecordKind RecordKind { get; private set; } = recordKind;

    /// <summary>The record's number in the store.</summary>
    public int RecordId { get; private set; } = recordId;

    /// <summary>The field's name in the import JSON.</summary>
    public string Field { get; private set; } = field;

    /// <summary>What was read, as canonical text.</summary>
    public string? Value { get; private set; } = value;

    /// <summary>Where the span starts, in UTF-16 code units of the decoded text.</summary>
    public int Start { get; private set; } = start;

    /// <summary>The span's length in UTF-16 code units.</summary>
    public int Length { get; private set; } = length;

    /// <summary>The span's text.</summary>
    public string Quote { get; private set; } = quote;
}
