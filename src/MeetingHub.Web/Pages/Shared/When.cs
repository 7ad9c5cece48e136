using MeetingHub.Domain;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>When something is, as far as its source says: a date known in part, or only words in their own language.</summary>
public sealed record When(PartialDate? Starts, PartialDate? Ends, string? Words, string? Language)
{
    public string? Quoted => Starts?.Words ?? (Starts is null ? Words : null);
}
