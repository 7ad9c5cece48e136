using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>The sentences behind a fact, folded away until asked for; the fact is named for readers who hear the page.</summary>
public sealed record FromTheSource(string Fact, IReadOnlyList<Excerpt> Excerpts);
