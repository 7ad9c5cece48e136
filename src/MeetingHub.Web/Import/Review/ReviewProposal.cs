using MeetingHub.Domain;

namespace MeetingHub.Web.Import.Review;

/// <summary>What taking an upload over would do to one record.</summary>
/// <param name="Key">Its key among the upload's proposals.</param>
/// <param name="Record">The record as it would be; never the stored one, so that looking changes nothing.</param>
/// <param name="Effect">Whether it is new, changed or the same.</param>
/// <param name="Fields">What the document says of it.</param>
/// <param name="Span">The words that state it first.</param>
/// <param name="MeetingId">For an outcome the store's number of its meeting, 0 for a meeting that is new.</param>
public sealed record ReviewProposal(string Key, Record Record, ReviewEffect Effect, IReadOnlyList<ReviewField> Fields, SourceSpan Span, int MeetingId);

/// <summary>What would happen to a record.</summary>
public enum ReviewEffect
{
    /// <summary>It would be made.</summary>
    New,
    /// <summary>It is there and would become other.</summary>
    Changed,
    /// <summary>It was stated by the last version and would be taken out.</summary>
    Removed,
    /// <summary>It is there and would stay as it is.</summary>
    Same,
}

/// <summary>What a document says of a field.</summary>
/// <param name="Name">The field's name, or that of a relation such as <c>facilitators</c>.</param>
/// <param name="Said">What the document says, as canonical text.</param>
/// <param name="Before">What the store holds, where it would change.</param>
/// <param name="Now">What the record would hold; another value than <paramref name="Said"/> where a person's word stands.</param>
/// <param name="IsChange">Whether the stored value would change.</param>
/// <param name="Span">The words that say it; empty where the document says it no more.</param>
/// <param name="IsField">Whether it can be corrected here; a relation cannot.</param>
public sealed record ReviewField(string Name, string? Said, string? Before, string? Now, bool IsChange, SourceSpan Span, bool IsField)
{
    /// <summary>A person corrected it, and that stands against what the document says.</summary>
    public bool Stands => IsField && !IsChange && Now != Said;
}
