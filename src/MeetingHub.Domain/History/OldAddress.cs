namespace MeetingHub.Domain;

/// <summary>An address that a record had before it was renamed or merged; it leads to where the record is now.</summary>
public sealed class OldAddress(RecordKind recordKind, string slug, int recordId)
{
    /// <summary>What the record is.</summary>
    public RecordKind RecordKind { get; private set; } = recordKind;

    /// <summary>The readable part of the old address.</summary>
    public string Slug { get; private set; } = slug;

    /// <summary>The number of the record that it leads to.</summary>
    public int RecordId { get; private set; } = recordId;

    /// <summary>Leads it to another record, because the one that it led to was merged into it.</summary>
    public void LeadTo(int recordId) => RecordId = recordId;
}
