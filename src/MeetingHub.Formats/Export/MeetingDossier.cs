using MeetingHub.Domain;

namespace MeetingHub.Formats.Export;

/// <summary>Everything known of a meeting, with where it is from.</summary>
/// <param name="Meeting">The meeting with all that belongs to it loaded.</param>
/// <param name="Evidence">The evidence for it and its parts, each with its source.</param>
public sealed record MeetingDossier(Meeting Meeting, IReadOnlyList<Evidence> Evidence);
