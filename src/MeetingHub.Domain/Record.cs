using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>What a piece of evidence or a correction can be about.</summary>
public enum RecordKind
{
    /// <summary>A <see cref="Domain.MeetingSeries"/>.</summary>
    Series,
    /// <summary>A <see cref="Domain.Programme"/>.</summary>
    Programme,
    /// <summary>A call for proposals of a programme.</summary>
    Call,
    /// <summary>A <see cref="Domain.Visit"/>.</summary>
    Visit,
    /// <summary>An <see cref="Domain.Exchange"/>.</summary>
    Exchange,
    /// <summary>A <see cref="Domain.Meeting"/>.</summary>
    Meeting,
    /// <summary>How one meeting refers to another.</summary>
    MeetingLink,
    /// <summary>An <see cref="Domain.Affiliate"/>.</summary>
    Affiliate,
    /// <summary>A <see cref="Domain.Delegation"/>.</summary>
    Delegation,
    /// <summary>A <see cref="Domain.Person"/>'s part in a meeting.</summary>
    Participation,
    /// <summary>A <see cref="Domain.Session"/>.</summary>
    Session,
    /// <summary>An <see cref="Domain.Outcome"/>.</summary>
    Outcome,
    /// <summary>A <see cref="Domain.Goal"/>.</summary>
    Goal,
    /// <summary>A <see cref="Domain.SurveyResult"/>.</summary>
    Survey,
    /// <summary>A <see cref="Domain.Person"/>, of whom only the history tells: they are no record of their own.</summary>
    Person,
    /// <summary>A <see cref="Domain.MeetingReport"/>.</summary>
    Report,
    /// <summary>A <see cref="Domain.MeetingFinances"/>.</summary>
    Finances,
}

/// <summary>Something the hub stores one by one, field by field, so that each field can have its evidence and be corrected by a person.</summary>
public abstract class Record
{
    /// <summary>The store's number; 0 until saved.</summary>
    public int Id { get; private set; }

    /// <summary>True once a person has written in it: an import then never takes it out.</summary>
    public bool IsCorrected { get; private set; }

    /// <summary>Counts the changes to it, so that of two people who edit it at once the second learns of the first.</summary>
    public int Version { get; private protected set; }

    /// <summary>Since when it lies in the bin; null while it does not.</summary>
    public DateTimeOffset? BinnedAt { get; private set; }

    /// <summary>What it is.</summary>
    public abstract RecordKind Kind { get; }

    /// <summary>The fields that documents and people can fill, by the names of the import JSON.</summary>
    public abstract IReadOnlyList<RecordField> Fields { get; }

    /// <summary>The present value of a field as canonical text, or null when it is empty.</summary>
    public string? this[string field] => Field(field).Read(this);

    /// <summary>A person's correction. It stands against later imports because it differs from what the document said.</summary>
    public void Correct(string field, string? value)
    {
        Field(field).Write(this, value);
        Touch();
    }

    /// <summary>Which of the values that a person gives its fields cannot be, and by which rule, as the key of its sentence.</summary>
    public static IEnumerable<(string Field, string Rule)> Refuses(Func<string, string?> valueOf)
    {
        if (valueOf("edition") is { } edition && int.TryParse(edition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == 0) yield return ("edition", "Rule.EditionAboveZero");
        if (valueOf("startDate") is { } start && valueOf("endDate") is { } end && PartialDate.Parse(end).IsBefore(PartialDate.Parse(start))) yield return ("endDate", "Rule.EndBeforeStart");
        if (valueOf("summary") is { } summary && MeetingReport.WordsOf(summary) > MeetingReport.MostSummaryWords) yield return ("summary", "Rule.SummaryTooLong");
        if (valueOf("items") is { } items && items.Split('\n').Any(l => !string.IsNullOrWhiteSpace(l) && BudgetLine.TryParse(l) is null)) yield return ("items", "Rule.BudgetLine");
        foreach (var currency in new[] { "currency", "otherCurrency" })
            if (valueOf(currency) is { } code && !(code.Length == 3 && code.All(char.IsAsciiLetter))) yield return (currency, "Rule.Currency");
        if (valueOf("rate") is { } rate && MeetingFinances.RateOf(rate) is null) yield return ("rate", "Rule.Rate");
        if (valueOf("links") is { } links && links.Split('\n').Count(l => !string.IsNullOrWhiteSpace(l)) != MeetingReport.LinksOf(links).Count) yield return ("links", "Rule.Links");
        if (int.TryParse(valueOf("invited"), NumberStyles.None, CultureInfo.InvariantCulture, out var invited) && int.TryParse(valueOf("answered"), NumberStyles.None, CultureInfo.InvariantCulture, out var answered) && answered > invited) yield return ("answered", "Rule.MoreAnsweredThanInvited");
    }

    /// <summary>Notes that a person has changed something that belongs to it and is none of its fields.</summary>
    public void CorrectRelation() => Touch();

    /// <summary>Puts it into the bin, from which <see cref="Restore"/> takes it again. An import leaves it there.</summary>
    public void Bin(DateTimeOffset at)
    {
        BinnedAt ??= at;
        Touch();
    }

    /// <summary>Takes it out of the bin.</summary>
    public void Restore()
    {
        BinnedAt = null;
        Touch();
    }

    /// <summary>
    /// Takes over what a document says, three-way: only where the field still holds what the same document said before
    /// (nothing, on a first reading), so that a person's correction and another document's earlier word both stand.
    /// </summary>
    /// <returns>True when the field changed.</returns>
    public bool Import(string field, string? value, string? before)
    {
        var target = Field(field);
        var now = target.Read(this);
        if (now == value || now != before) return false;
        target.Write(this, value);
        Version++;
        return true;
    }

    /// <summary>Notes that a person has changed it, in a field or in what belongs to it.</summary>
    protected void Touch()
    {
        IsCorrected = true;
        Version++;
    }

    private RecordField Field(string name) =>
        Fields.FirstOrDefault(f => f.Name == name) ?? throw new ArgumentException($"{Kind} has no field '{name}'.", nameof(name));
}

/// <summary>One field of a record as canonical, culture-free text.</summary>
/// <param name="Name">The name in the import JSON, such as <c>hostCity</c>.</param>
/// <param name="Read">Gives the present value, null when empty.</param>
/// <param name="Write">Sets the value; null empties the field. A value of the wrong form throws <see cref="FormatException"/>.</param>
public sealed record RecordField(string Name, Func<Record, string?> Read, Action<Record, string?> Write)
{
    /// <summary>A field of <typeparamref name="T"/>.</summary>
    public static RecordField Of<T>(string name, Func<T, string?> read, Action<T, string?> write)
        where T : Record => new(name, r => read((T)r), (r, v) => write((T)r, v));
}
