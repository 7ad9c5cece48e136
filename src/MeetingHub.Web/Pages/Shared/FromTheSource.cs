using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>The sentences behind a fact, folded away until asked for.</summary>
/// <param name="Fact">What they support, for readers who hear the page.</param>
public sealed record FromTheSource(string Fact, IReadOnlyList<Excerpt> Excerpts);
