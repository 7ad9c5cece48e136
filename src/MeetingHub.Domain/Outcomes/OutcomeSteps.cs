using static MeetingHub.Domain.OutcomeStatus;

namespace MeetingHub.Domain;

/// <summary>What may become of an outcome, from what it is: the one table of it.</summary>
public static class OutcomeSteps
{
    private static readonly Dictionary<OutcomeStatus, OutcomeStatus[]> Table = new()
    {
        [Open] = [InProgress, Done, Dropped, Superseded],
        [InProgress] = [Open, Done, Dropped, Superseded],
        // What is settled is taken up again before anything else becomes of it.
        [Done] = [Open, InProgress],
        [Dropped] = [Open, InProgress],
        [Superseded] = [Open, InProgress],
    };

    /// <summary>What may become of it next.</summary>
    public static IReadOnlyList<OutcomeStatus> From(OutcomeStatus status) => Table[status];

    /// <summary>Whether one may become the other; to stay is always allowed, as a report that changes nothing.</summary>
    public static bool IsAllowed(OutcomeStatus from, OutcomeStatus to) => from == to || Table[from].Contains(to);

    /// <summary>Whether nobody has to do anything more for it.</summary>
    public static bool IsSettled(OutcomeStatus status) => status is Done or Dropped or Superseded;
}

/// <summary>What became of an outcome, as somebody reports it.</summary>
/// <param name="To">What it is now; the same as before where only words are added.</param>
/// <param name="Text">What is reported; the reason where it is dropped.</param>
/// <param name="Language">The BCP 47 tag of the text's language.</param>
/// <param name="MeetingId">The store's number of the meeting that it is reported at or for.</param>
/// <param name="SuccessorId">The store's number of the outcome that takes its place, where one does.</param>
/// <param name="Link">Where it can be seen, an absolute address.</param>
/// <param name="AffiliateId">The store's number of the affiliate that reports it, where one does.</param>
public sealed record OutcomeStep(OutcomeStatus To, string Text, string? Language, int? MeetingId = null, int? SuccessorId = null, string? Link = null, int? AffiliateId = null);
