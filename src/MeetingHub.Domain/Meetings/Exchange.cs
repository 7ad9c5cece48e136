namespace MeetingHub.Domain;

/// <summary>Two organisations that learned from each other within a programme.</summary>
public sealed class Exchange : Record
{
    private Exchange()
    {
    }

    /// <summary>An exchange whose organisations are still to be named.</summary>
    public Exchange(Programme programme) => (Programme, ProgrammeId, Language) = (programme, programme.Id, programme.Language);

    /// <summary>The store's number of the programme.</summary>
    public int ProgrammeId { get; private set; }

    /// <summary>The programme.</summary>
    public Programme? Programme { get; private set; }

    /// <summary>The store's number of the one organisation.</summary>
    public int FirstId { get; private set; }

    /// <summary>The one organisation.</summary>
    public Affiliate? First { get; private set; }

    /// <summary>The store's number of the other organisation.</summary>
    public int SecondId { get; private set; }

    /// <summary>The other organisation.</summary>
    public Affiliate? Second { get; private set; }

    /// <summary>When it took place, as far as known.</summary>
    public PartialDate? Starts { get; private set; }

    /// <summary>What it was about.</summary>
    public string? Topic { get; private set; }

    /// <summary>What the one learned from the other.</summary>
    public string? FirstLearned { get; private set; }

    /// <summary>What the other learned from the one.</summary>
    public string? SecondLearned { get; private set; }

    /// <summary>The BCP 47 tag of the language of its words.</summary>
    public string? Language { get; private set; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Exchange;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<Exchange>("topic", x => x.Topic, (x, v) => x.Topic = v),
        RecordField.Of<Exchange>("startDate", x => x.Starts?.ToString(), (x, v) => x.Starts = v is null ? null : PartialDate.Parse(v)),
        RecordField.Of<Exchange>("firstLearned", x => x.FirstLearned, (x, v) => x.FirstLearned = v),
        RecordField.Of<Exchange>("secondLearned", x => x.SecondLearned, (x, v) => x.SecondLearned = v),
        RecordField.Of<Exchange>("language", x => x.Language, (x, v) => x.Language = v),
    ];

    /// <summary>Says which two organisations they are.</summary>
    /// <exception cref="DomainRuleException">They are not two.</exception>
    public void IsBetween(IReadOnlyList<Affiliate> two)
    {
        if (two.Count != 2) throw new DomainRuleException("Rule.ExchangeOfTwo", "An exchange is between two organisations.");
        (First, FirstId, Second, SecondId) = (two[0], two[0].Id, two[1], two[1].Id);
    }
}
