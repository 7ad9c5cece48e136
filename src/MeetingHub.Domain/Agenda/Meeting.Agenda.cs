namespace MeetingHub.Domain;

public sealed partial class Meeting
{
    private readonly List<AgendaRelease> releases = [];

    /// <summary>The number of the release that the public sees; null before the first and while the agenda is withdrawn.</summary>
    public int? CurrentRelease { get; private set; }

    /// <summary>The number of the last release made, 0 before the first.</summary>
    public int LastRelease { get; private set; }

    /// <summary>Since when the agenda is withdrawn from the public; null while it is not.</summary>
    public DateTimeOffset? AgendaWithdrawnAt { get; private set; }

    /// <summary>When the draft will be published by itself; null where nothing is planned.</summary>
    public DateTimeOffset? PublicationPlannedAt { get; private set; }

    /// <summary>The comment that the planned release will have.</summary>
    public string? PlannedComment { get; private set; }

    /// <summary>The name of whoever planned it.</summary>
    public string? PlannedBy { get; private set; }

    /// <summary>Whether the planned release takes in what has no time yet.</summary>
    public bool PlannedWithTray { get; private set; }

    /// <summary>The releases of its agenda.</summary>
    public IReadOnlyList<AgendaRelease> Releases => releases;

    /// <summary>The draft as a release would show it, in the order of time; what has no time comes last, or waits in the tray.</summary>
    /// <param name="withTray">Whether to take in what has no time yet.</param>
    public IReadOnlyList<ReleasedSession> Draft(bool withTray) =>
    [
        .. sessions.Where(s => s.BinnedAt is null && (withTray || s.IsScheduled))
            .OrderBy(s => s.Day is null).ThenBy(s => s.Day).ThenBy(s => s.Start).ThenBy(s => s.Position).Select(s => new ReleasedSession(s)),
    ];

    /// <summary>What publishing the draft would change for the public.</summary>
    /// <param name="latest">The last release made, with its sessions; null before the first.</param>
    /// <param name="withTray">Whether to take in what has no time yet.</param>
    public IReadOnlyList<AgendaChange> ChangesSince(AgendaRelease? latest, bool withTray) =>
        AgendaChange.Between(latest?.Sessions ?? [], Draft(withTray));

    /// <summary>Freezes the draft into the next release, which the public sees from now on.</summary>
    /// <param name="latest">The last release made, with its sessions; null before the first.</param>
    /// <param name="withTray">Whether to take in what has no time yet.</param>
    /// <param name="comment">What to say about it.</param>
    /// <param name="by">The name of whoever publishes.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="DomainRuleException">There is nothing to publish, or nothing has changed.</exception>
    public AgendaRelease PublishAgenda(AgendaRelease? latest, bool withTray, string? comment, string by, DateTimeOffset at)
    {
        var draft = Draft(withTray);
        if (draft.Count == 0) throw new DomainRuleException("Agenda.NothingToPublish", "The draft has no session to publish.");
        if (CurrentRelease is not null && latest is not null && latest.TimeZone == TimeZone && AgendaChange.Between(latest.Sessions, draft).Count == 0) throw new DomainRuleException("Agenda.NothingChanged", "The public sees just that already.");
        return Release(latest, draft, TimeZone, comment, by, at, republishes: null);
    }

    /// <summary>Brings the agenda of an earlier release back as the next release. The draft stays as it is.</summary>
    /// <param name="latest">The last release made, with its sessions.</param>
    /// <param name="earlier">The release to bring back, with its sessions.</param>
    /// <param name="comment">What to say about it.</param>
    /// <param name="by">The name of whoever publishes.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="DomainRuleException">The public sees just that.</exception>
    public AgendaRelease RepublishAgenda(AgendaRelease latest, AgendaRelease earlier, string? comment, string by, DateTimeOffset at)
    {
        if (CurrentRelease == earlier.Number) throw new DomainRuleException("Agenda.NothingChanged", "The public sees just that already.");
        return Release(latest, [.. earlier.Agenda.OrderBy(s => s.Position).Select(s => new ReleasedSession(s, isDropped: false))], earlier.TimeZone, comment, by, at, earlier.Number);
    }

    /// <summary>Takes the agenda out of public sight until the next release.</summary>
    /// <exception cref="DomainRuleException">The public sees none.</exception>
    public void WithdrawAgenda(DateTimeOffset at)
    {
        if (CurrentRelease is null) throw new DomainRuleException("Agenda.NotPublished", "The agenda is not published.");
        (CurrentRelease, AgendaWithdrawnAt) = (null, at);
        Version++;
    }

    /// <summary>Plans the draft, as it will be then, to be published by itself.</summary>
    /// <exception cref="DomainRuleException">The time has passed.</exception>
    public void PlanPublication(DateTimeOffset due, bool withTray, string? comment, string by, DateTimeOffset at)
    {
        if (due <= at) throw new DomainRuleException("Agenda.PlannedInThePast", "That time has passed.");
        (PublicationPlannedAt, PlannedWithTray, PlannedComment, PlannedBy) = (due, withTray, comment, by);
        Version++;
    }

    /// <summary>Plans nothing any more.</summary>
    public void CancelPlannedPublication()
    {
        (PublicationPlannedAt, PlannedWithTray, PlannedComment, PlannedBy) = (null, false, null, null);
        Version++;
    }

    private AgendaRelease Release(AgendaRelease? latest, IReadOnlyList<ReleasedSession> agenda, string? zone, string? comment, string by, DateTimeOffset at, int? republishes)
    {
        LastRelease++;
        var before = (latest?.Sessions ?? []).ToDictionary(s => s.Uid);
        var kept = agenda.Select(s => s.Uid).ToHashSet();
        // Calendars keep a session until they are told that it is cancelled.
        List<ReleasedSession> all = [.. agenda, .. before.Values.Where(s => !kept.Contains(s.Uid)).OrderBy(s => s.Position).Select(s => new ReleasedSession(s, isDropped: true))];
        foreach (var (position, session) in all.Index()) session.Settle(position, before.GetValueOrDefault(session.Uid), LastRelease, at);
        var release = new AgendaRelease(LastRelease, zone, comment, by, at, republishes, all);
        releases.Add(release);
        (CurrentRelease, AgendaWithdrawnAt) = (release.Number, null);
        Version++;
        return release;
    }
}
