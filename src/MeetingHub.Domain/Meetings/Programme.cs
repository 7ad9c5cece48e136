using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>What an organisation is to a programme.</summary>
public enum ProgrammeRole
{
    /// <summary>A fund that carries the programme out.</summary>
    Fund,
    /// <summary>Who pays for it.</summary>
    Funder,
    /// <summary>An organisation that takes part in it.</summary>
    Partner,
}

/// <summary>A funded frame of several years with its funds, funder, calls, visits and meetings.</summary>
public sealed class Programme(string slug, string name, string? language = null) : Record, IAddressed
{
    private readonly List<ProgrammeParty> parties = [];
    private readonly List<ProgrammeCall> calls = [];
    private readonly List<Visit> visits = [];
    private readonly List<Meeting> meetings = [];

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

    /// <summary>The BCP 47 tag of the name's language.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>The short name in capitals, where the source gives one.</summary>
    public string? Acronym { get; private set; }

    /// <summary>When it began.</summary>
    public PartialDate? Starts { get; private set; }

    /// <summary>When it ends.</summary>
    public PartialDate? Ends { get; private set; }

    /// <summary>Its funds, funders and partners.</summary>
    public IReadOnlyList<ProgrammeParty> Parties => parties;

    /// <summary>Its calls for proposals.</summary>
    public IReadOnlyList<ProgrammeCall> Calls => calls;

    /// <summary>Visits between its organisations.</summary>
    public IReadOnlyList<Visit> Visits => visits;

    /// <summary>Its meetings, in no particular order.</summary>
    public IReadOnlyList<Meeting> Meetings => meetings;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Programme;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Programme>("name", p => p.Name, (p, v) => p.Name = v ?? p.Name),
        RecordField.Of<Programme>("acronym", p => p.Acronym, (p, v) => p.Acronym = v),
        RecordField.Of<Programme>("startDate", p => p.Starts?.ToString(), (p, v) => p.Starts = v is null ? null : PartialDate.Parse(v)),
        RecordField.Of<Programme>("endDate", p => p.Ends?.ToString(), (p, v) => p.Ends = v is null ? null : PartialDate.Parse(v)),
        RecordField.Of<Programme>("language", x => x.Language, (x, v) => x.Language = v),
    ];

    /// <inheritdoc/>
    public void MoveTo(string slug)
    {
        Slug = slug;
        Version++;
    }

    /// <summary>Adds an organisation in a role; the same twice gives the same party.</summary>
    public ProgrammeParty AddParty(Affiliate affiliate, ProgrammeRole role)
    {
        var there = parties.FirstOrDefault(p => p.Role == role && (p.Affiliate == affiliate || (affiliate.Id != 0 && p.AffiliateId == affiliate.Id)));
        if (there is not null) return there;
        var party = new ProgrammeParty(role, affiliate);
        parties.Add(party);
        return party;
    }

    /// <summary>Says which organisations have a role in it, and no others.</summary>
    public void IsOf(ProgrammeRole role, IReadOnlyList<Affiliate> affiliates)
    {
        foreach (var affiliate in affiliates) AddParty(affiliate, role);
        parties.RemoveAll(p => p.Role == role && !affiliates.Any(a => p.Affiliate == a || p.AffiliateId == a.Id));
    }

    /// <summary>Adds a call for proposals.</summary>
    public ProgrammeCall AddCall(string text, string? language)
    {
        var call = new ProgrammeCall(calls.Select(c => c.Position + 1).DefaultIfEmpty().Max(), text, language);
        calls.Add(call);
        return call;
    }

    /// <summary>Adds a visit to an organisation.</summary>
    public Visit AddVisit(Affiliate affiliate)
    {
        var there = visits.FirstOrDefault(v => v.Affiliate == affiliate || (affiliate.Id != 0 && v.AffiliateId == affiliate.Id));
        if (there is not null) return there;
        var visit = new Visit(affiliate);
        visits.Add(visit);
        return visit;
    }

    /// <summary>Takes out a call or visit that no document states any more.</summary>
    public void Remove(Record record)
    {
        _ = record switch
        {
            ProgrammeCall c => calls.Remove(c),
            Visit v => visits.Remove(v),
            _ => throw new ArgumentException($"A programme holds no {record.Kind}.", nameof(record)),
        };
    }

    /// <summary>Takes out an organisation's part that no document states any more.</summary>
    public void Remove(ProgrammeParty party) => parties.Remove(party);
}

/// <summary>An organisation's part in a programme.</summary>
public sealed class ProgrammeParty
{
    private ProgrammeParty(ProgrammeRole role) => Role = role;

    internal ProgrammeParty(ProgrammeRole role, Affiliate affiliate) => (Role, Affiliate) = (role, affiliate);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the programme.</summary>
    public int ProgrammeId { get; private set; }

    /// <summary>The store's number of the organisation.</summary>
    public int AffiliateId { get; private set; }

    /// <summary>The organisation.</summary>
    public Affiliate? Affiliate { get; private set; }

    /// <summary>Fund, funder or partner.</summary>
    public ProgrammeRole Role { get; private set; }
}

/// <summary>A call for proposals.</summary>
public sealed class ProgrammeCall(int position, string text, string? language) : Record
{
    /// <summary>The store's number of the programme.</summary>
    public int ProgrammeId { get; private set; }

    /// <summary>Its place among the programme's calls, from 0.</summary>
    public int Position { get; private set; } = position;

    /// <summary>What the source says of it.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The BCP 47 tag of the text's language.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>Which call, from 1.</summary>
    public int? Number { get; private set; }

    /// <summary>How many organisations were selected.</summary>
    public int? Selected { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Call;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<ProgrammeCall>("text", c => c.Text, (c, v) => c.Text = v ?? c.Text),
        RecordField.Of<ProgrammeCall>("number", c => c.Number?.ToString(CultureInfo.InvariantCulture), (c, v) => c.Number = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<ProgrammeCall>("selected", c => c.Selected?.ToString(CultureInfo.InvariantCulture), (c, v) => c.Selected = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<ProgrammeCall>("language", x => x.Language, (x, v) => x.Language = v),
    ];
}
