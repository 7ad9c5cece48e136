namespace MeetingHub.Domain;

/// <summary>A recurring meeting. Irregular years are normal, and an edition may have been withdrawn.</summary>
public sealed class MeetingSeries(string slug, string name, string? language = null) : Record, IAddressed
{
    private readonly List<Meeting> editions = [];

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

    /// <summary>The meetings of the series in no particular order.</summary>
    public IReadOnlyList<Meeting> Editions => editions;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Series;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<MeetingSeries>("name", s => s.Name, (s, v) => s.Name = v ?? s.Name),
        RecordField.Of<MeetingSeries>("language", x => x.Language, (x, v) => x.Language = v),
    ];

    /// <inheritdoc/>
    public void MoveTo(string slug)
    {
        Slug = slug;
        Version++;
    }
}
