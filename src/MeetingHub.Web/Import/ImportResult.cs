using MeetingHub.Formats.Import;

namespace MeetingHub.Web.Import;

/// <summary>What importing a document did to the store.</summary>
public enum ImportEffect
{
    /// <summary>Nothing was read or stored; the reading says why.</summary>
    Refused,
    /// <summary>The store has these very bytes as the newest version of a source.</summary>
    Unchanged,
    /// <summary>A source that the store did not have.</summary>
    Added,
    /// <summary>A new version of a source that the store had.</summary>
    Updated,
}

/// <summary>A document as read and what it did to the store.</summary>
/// <param name="Reading">The document as read.</param>
/// <param name="Effect">What it did.</param>
/// <param name="SourceId">The store's number of its source; null when refused.</param>
public sealed record ImportResult(SourceReading Reading, ImportEffect Effect, int? SourceId);
