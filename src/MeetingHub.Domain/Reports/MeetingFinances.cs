using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>What a meeting was meant to cost and what it cost, in one currency, and in a second one at a stated rate.</summary>
public sealed class MeetingFinances(int meetingId) : Record
{
    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; } = meetingId;

    /// <summary>The currency of all amounts, ISO 4217.</summary>
    public string? Currency { get; private set; }

    /// <summary>The currency that they are told in too, ISO 4217.</summary>
    public string? OtherCurrency { get; private set; }

    /// <summary>How much of the other currency one unit of the first is worth, as it was typed.</summary>
    public string? Rate { get; private set; }

    /// <summary>The items: one a line, as <see cref="BudgetLine.TryParse"/> reads them.</summary>
    public string? Items { get; private set; }

    /// <summary>Who may read them; nobody but organizers and staff until somebody says otherwise.</summary>
    public Visibility Visibility { get; private set; } = Visibility.Organizers;

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Finances;

    /// <inheritdoc/>
    public override IReadOnlyList<RecordField> Fields => FieldTable;

    /// <summary>The items as amounts; a line that cannot be read is left out, and the form takes none.</summary>
    public static IReadOnlyList<BudgetLine> LinesOf(string? items) => [.. (items ?? "").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Select(BudgetLine.TryParse).OfType<BudgetLine>()];

    /// <summary>The rate as a number; null where there is none that makes sense. Unlike in an amount, a single separator is always the decimal sign: rates have many decimals and seldom thousands.</summary>
    public static decimal? RateOf(string? rate)
    {
        var text = (rate ?? "").Trim();
        var isOneSign = text.Count(c => c is '.' or ',') == 1;
        var number = !isOneSign ? BudgetLine.AmountOf(text)
            : decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain) ? plain : null;
        return number is > 0 and <= BudgetLine.MostAmount ? number : null;
    }

    private static IReadOnlyList<RecordField> FieldTable { get; } =
    [
        RecordField.Of<MeetingFinances>("items", f => f.Items, (f, v) => f.Items = v),
        RecordField.Of<MeetingFinances>("currency", f => f.Currency, (f, v) => f.Currency = v?.ToUpperInvariant()),
        RecordField.Of<MeetingFinances>("otherCurrency", f => f.OtherCurrency, (f, v) => f.OtherCurrency = v?.ToUpperInvariant()),
        RecordField.Of<MeetingFinances>("rate", f => f.Rate, (f, v) => f.Rate = v),
        RecordField.Of<MeetingFinances>("visibility", f => f.Visibility.ToString(), (f, v) => f.Visibility = v is null ? Visibility.Organizers : Enum.Parse<Visibility>(v)),
    ];
}
