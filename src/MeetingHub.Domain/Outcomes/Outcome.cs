namespace MeetingHub.Domain;

/// <summary>What sort of result an outcome is.</summary>
public enum OutcomeKind
{
    /// <summary>Agreed between those present.</summary>
    Agreement,
    /// <summary>Decided by a body.</summary>
    Decision,
    /// <summary>Something somebody is to do.</summary>
    ActionItem,
    /// <summary>Advice to others.</summary>
    Recommendation,
    /// <summary>A common position made public.</summary>
    Declaration,
    /// <summary>A possibility of working together that was seen.</summary>
    Opportunity,
}

/// <summary>What has become of an outcome.</summary>
public enum OutcomeStatus
{
    /// <summary>Nothing is known to have been done.</summary>
    Open,
    /// <summary>Begun.</summary>
    InProgress,
    /// <summary>Done.</summary>
    Done,
    /// <summary>Given up.</summary>
    Dropped,
    /// <summary>Another outcome took its place.</summary>
    Superseded,
}

/// <summary>Something agreed, decided or seen at a meeting that is followed across editions.</summary>
public sealed class Outcome(OutcomeKind outcomeKind, int position, string text, string? language) : Record
{
    private readonly List<OutcomeOwner> owners = [];
    private readonly List<FollowUp> followUps = [];
    private readonly List<OutcomeTranslation> translations = [];

    /// <summary>The store's number of the meeting it was born in.</summary>
    public int MeetingId { get; private set; }

    /// <summary>The meeting it was born in.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The store's number of the session it was born in.</summary>
    public int? SessionId { get; private set; }

    /// <summary>The session it was born in, when known.</summary>
    public Session? Session { get; private set; }

    /// <summary>Its place among the meeting's outcomes, from 0.</summary>
    public int Position { get; private set; } = position;

    /// <summary>Agreement, decision, action item, recommendation, declaration or opportunity.</summary>
    public OutcomeKind OutcomeKind { get; private set; } = outcomeKind;

    /// <summary>What was agreed, in its own language.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The BCP 47 tag of the text's language.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>The area of work it belongs to, where the source groups its outcomes.</summary>
    public string? Area { get; private set; }

    /// <summary>By when, when known.</summary>
    public PartialDate? Due { get; private set; }

    /// <summary>Whether it is due by the next edition of its series, where no day is known.</summary>
    public bool IsDueNextEdition { get; private set; }

    /// <summary>What has become of it.</summary>
    public OutcomeStatus Status { get; private set; }

    /// <summary>The store's number of the outcome that took its place, as its entries say; only where it is superseded.</summary>
    public int? SuccessorId => Status == OutcomeStatus.Superseded ? followUps.FindLast(f => f.SuccessorId is not null)?.SuccessorId : null;

    /// <summary>Who may see it.</summary>
    public Visibility Visibility { get; private set; }

    /// <summary>The store's number of the notes that a line of made it; null where no notes did.</summary>
    public int? NoteId { get; private set; }

    /// <summary>What that line says, as it was read last; null when the line is not there any more.</summary>
    public string? NoteText { get; private set; }

    /// <summary>Which line of the notes it is, from 1.</summary>
    public int? NoteLine { get; private set; }

    /// <summary>The affiliates and people responsible.</summary>
    public IReadOnlyList<OutcomeOwner> Owners => owners;

    /// <summary>What was reported on it at or for later meetings, oldest first.</summary>
    public IReadOnlyList<FollowUp> FollowUps => followUps;

    /// <summary>What it says in other languages.</summary>
    public IReadOnlyList<OutcomeTranslation> Translations => translations;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Outcome;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Outcome>("text", o => o.Text, (o, v) => o.Text = v ?? o.Text),
        RecordField.Of<Outcome>("kind", o => o.OutcomeKind.ToString(), (o, v) => o.OutcomeKind = v is null ? OutcomeKind.Agreement : Enum.Parse<OutcomeKind>(v)),
        RecordField.Of<Outcome>("area", o => o.Area, (o, v) => o.Area = v),
        RecordField.Of<Outcome>("due", o => o.Due?.ToString(), (o, v) => o.Due = v is null ? null : PartialDate.Parse(v)),
        RecordField.Of<Outcome>("dueNextEdition", o => o.IsDueNextEdition ? "true" : null, (o, v) => o.IsDueNextEdition = v is not null),
        RecordField.Of<Outcome>("status", o => o.Status.ToString(), (o, v) => o.Status = v is null ? OutcomeStatus.Open : Enum.Parse<OutcomeStatus>(v)),
        RecordField.Of<Outcome>("language", x => x.Language, (x, v) => x.Language = v),
        RecordField.Of<Outcome>("visibility", x => x.Visibility.ToString(), (x, v) => x.Visibility = v is null ? Visibility.Public : Enum.Parse<Visibility>(v)),
    ];

    /// <summary>Says which session it was born in; null when that is not known.</summary>
    public void ArisesIn(Session? session) => (Session, SessionId) = (session, session is null or { Id: 0 } ? null : session.Id);

    /// <summary>Says which line of which notes it is, and takes over what that line says now, unless a person has corrected it since.</summary>
    /// <returns>True when anything changed.</returns>
    public bool StandIn(int noteId, int line, string text)
    {
        if (NoteId == noteId && NoteLine == line && NoteText == text) return false;
        if (NoteText is not null) Import("text", text, NoteText);
        (NoteId, NoteLine, NoteText) = (noteId, line, text);
        return true;
    }

    /// <summary>Its line was deleted; what becomes of it is asked.</summary>
    public void LoseLine() => (NoteLine, NoteText) = (null, null);

    /// <summary>It stays although its line was deleted, and is nobody's line from then on.</summary>
    public void StayWithoutLine() => (NoteId, NoteLine, NoteText) = (null, null, null);

    /// <summary>Says what it is called in another language, which some notes do.</summary>
    /// <returns>True when anything changed.</returns>
    public bool Translate(string language, string text, int noteId)
    {
        if (language == Language) return false;
        var there = translations.Find(t => t.Language == language);
        if (there is { } known && known.Text == text && known.NoteId == noteId) return false;
        if (there is null) translations.Add(new OutcomeTranslation(language, text, noteId));
        else there.Say(text, noteId);
        Touch();
        return true;
    }

    /// <summary>Says what it is called in another language, in a person's words; null takes them back, and leaves what notes say.</summary>
    public void Translate(string language, string? text)
    {
        var there = translations.Find(t => t.Language == language);
        if (text is null) translations.RemoveAll(t => t.Language == language && t.NoteId is null);
        else if (there is null) translations.Add(new OutcomeTranslation(language, text, noteId: null));
        else there.Say(text, noteId: null);
        Touch();
    }

    /// <summary>Takes back what some notes called it.</summary>
    /// <returns>True when anything changed.</returns>
    public bool Untranslate(int noteId)
    {
        if (translations.RemoveAll(t => t.NoteId == noteId) == 0) return false;
        Touch();
        return true;
    }

    /// <summary>Takes a step, or reports on it without one, as an entry of its own.</summary>
    /// <param name="step">What became of it.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="at">When they said it.</param>
    /// <exception cref="DomainRuleException">The step is none that <see cref="OutcomeSteps"/> allows, or does not say what it has to.</exception>
    public FollowUp Follow(OutcomeStep step, string by, DateTimeOffset at)
    {
        Check(step);
        var successor = step.To == OutcomeStatus.Superseded ? step.SuccessorId ?? SuccessorId : null;
        if (step.To == OutcomeStatus.Superseded && successor is null) throw new DomainRuleException("Rule.SupersededByNothing", "Say which outcome takes its place.");
        if (successor == Id) throw new DomainRuleException("Rule.SupersededByItself", "An outcome does not take its own place.");
        var entry = new FollowUp(at, by, Status, step with { Text = step.Text.Trim(), SuccessorId = successor });
        followUps.Add(entry);
        Status = step.To;
        Touch();
        return entry;
    }

    /// <summary>Looks whether a step may be taken at all, and whether it says what it has to.</summary>
    internal void Check(OutcomeStep step)
    {
        if (!OutcomeSteps.IsAllowed(Status, step.To)) throw new DomainRuleException("Rule.OutcomeStep", $"What is {Status} does not become {step.To}.");
        if (step.To == OutcomeStatus.Dropped && string.IsNullOrWhiteSpace(step.Text)) throw new DomainRuleException("Rule.DroppedWithoutReason", "Say why it is dropped.");
        if (step.To == Status && string.IsNullOrWhiteSpace(step.Text)) throw new DomainRuleException("Rule.FollowUpWithoutWords", "Say what became of it.");
    }

    /// <summary>Takes it along to a later meeting, where it is asked after; it stays the outcome that it is.</summary>
    /// <returns>The entry that says so; null where it goes there already, was born there, or is settled.</returns>
    public FollowUp? CarryTo(Meeting meeting, string by, DateTimeOffset at)
    {
        if (OutcomeSteps.IsSettled(Status) || MeetingId == meeting.Id || followUps.Exists(f => f.IsCarriedOver && f.MeetingId == meeting.Id)) return null;
        var entry = FollowUp.Carried(at, by, Status, meeting.Id);
        followUps.Add(entry);
        Touch();
        return entry;
    }

    /// <summary>Says that it was agreed at another meeting than was thought; the session it was born in is then not known.</summary>
    public void MoveTo(Meeting meeting)
    {
        (Meeting, MeetingId, Session, SessionId) = (meeting, meeting.Id, null, null);
        Touch();
    }

    /// <summary>Says which affiliates are responsible: these and no others. Of people it says nothing.</summary>
    public void BelongTo(IReadOnlyCollection<Affiliate> affiliates)
    {
        owners.RemoveAll(o => !o.IsPerson && !affiliates.Any(o.Is));
        foreach (var affiliate in affiliates) AddOwner(affiliate);
    }

    /// <summary>Says which people are responsible: these and no others. Of affiliates it says nothing.</summary>
    public void BelongTo(IReadOnlyCollection<Person> people)
    {
        owners.RemoveAll(o => o.IsPerson && !people.Any(o.Is));
        foreach (var person in people)
            if (!owners.Exists(o => o.Is(person))) owners.Add(new OutcomeOwner(person));
    }

    /// <summary>Makes an affiliate responsible; the same twice counts once.</summary>
    public void AddOwner(Affiliate affiliate)
    {
        if (!owners.Exists(o => o.Is(affiliate))) owners.Add(new OutcomeOwner(affiliate));
    }
}

/// <summary>What an outcome says in another language than its own.</summary>
public sealed class OutcomeTranslation
{
    internal OutcomeTranslation(string language, string text, int? noteId) => (Language, Text, NoteId) = (language, text, noteId);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the outcome.</summary>
    public int OutcomeId { get; private set; }

    /// <summary>The BCP 47 tag of the language.</summary>
    public string Language { get; private set; }

    /// <summary>What it says.</summary>
    public string Text { get; private set; }

    /// <summary>The store's number of the notes that say it; null where a person wrote it.</summary>
    public int? NoteId { get; private set; }

    internal void Say(string text, int? noteId) => (Text, NoteId) = (text, noteId);
}

/// <summary>An affiliate or a person who is responsible for an outcome.</summary>
public sealed class OutcomeOwner
{
    private OutcomeOwner()
    {
    }

    internal OutcomeOwner(Affiliate affiliate) => Affiliate = affiliate;

    internal OutcomeOwner(Person person) => Person = person;

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the outcome.</summary>
    public int OutcomeId { get; private set; }

    /// <summary>The store's number of the affiliate; null where it is a person.</summary>
    public int? AffiliateId { get; private set; }

    /// <summary>The affiliate; null where it is a person.</summary>
    public Affiliate? Affiliate { get; private set; }

    /// <summary>The store's number of the person; null where it is an affiliate.</summary>
    public int? PersonId { get; private set; }

    /// <summary>The person; null where it is an affiliate.</summary>
    public Person? Person { get; private set; }

    internal bool IsPerson => Person is not null || PersonId is not null;

    internal bool Is(Affiliate affiliate) => Affiliate == affiliate || (affiliate.Id != 0 && AffiliateId == affiliate.Id);

    internal bool Is(Person person) => Person == person || (person.Id != 0 && PersonId == person.Id);
}
