using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>One item of a budget.</summary>
/// <param name="Item">What it is for.</param>
/// <param name="Budget">What was planned; null where nothing was.</param>
/// <param name="Actual">What was spent; null where that is not known yet.</param>
/// <param name="Note">Why they differ.</param>
public sealed record BudgetLine(string Item, decimal? Budget, decimal? Actual, string? Note)
{
    /// <summary>The largest amount that is believed, in either direction: more is a slip of the keyboard.</summary>
    public const decimal MostAmount = 1_000_000_000_000;

    private static readonly char[] Separators = ['\t', '|', ';'];

    /// <summary>How much more than planned was spent; negative where less.</summary>
    public decimal? Variance => Actual - Budget;

    /// <summary>Reads a line: item, budget, actual, note, apart by a tab as spreadsheets copy them, or by <c>|</c> or <c>;</c>. The last three may be missing. Null where an amount is none.</summary>
    public static BudgetLine? TryParse(string line)
    {
        var text = line.Trim();
        // A row of a table, as wikis and pads write it, has its signs at both ends too.
        if (text is ['|', .. var inner, '|']) text = inner;
        var separator = Array.Find(Separators, text.Contains);
        var cells = separator == default ? [text] : text.Split(separator, 4, StringSplitOptions.TrimEntries);
        if (cells[0].Length == 0) return null;
        if (!TryAmount(cells.ElementAtOrDefault(1), out var budget) || !TryAmount(cells.ElementAtOrDefault(2), out var actual)) return null;
        return new BudgetLine(cells[0], budget, actual, string.IsNullOrEmpty(cells.ElementAtOrDefault(3)) ? null : cells[3]);
    }

    /// <summary>
    /// Reads an amount as people of any of our languages write it: <c>1,234.50</c>, <c>1.234,50</c>, <c>1 234,5</c>, <c>1234</c>. A single separator before
    /// exactly three digits groups thousands; else the last one is the decimal sign. Null where it is no number.
    /// </summary>
    public static decimal? AmountOf(string? text)
    {
        var digits = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’')));
        var sign = digits.LastIndexOfAny(['.', ',']);
        if (sign >= 0)
        {
            var isAlone = digits.Count(c => c == digits[sign]) == 1;
            var isOneSort = !digits.Contains(digits[sign] == '.' ? ',' : '.', StringComparison.Ordinal);
            var groups = !isAlone || (isOneSort && digits.Length - sign - 1 == 3);
            var whole = string.Concat(digits[..sign].Where(c => c is not ('.' or ',')));
            digits = groups ? whole + digits[(sign + 1)..] : $"{whole}.{digits[(sign + 1)..]}";
        }
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) && amount is >= -MostAmount and <= MostAmount ? amount : null;
    }

    private static bool TryAmount(string? text, out decimal? amount)
    {
        amount = AmountOf(text);
        return amount is not null || text is null or "" or "-" or "–";
    }
}
