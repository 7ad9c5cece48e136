namespace MeetingHub.Domain;

/// <summary>One organisation visited within a programme. A visited organisation is not thereby at any meeting.</summary>
public sealed class Visit : Record
{
    private Visit()
    {
    }

    internal Visit(Affiliate affiliate) => Affiliate = affiliate;

    /// <summary>A visit to an organisation still to be named.</summary>
    public Visit(Programme programme) => (Programme, ProgrammeId) = (programme, programme.Id);

    /// <summary>The store's number of the programme.</summary>
    public int ProgrammeId { get; private set; }

    /// <summary>The programme.</summary>
    public Programme? Programme { get; private set; }

    /// <summary>The store's number of the organisation.</summary>
    public int AffiliateId { get; private set; }

    /// <summary>The organisation that was visited.</summary>
    public Affiliate? Affiliate { get; private set; }

    /// <summary>Says who was visited; for a visit that is being made.</summary>
    public void IsTo(Affiliate affiliate) => (Affiliate, AffiliateId) = (affiliate, affiliate.Id);

    /// <summary>Where, when the source says so.</summary>
    public Country? Country { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Visit;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
        [RecordField.Of<Visit>("country", v => v.Country?.Code, (v, c) => v.Country = c is null ? null : Domain.Country.Parse(c))];
}
