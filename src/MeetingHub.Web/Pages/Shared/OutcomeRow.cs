using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>One outcome in a list.</summary>
/// <param name="NamesMeeting">Whether to say where it was agreed: not on the meeting's own pages.</param>
public sealed record OutcomeRow(OutcomeItem Outcome, IReadOnlyList<Excerpt> Excerpts, bool NamesMeeting);
