namespace MeetingHub.Domain;

/// <summary>One change that somebody made to one field of a record.</summary>
/// <param name="recordKind">What the record is.</param>
/// <param name="recordId">The record's number in the store.</param>
/// <param name="field">The field's name, or one of the names below for what is not a field.</param>
/// <param name="before">The value before, as canonical text; null when it was empty.</param>
/// <param name="after">The value after.</param>
/// <param name="at">The instant.</param>
/// <param name="by">The name of whoever made it.</param>
/// <param name="uploadId">The number of the upload that it was made with, so that undoing the one undoes the other.</param>
/// <param name="stepId">The number of the agenda's step that it belongs to, likewise.</param>
public sealed class Change(RecordKind recordKind, int recordId, string field, string? before, string? after, DateTimeOffset at, string by, int? uploadId = null, int? stepId = null)
{
    /// <summary>In place of a field: the record was made.</summary>
    public const string Made = "made";

    /// <summary>In place of a field: it was put into the bin.</summary>
    public const string Binned = "binned";

    /// <summary>In place of a field: it was taken out of the bin.</summary>
    public const string Restored = "restored";

    /// <summary>In place of a field: another record, whose name stands before, was found to be this one.</summary>
    public const string Merged = "merged";

    /// <summary>In place of a field: an affiliate was said to go by another name, which stands after.</summary>
    public const string Alias = "alias";

    /// <summary>In place of a field: an outcome belongs to another meeting, whose numbers stand before and after.</summary>
    public const string Moved = "moved";

    /// <summary>In place of a field: the ground on which a person is named in public.</summary>
    public const string Naming = "naming";

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>What the record is.</summary>
    public RecordKind RecordKind { get; private set; } = recordKind;

    /// <summary>The record's number in the store.</summary>
    public int RecordId { get; private set; } = recordId;

    /// <summary>The field's name.</summary>
    public string Field { get; private set; } = field;

    /// <summary>The value before, as canonical text.</summary>
    public string? Before { get; private set; } = before;

    /// <summary>The value after, as canonical text.</summary>
    public string? After { get; private set; } = after;

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>The name of whoever made it, as it was then.</summary>
    public string By { get; private set; } = by;

    /// <summary>The number of the upload that it was made with; null when a person made it on its own.</summary>
    public int? UploadId { get; private set; } = uploadId;

    /// <summary>The number of the agenda's step that it belongs to; null when it is no part of one.</summary>
    public int? StepId { get; private set; } = stepId;
}
