namespace MeetingHub.Domain;

/// <summary>A dated entry on an outcome, made at or for a later meeting. It is added and never changed.</summary>
public sealed class FollowUp
{
    private FollowUp()
    {
    }

    internal FollowUp(DateTimeOffset at, string by, OutcomeStatus from, OutcomeStep step) =>
        (At, By, From, To, Text, Language, MeetingId, SuccessorId, Link, AffiliateId) = (at, by, from, step.To, step.Text, step.Language, step.MeetingId, step.SuccessorId, step.Link, step.AffiliateId);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the outcome.</summary>
    public int OutcomeId { get; private set; }

    /// <summary>The store's number of the meeting it was made at or for.</summary>
    public int? MeetingId { get; private set; }

    /// <summary>The instant it was made.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What was reported; empty where nothing was said but the step.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The BCP 47 tag of the text's language.</summary>
    public string? Language { get; private set; }

    /// <summary>Who wrote it down, as they were called then.</summary>
    public string By { get; private set; } = "";

    /// <summary>The store's number of the affiliate that reported it, where one did.</summary>
    public int? AffiliateId { get; private set; }

    /// <summary>What it was before.</summary>
    public OutcomeStatus From { get; private set; }

    /// <summary>What it was from then on.</summary>
    public OutcomeStatus To { get; private set; }

    /// <summary>The store's number of the outcome that took its place from then on.</summary>
    public int? SuccessorId { get; private set; }

    /// <summary>Where it can be seen, an absolute address.</summary>
    public string? Link { get; private set; }

    /// <summary>Whether it says that the outcome was taken along to a later meeting.</summary>
    public bool IsCarriedOver { get; private set; }

    internal static FollowUp Carried(DateTimeOffset at, string by, OutcomeStatus status, int meetingId) => new(at, by, status, new OutcomeStep(status, "", null, meetingId)) { IsCarriedOver = true };
}
