namespace MeetingHub.Domain;

/// <summary>A meeting's aim: what it wanted, what it reached, and why.</summary>
public sealed class Goal(int position, string aim, string? language) : Record
{
    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; }

    /// <summary>Its place among the meeting's goals, from 0.</summary>
    public int Position { get; private set; } = position;

    /// <summary>What the meeting wanted.</summary>
    public string Aim { get; private set; } = aim;

    /// <summary>The BCP 47 tag of the language of its words.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>How much of it would be enough.</summary>
    public string? Target { get; private set; }

    /// <summary>What is counted or looked at for it.</summary>
    public string? Measure { get; private set; }

    /// <summary>What was reached.</summary>
    public string? Achieved { get; private set; }

    /// <summary>Why more or less than the target.</summary>
    public string? Explanation { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Goal;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Goal>("aim", g => g.Aim, (g, v) => g.Aim = v ?? g.Aim),
        RecordField.Of<Goal>("target", g => g.Target, (g, v) => g.Target = v),
        RecordField.Of<Goal>("measure", g => g.Measure, (g, v) => g.Measure = v),
        RecordField.Of<Goal>("achieved", g => g.Achieved, (g, v) => g.Achieved = v),
        RecordField.Of<Goal>("explanation", g => g.Explanation, (g, v) => g.Explanation = v),
        RecordField.Of<Goal>("language", x => x.Language, (x, v) => x.Language = v),
    ];
}
