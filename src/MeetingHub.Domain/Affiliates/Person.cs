namespace MeetingHub.Domain;

/// <summary>On what ground a person's name is shown in public.</summary>
public enum Naming
{
    /// <summary>On none: in public the person is "a delegate of …".</summary>
    None,
    /// <summary>A source document that everybody can read names them.</summary>
    Source,
    /// <summary>They agreed to it.</summary>
    Consent,
    /// <summary>They, or an organizer for them, withdrew it: not even the source shows the name any more.</summary>
    Withdrawn,
}

/// <summary>A person named in a document or by an organizer.</summary>
public sealed class Person(string slug, string name)
{
    private readonly List<PersonAlias> aliases = [];

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The readable part of an address, unique among people.</summary>
    public string Slug { get; private set; } = slug;

    /// <summary>The name as the source writes it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The name's <see cref="NameKey"/>, to look it up by. It follows the name; the store only reads it.</summary>
    public string Key
    {
        get => NameKey.Of(Name);
        private set { }
    }

    /// <summary>Other spellings of the name, so that they are found by them, and hidden where they are hidden.</summary>
    public IReadOnlyList<PersonAlias> Aliases => aliases;

    /// <summary>On what ground the name is shown in public.</summary>
    public Naming Naming { get; private set; }

    /// <summary>When they agreed to be named; null when they did not.</summary>
    public DateTimeOffset? ConsentedAt { get; private set; }

    /// <summary>Corrects the name; the former spelling stays one of theirs.</summary>
    public void Rename(string name)
    {
        var former = Name;
        Name = name;
        aliases.RemoveAll(a => a.Name == name);
        AddAlias(former);
    }

    /// <summary>Adds another spelling; one that is known is left as it is.</summary>
    public void AddAlias(string name)
    {
        if (name != Name && aliases.TrueForAll(a => a.Name != name)) aliases.Add(new PersonAlias(name));
    }

    /// <summary>A source document names them. That is a ground to show the name, unless it was withdrawn.</summary>
    public void NameFromSource()
    {
        if (Naming == Naming.None) Naming = Naming.Source;
    }

    /// <summary>Records that they agreed to be named.</summary>
    public void Consent(DateTimeOffset at) => (Naming, ConsentedAt) = (Naming.Consent, at);

    /// <summary>Takes the name out of public view, in the source documents too.</summary>
    public void WithdrawName() => (Naming, ConsentedAt) = (Naming.Withdrawn, null);

    /// <summary>Takes a consent or a withdrawal back: what a source says is then the only ground.</summary>
    public void ForgetNaming(bool isInSource) => (Naming, ConsentedAt) = (isInSource ? Naming.Source : Naming.None, null);
}

/// <summary>Another spelling of a person's name.</summary>
public sealed class PersonAlias(string name)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The name's <see cref="NameKey"/>, to look it up by.</summary>
    public string Key { get; private set; } = NameKey.Of(name);
}

/// <summary>What a person does at a meeting.</summary>
public enum ParticipationRole
{
    /// <summary>Something else, or the source does not say.</summary>
    Other,
    /// <summary>Leads a session.</summary>
    Facilitator,
    /// <summary>Speaks.</summary>
    Speaker,
    /// <summary>Organises.</summary>
    Organiser,
    /// <summary>Is there.</summary>
    Attendee,
}

/// <summary>A person's part in a meeting.</summary>
public sealed class Participation : Record
{
    private Participation(ParticipationRole role) => Role = role;

    internal Participation(ParticipationRole role, Person person) => (Role, Person) = (role, person);

    /// <summary>A part in a meeting of someone still to be named.</summary>
    public Participation(Meeting meeting) => (Meeting, MeetingId, Role) = (meeting, meeting.Id, ParticipationRole.Attendee);

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The store's number of the person.</summary>
    public int PersonId { get; private set; }

    /// <summary>The person.</summary>
    public Person? Person { get; private set; }

    /// <summary>Facilitator, speaker, organiser, attendee or other.</summary>
    public ParticipationRole Role { get; private set; }

    /// <summary>The store's number of the affiliate the person comes from.</summary>
    public int? AffiliateId { get; private set; }

    /// <summary>The affiliate the person comes from, when known.</summary>
    public Affiliate? Affiliate { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Participation;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
        [RecordField.Of<Participation>("role", p => p.Role.ToString(), (p, v) => p.Role = v is null ? ParticipationRole.Other : Enum.Parse<ParticipationRole>(v))];

    /// <summary>Says whose part it is; for one that is being made.</summary>
    public void IsBy(Person person) => (Person, PersonId) = (person, person.Id);

    /// <summary>Says whom the person comes from; null takes it back.</summary>
    public void ComeFrom(Affiliate? affiliate) => (Affiliate, AffiliateId) = (affiliate, affiliate is null or { Id: 0 } ? null : affiliate.Id);

    internal bool IsOf(Person person) => Person == person || (person.Id != 0 && PersonId == person.Id);
}
