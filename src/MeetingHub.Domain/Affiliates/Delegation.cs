using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>In what role an affiliate or country is at a meeting.</summary>
public enum DelegationRole
{
    /// <summary>Takes part.</summary>
    Participant,
    /// <summary>Receives the meeting.</summary>
    Host,
    /// <summary>Organises it.</summary>
    Organiser,
    /// <summary>Invited.</summary>
    Guest,
    /// <summary>Watches without a vote.</summary>
    Observer,
    /// <summary>Pays for it.</summary>
    Funder,
    /// <summary>Sent apologies.</summary>
    Apologies,
}

/// <summary>Whether a delegation was announced or is known to have come.</summary>
public enum Attendance
{
    /// <summary>Announced beforehand.</summary>
    Announced,
    /// <summary>It came.</summary>
    Attended,
}

/// <summary>An affiliate at a meeting, or a country when the source names only that.</summary>
public sealed class Delegation : Record
{
    private Delegation(DelegationRole role, Country? country) => (Role, Country) = (role, country);

    internal Delegation(DelegationRole role, Country? country, Affiliate? affiliate) => (Role, Country, Affiliate) = (role, country, affiliate);

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>The meeting.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The store's number of the affiliate; null for a country's delegation.</summary>
    public int? AffiliateId { get; private set; }

    /// <summary>The affiliate; null for a country's delegation.</summary>
    public Affiliate? Affiliate { get; private set; }

    /// <summary>The country it comes from, when known.</summary>
    public Country? Country { get; private set; }

    /// <summary>Host, participant, guest and so on.</summary>
    public DelegationRole Role { get; private set; }

    /// <summary>Announced or attended.</summary>
    public Attendance Attendance { get; private set; }

    /// <summary>How many people were announced.</summary>
    public int? HeadCount { get; private set; }

    /// <summary>How many came, as the list at the door has it.</summary>
    public int? Came { get; private set; }

    /// <summary>Who paid for it, in words.</summary>
    public string? PaidBy { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Delegation;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Delegation>("role", d => d.Role.ToString(), (d, v) => d.Role = v is null ? DelegationRole.Participant : Enum.Parse<DelegationRole>(v)),
        RecordField.Of<Delegation>("country", d => d.Country?.Code, (d, v) => d.Country = v is null ? null : Domain.Country.Parse(v)),
        RecordField.Of<Delegation>("attendance", d => d.Attendance.ToString(), (d, v) => d.Attendance = v is null ? Attendance.Announced : Enum.Parse<Attendance>(v)),
        RecordField.Of<Delegation>("headCount", d => d.HeadCount?.ToString(CultureInfo.InvariantCulture), (d, v) => d.HeadCount = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<Delegation>("came", d => d.Came?.ToString(CultureInfo.InvariantCulture), (d, v) => d.Came = v is null ? null : int.Parse(v, CultureInfo.InvariantCulture)),
        RecordField.Of<Delegation>("paidBy", d => d.PaidBy, (d, v) => d.PaidBy = v),
    ];

    /// <summary>Notes at the door that so many have come; nobody is taken back.</summary>
    public void CheckIn(int? came)
    {
        Came = came;
        if (came > 0) Attendance = Attendance.Attended;
        Touch();
    }

    /// <summary>Says whose delegation it is; null for a country's.</summary>
    public void IsFrom(Affiliate? affiliate) => (Affiliate, AffiliateId) = (affiliate, affiliate is null or { Id: 0 } ? null : affiliate.Id);

    internal bool IsOf(Affiliate affiliate) => Affiliate == affiliate || (affiliate.Id != 0 && AffiliateId == affiliate.Id);
}
