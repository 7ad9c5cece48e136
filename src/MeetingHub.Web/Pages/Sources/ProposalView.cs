using MeetingHub.Domain;
using MeetingHub.Web.Editing;
using MeetingHub.Web.Import.Review;
using MeetingHub.Web.Pages.Shared;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>A proposal as <c>_Proposal</c> shows it.</summary>
/// <param name="Proposal">What would become of which record.</param>
/// <param name="Decision">What was decided of it.</param>
/// <param name="Open">Its fields to correct, where it is open.</param>
/// <param name="Others">What an open one may mean or belong to.</param>
/// <param name="Table">How its fields are shown.</param>
/// <param name="MarkOf">The number of the mark of its words in the text; null where the text does not say them.</param>
public sealed record ProposalView(ReviewProposal Proposal, ReviewDecision Decision, IReadOnlyList<EditField>? Open, IReadOnlyList<Option> Others, IReadOnlyList<EditField> Table, Func<SourceSpan, int?> MarkOf)
{
    /// <summary>A field's value as people read it.</summary>
    public string Show(string field, string? value) => Table.FirstOrDefault(f => f.Name == field) is { } known ? FieldTable.Show(known, value) : value ?? "–";
}
