namespace MeetingHub.Domain;

/// <summary>A frozen, numbered copy of a meeting's agenda: what the public sees. It never changes; a new one takes its place.</summary>
public sealed class AgendaRelease
{
    private readonly List<ReleasedSession> sessions = [];

    private AgendaRelease(string by) => By = by;

    internal AgendaRelease(int number, string? timeZone, string? comment, string by, DateTimeOffset at, int? republishes, IEnumerable<ReleasedSession> sessions)
        : this(by)
    {
        (Number, TimeZone, Comment, PublishedAt, Republishes) = (number, timeZone, comment, at, republishes);
        this.sessions.AddRange(sessions);
    }

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>Which release of the meeting's agenda, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The IANA zone that its times are in, when known.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>What the organizer says about it.</summary>
    public string? Comment { get; private set; }

    /// <summary>The name of whoever published it, or of the document that it was read from.</summary>
    public string By { get; private set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset PublishedAt { get; private set; }

    /// <summary>The number of the earlier release whose agenda it brings back; null where it was published from the draft.</summary>
    public int? Republishes { get; private set; }

    /// <summary>Its sessions and breaks in the order of the agenda, and at the end those that earlier releases had and this one has no more.</summary>
    public IReadOnlyList<ReleasedSession> Sessions => sessions;

    /// <summary>Its sessions and breaks without those that are dropped.</summary>
    public IEnumerable<ReleasedSession> Agenda => sessions.Where(s => !s.IsDropped);
}
