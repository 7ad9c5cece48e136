using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>What a document says of one field of a record, as canonical text, and where it says so.</summary>
internal sealed record Statement(string Field, string? Value, SourceSpan Span);

/// <summary>A session, outcome, goal or the like as a document words it.</summary>
/// <param name="Key">The words it is known again by in another version.</param>
/// <param name="Statements">Its fields.</param>
internal sealed record Proposal(string Key, IReadOnlyList<Statement> Statements);

/// <summary>What became other in a stored record.</summary>
internal sealed record FieldChange(Record Record, string Field, string? Before, string? After);
