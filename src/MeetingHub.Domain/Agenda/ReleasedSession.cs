namespace MeetingHub.Domain;

/// <summary>A session or break as a release shows it.</summary>
public sealed class ReleasedSession
{
    private readonly List<ReleasedFacilitator> facilitators = [];

    private ReleasedSession(string code, string title) => (Code, Title) = (code, title);

    internal ReleasedSession(Session session)
        : this(session.Code, session.Title)
    {
        (SessionId, Uid, Language, Abstract, IsBreak) = (session.Id, session.Uid, session.Language, session.Abstract, session.IsBreak);
        (Day, Start, Minutes, Room, Track) = (session.Day, session.Start, session.Minutes, session.Room, session.Track);
        facilitators.AddRange(session.Facilitators.Select(f => new ReleasedFacilitator(f)));
    }

    internal ReleasedSession(ReleasedSession earlier, bool isDropped)
        : this(earlier.Code, earlier.Title)
    {
        (SessionId, Uid, Language, Abstract, IsBreak) = (earlier.SessionId, earlier.Uid, earlier.Language, earlier.Abstract, earlier.IsBreak);
        (Day, Start, Minutes, Room, Track, IsDropped) = (earlier.Day, earlier.Start, earlier.Minutes, earlier.Room, earlier.Track, isDropped);
        facilitators.AddRange(earlier.facilitators.Select(f => new ReleasedFacilitator(f)));
    }

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the release.</summary>
    public int ReleaseId { get; private set; }

    /// <summary>The release.</summary>
    public AgendaRelease? Release { get; private set; }

    /// <summary>The store's number of the session, which may be gone meanwhile.</summary>
    public int SessionId { get; private set; }

    /// <summary>The session's <see cref="Session.Uid"/>.</summary>
    public Guid Uid { get; private set; }

    /// <summary>The code in its address.</summary>
    public string Code { get; private set; }

    /// <summary>Its place in the release, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; }

    /// <summary>The BCP 47 tag of the language of its title and abstract.</summary>
    public string? Language { get; private set; }

    /// <summary>What it is about.</summary>
    public string? Abstract { get; private set; }

    /// <summary>True for coffee, lunch and the like.</summary>
    public bool IsBreak { get; private set; }

    /// <summary>The day in the release's time zone, when known.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The time it starts in the release's time zone, when known.</summary>
    public TimeOnly? Start { get; private set; }

    /// <summary>How long it lasts, in minutes, when known.</summary>
    public int? Minutes { get; private set; }

    /// <summary>The room, when known.</summary>
    public string? Room { get; private set; }

    /// <summary>The track, when it has one.</summary>
    public string? Track { get; private set; }

    /// <summary>How often it has changed from release to release, from 0: the SEQUENCE of RFC 5545, 3.8.7.4.</summary>
    public int Sequence { get; private set; }

    /// <summary>The number of the release that changed it last.</summary>
    public int ChangedIn { get; private set; }

    /// <summary>When that release was published: the LAST-MODIFIED of RFC 5545, 3.8.7.3.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>True when an earlier release had it and this one has it no more.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Who leads it. Names are not frozen: whoever is hidden today is hidden in old releases too.</summary>
    public IReadOnlyList<ReleasedFacilitator> Facilitators => facilitators;

    /// <summary>When it starts, in the release's time zone; null without a day and a time.</summary>
    public DateTime? Starts => Day is { } day && Start is { } start ? day.ToDateTime(start) : null;

    /// <summary>When it ends, in the release's time zone; null without a start and a duration.</summary>
    public DateTime? Ends => Minutes is { } minutes ? Starts?.AddMinutes(minutes) : null;

    /// <summary>Whether a reader of the agenda would see no difference, its place in a list aside.</summary>
    public bool IsSameAs(ReleasedSession other) => IsDropped == other.IsDropped && IsBreak == other.IsBreak && Title == other.Title && Language == other.Language && Abstract == other.Abstract
        && Day == other.Day && Start == other.Start && Minutes == other.Minutes && Room == other.Room && Track == other.Track && IsLedAs(other);

    internal bool IsLedAs(ReleasedSession other) => facilitators.Select(f => f.Key).ToHashSet().SetEquals(other.facilitators.Select(f => f.Key));

    /// <summary>Gives it its place in a release, and says how it stands to the same session of the one before.</summary>
    internal void Settle(int position, ReleasedSession? before, int release, DateTimeOffset at)
    {
        Position = position;
        (Sequence, ChangedIn, ChangedAt) = before is null ? (0, release, at)
            : IsSameAs(before) ? (before.Sequence, before.ChangedIn, before.ChangedAt)
            : (before.Sequence + 1, release, at);
    }
}

/// <summary>A person, or an affiliate as a whole, who leads a session of a release.</summary>
public sealed class ReleasedFacilitator
{
    private ReleasedFacilitator()
    {
    }

    internal ReleasedFacilitator(SessionFacilitator facilitator) =>
        (PersonId, Person, AffiliateId, Affiliate) = (facilitator.PersonId, facilitator.Person, facilitator.AffiliateId, facilitator.Affiliate);

    internal ReleasedFacilitator(ReleasedFacilitator earlier) =>
        (PersonId, Person, AffiliateId, Affiliate) = (earlier.PersonId, earlier.Person, earlier.AffiliateId, earlier.Affiliate);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the released session.</summary>
    public int ReleasedSessionId { get; private set; }

    /// <summary>The store's number of the person; null where it is an affiliate.</summary>
    public int? PersonId { get; private set; }

    /// <summary>The person; null where it is an affiliate.</summary>
    public Person? Person { get; private set; }

    /// <summary>The store's number of the affiliate; null where it is a person.</summary>
    public int? AffiliateId { get; private set; }

    /// <summary>The affiliate; null where it is a person.</summary>
    public Affiliate? Affiliate { get; private set; }

    // A person that is not stored yet has no number.
    internal (object? Person, object? Affiliate) Key => (Person?.Id is 0 ? Person : PersonId ?? Person?.Id, Affiliate?.Id is 0 ? Affiliate : AffiliateId ?? Affiliate?.Id);
}
