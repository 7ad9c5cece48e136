using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>A session or a break of a meeting's agenda.</summary>
public sealed class Session(string code, int position, string title, string? language) : Record
{
    private readonly List<SessionFacilitator> facilitators = [];
    private readonly List<SessionNote> notes = [];

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The code in its address; it never changes and is unique in the meeting.</summary>
    public string Code { get; private set; } = code;

    /// <summary>What calendars and conference apps know it by; it never changes, also when it is moved or renamed.</summary>
    public Guid Uid { get; private set; } = Guid.NewGuid();

    /// <summary>What the schedule file that it came from calls it, to find it again when the file is brought again.</summary>
    public string? Origin { get; private set; }

    /// <summary>Its place among the meeting's sessions, from 0.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The title as the source writes it.</summary>
    public string Title { get; private set; } = title;

    /// <summary>The BCP 47 tag of the language of its title and abstract.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>What it is about.</summary>
    public string? Abstract { get; private set; }

    /// <summary>True for coffee, lunch and the like.</summary>
    public bool IsBreak { get; private set; }

    /// <summary>The day in the meeting's time zone, when known.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The time it starts in the meeting's time zone, when known.</summary>
    public TimeOnly? Start { get; private set; }

    /// <summary>How long it lasts, in minutes, when known.</summary>
    public int? Minutes { get; private set; }

    /// <summary>The room, when known.</summary>
    public string? Room { get; private set; }

    /// <summary>The track, when it has one.</summary>
    public string? Track { get; private set; }

    /// <summary>Who leads it.</summary>
    public IReadOnlyList<SessionFacilitator> Facilitators => facilitators;

    /// <summary>What was written down in it.</summary>
    public IReadOnlyList<SessionNote> Notes => notes;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Session;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Session>("title", s => s.Title, (s, v) => s.Title = v ?? s.Title),
        RecordField.Of<Session>("break", s => s.IsBreak ? "true" : null, (s, v) => s.IsBreak = v is not null),
        RecordField.Of<Session>("abstract", s => s.Abstract, (s, v) => s.Abstract = v),
        RecordField.Of<Session>("day", s => s.Day?.ToString("O", CultureInfo.InvariantCulture), (s, v) => s.Day = v is null ? null : DateOnly.ParseExact(v, "O", CultureInfo.InvariantCulture)),
        RecordField.Of<Session>("start", s => s.Start?.ToString("HH:mm", CultureInfo.InvariantCulture), (s, v) => s.Start = v is null ? null : TimeOnly.ParseExact(v, "HH:mm", CultureInfo.InvariantCulture)),
        RecordField.Of<Session>("minutes", s => s.Minutes?.ToString(CultureInfo.InvariantCulture), (s, v) => s.Minutes = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<Session>("room", s => s.Room, (s, v) => s.Room = v),
        RecordField.Of<Session>("track", s => s.Track, (s, v) => s.Track = v),
        RecordField.Of<Session>("language", x => x.Language, (x, v) => x.Language = v),
    ];

    /// <summary>Whether it has a place in the calendar; what has none waits in the tray.</summary>
    public bool IsScheduled => Day is not null && Start is not null;

    /// <summary>Notes what a schedule file calls it. A UUID of the file's becomes its own, so that both calendars know one session.</summary>
    public void ComeFrom(string origin)
    {
        Origin = origin;
        if (Guid.TryParse(origin, out var uid)) Uid = uid;
    }

    /// <summary>Says who leads it; the same person twice counts once.</summary>
    public void AddFacilitator(Person person)
    {
        if (!facilitators.Any(f => f.Is(person))) facilitators.Add(new SessionFacilitator(person));
    }

    /// <summary>Says which affiliate leads it; the same twice counts once.</summary>
    public void AddFacilitator(Affiliate affiliate)
    {
        if (!facilitators.Any(f => f.Is(affiliate))) facilitators.Add(new SessionFacilitator(affiliate));
    }

    /// <summary>Says who leads it: these and nobody else.</summary>
    public void BeLedBy(IReadOnlyCollection<Person> people, IReadOnlyCollection<Affiliate> affiliates)
    {
        facilitators.RemoveAll(f => !people.Any(f.Is) && !affiliates.Any(f.Is));
        foreach (var person in people) AddFacilitator(person);
        foreach (var affiliate in affiliates) AddFacilitator(affiliate);
    }

    /// <summary>Takes out someone of whom no document says any more that they lead it.</summary>
    public void Remove(SessionFacilitator facilitator) => facilitators.Remove(facilitator);
}

/// <summary>A person, or an affiliate as a whole, who leads a session.</summary>
public sealed class SessionFacilitator
{
    private SessionFacilitator()
    {
    }

    internal SessionFacilitator(Person person) => Person = person;

    internal SessionFacilitator(Affiliate affiliate) => Affiliate = affiliate;

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the session.</summary>
    public int SessionId { get; private set; }

    /// <summary>The store's number of the person; null where it is an affiliate.</summary>
    public int? PersonId { get; private set; }

    /// <summary>The person; null where it is an affiliate.</summary>
    public Person? Person { get; private set; }

    /// <summary>The store's number of the affiliate; null where it is a person.</summary>
    public int? AffiliateId { get; private set; }

    /// <summary>The affiliate; null where it is a person.</summary>
    public Affiliate? Affiliate { get; private set; }

    internal bool Is(Person person) => Person == person || (person.Id != 0 && PersonId == person.Id);

    internal bool Is(Affiliate affiliate) => Affiliate == affiliate || (affiliate.Id != 0 && AffiliateId == affiliate.Id);
}
