using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>One outcome in a list; it names its meeting except on the meeting's own pages. At a later meeting, <paramref name="AskedAt"/>, it is reported on there.</summary>
public sealed record OutcomeRow(OutcomeItem Outcome, IReadOnlyList<Excerpt> Excerpts, bool NamesMeeting, string? AskedAt = null);
