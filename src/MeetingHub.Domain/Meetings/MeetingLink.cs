namespace MeetingHub.Domain;

/// <summary>How another meeting stands to this one.</summary>
public enum MeetingRelation
{
    /// <summary>Related in a way the source leaves open.</summary>
    Other,
    /// <summary>It came before.</summary>
    Previous,
    /// <summary>It comes after.</summary>
    Next,
}

/// <summary>A mention of another meeting in a meeting's documents.</summary>
public sealed class MeetingLink : Record
{
    private MeetingLink(MeetingRelation relation) => Relation = relation;

    internal MeetingLink(MeetingRelation relation, Meeting other) => (Relation, Other) = (relation, other);

    /// <summary>The store's number of the meeting whose document mentions the other.</summary>
    public int MeetingId { get; private set; }

    /// <summary>The meeting whose document mentions the other.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The store's number of the meeting that is mentioned.</summary>
    public int OtherId { get; private set; }

    /// <summary>The meeting that is mentioned.</summary>
    public Meeting? Other { get; private set; }

    /// <summary>Before, after or otherwise.</summary>
    public MeetingRelation Relation { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.MeetingLink;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
        [RecordField.Of<MeetingLink>("relation", l => l.Relation.ToString(), (l, v) => l.Relation = v is null ? MeetingRelation.Other : Enum.Parse<MeetingRelation>(v))];

    internal bool IsTo(Meeting meeting) => Other == meeting || (meeting.Id != 0 && OtherId == meeting.Id);
}
