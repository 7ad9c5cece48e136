namespace MeetingHub.Domain;

/// <summary>What sort of organisation an affiliate is.</summary>
public enum AffiliateKind
{
    /// <summary>None of the others, or not known.</summary>
    Other,
    /// <summary>A national or local chapter.</summary>
    Chapter,
    /// <summary>A user group.</summary>
    UserGroup,
    /// <summary>An organisation about a theme rather than a place.</summary>
    ThematicOrganisation,
    /// <summary>A regional or thematic hub.</summary>
    Hub,
    /// <summary>A group that is being formed.</summary>
    GroupInFormation,
    /// <summary>A partner or grantee.</summary>
    PartnerOrganisation,
    /// <summary>A fund that gives grants.</summary>
    Fund,
    /// <summary>Who pays: a ministry, a foundation.</summary>
    Funder,
}

/// <summary>A member organisation of the movement, or one that comes to its meetings.</summary>
public sealed class Affiliate(string slug, string name, string? language = null) : Record, IAddressed
{
    private readonly List<AffiliateAlias> aliases = [];
    private readonly List<Delegation> delegations = [];

    /// <inheritdoc/>
    public string Slug { get; private set; } = slug;

    /// <summary>The name as the source writes it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The name's <see cref="NameKey"/>, to look it up by. It follows the name; the store only reads it.</summary>
    public string Key
    {
        get => NameKey.Of(Name);
        private set { }
    }

    /// <summary>The BCP 47 tag of the name's language, or null when it belongs to none.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>Chapter, user group, fund and so on.</summary>
    public AffiliateKind AffiliateKind { get; private set; }

    /// <summary>Its country, when it has one and it is known.</summary>
    public Country? Country { get; private set; }

    /// <summary>Who may see it.</summary>
    public Visibility Visibility { get; private set; }

    /// <summary>Other names and short names it goes by.</summary>
    public IReadOnlyList<AffiliateAlias> Aliases => aliases;

    /// <summary>Where it was, in no particular order.</summary>
    public IReadOnlyList<Delegation> Delegations => delegations;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Affiliate;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Affiliate>("name", a => a.Name, (a, v) => a.Rename(v ?? a.Name)),
        RecordField.Of<Affiliate>("kind", a => a.AffiliateKind == AffiliateKind.Other ? null : a.AffiliateKind.ToString(), (a, v) => a.AffiliateKind = v is null ? AffiliateKind.Other : Enum.Parse<AffiliateKind>(v)),
        RecordField.Of<Affiliate>("country", a => a.Country?.Code, (a, v) => a.Country = v is null ? null : Domain.Country.Parse(v)),
        RecordField.Of<Affiliate>("language", x => x.Language, (x, v) => x.Language = v),
        RecordField.Of<Affiliate>("visibility", x => x.Visibility.ToString(), (x, v) => x.Visibility = v is null ? Visibility.Public : Enum.Parse<Visibility>(v)),
    ];

    /// <inheritdoc/>
    public void MoveTo(string slug)
    {
        Slug = slug;
        Version++;
    }

    /// <summary>Adds another name it goes by; its own name and a name it has already are left as they are.</summary>
    public void AddAlias(string name)
    {
        if (!IsCalled(name)) aliases.Add(new AffiliateAlias(name));
    }

    /// <summary>Gives it another name. The former one is a name it goes by from then on, so that it is found by it, and hidden where it is hidden.</summary>
    public void Rename(string name)
    {
        var former = Name;
        Name = name;
        RemoveAlias(name);
        AddAlias(former);
    }

    /// <summary>Takes back that it goes by another name.</summary>
    public void RemoveAlias(string name)
    {
        var key = NameKey.Of(name);
        aliases.RemoveAll(a => a.Key == key);
    }

    /// <summary>Whether it goes by this name, accents and case aside.</summary>
    public bool IsCalled(string name)
    {
        var key = NameKey.Of(name);
        return Key == key || aliases.Any(a => a.Key == key);
    }
}

/// <summary>Another name that an affiliate goes by.</summary>
public sealed class AffiliateAlias(string name)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The name.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The name's <see cref="NameKey"/>, to look it up by.</summary>
    public string Key { get; private set; } = NameKey.Of(name);
}
