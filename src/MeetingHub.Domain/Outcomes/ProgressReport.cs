namespace MeetingHub.Domain;

/// <summary>What an affiliate says of an outcome that it is responsible for. It waits until an organizer has looked at it.</summary>
public sealed class ProgressReport
{
    private ProgressReport() => Text = "";

    /// <summary>A report that waits.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="affiliateId">The store's number of the affiliate.</param>
    /// <param name="step">What it says; the same rules hold as for who reports it themselves.</param>
    /// <param name="at">When.</param>
    /// <exception cref="DomainRuleException">The step is none that <see cref="OutcomeSteps"/> allows, or does not say what it has to.</exception>
    public ProgressReport(Outcome outcome, int affiliateId, OutcomeStep step, DateTimeOffset at)
    {
        outcome.Check(step);
        (OutcomeId, AffiliateId, To, Text, Language, Link, At) = (outcome.Id, affiliateId, step.To, step.Text.Trim(), step.Language, step.Link, at);
    }

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the outcome.</summary>
    public int OutcomeId { get; private set; }

    /// <summary>The store's number of the affiliate.</summary>
    public int AffiliateId { get; private set; }

    /// <summary>What it is now, they say.</summary>
    public OutcomeStatus To { get; private set; }

    /// <summary>What they report.</summary>
    public string Text { get; private set; }

    /// <summary>The BCP 47 tag of the text's language.</summary>
    public string? Language { get; private set; }

    /// <summary>Where it can be seen, an absolute address.</summary>
    public string? Link { get; private set; }

    /// <summary>When they said it.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When an organizer decided; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether the organizer took it.</summary>
    public bool IsAccepted { get; private set; }

    /// <summary>Takes it: it becomes an entry of the outcome.</summary>
    /// <exception cref="DomainRuleException">What it says cannot follow any more on what the outcome has become meanwhile.</exception>
    public FollowUp Accept(Outcome outcome, string by, DateTimeOffset at)
    {
        var entry = outcome.Follow(new OutcomeStep(To, Text, Language, Link: Link, AffiliateId: AffiliateId), by, at);
        (DecidedAt, IsAccepted) = (at, true);
        return entry;
    }

    /// <summary>Leaves it out.</summary>
    public void Decline(DateTimeOffset at) => DecidedAt = at;
}
