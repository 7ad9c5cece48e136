using System.Globalization;
using System.Text.RegularExpressions;

namespace MeetingHub.Domain;

/// <summary>
/// A date known in part: a year, a year and month, a day, a month (and day) without a year, or only words.
/// Its text form follows ISO 8601:2000 with the year left out (<c>--08-01</c>) where it is unknown. It never invents a part.
/// </summary>
public sealed partial record PartialDate : IComparable<PartialDate>
{
    private PartialDate(int? year, int? month, int? day, string? words) => (Year, Month, Day, Words) = (year, month, day, words);

    /// <summary>The year, 1 to 9999, or null when not known.</summary>
    public int? Year { get; }

    /// <summary>The month, 1 to 12, or null when not known.</summary>
    public int? Month { get; }

    /// <summary>The day of the month, or null when not known.</summary>
    public int? Day { get; }

    /// <summary>What the source says where it gives no date at all, such as "a day before the conference"; null otherwise.</summary>
    public string? Words { get; }

    /// <summary>A date of the parts that are known; a day needs its month.</summary>
    /// <exception cref="FormatException">The parts make no date of the calendar; 29 February without a year is one.</exception>
    public static PartialDate Of(int? year, int? month = null, int? day = null) =>
        TryOf(year, month, day) ?? throw new FormatException($"{year}-{month}-{day} is not a date of the calendar.");

    /// <summary>A date of the parts that are known, or null when they make no date of the calendar.</summary>
    public static PartialDate? TryOf(int? year, int? month = null, int? day = null)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day is < 1 || (year is null && month is null) || (month is null && day is not null)) return null;
        // Without a year the month may be that of a leap year.
        if (day > DateTime.DaysInMonth(year ?? 2000, month ?? 1)) return null;
        return new PartialDate(year, month, day, null);
    }

    /// <summary>A date known only in the source's words.</summary>
    public static PartialDate InWords(string words) => new(null, null, null, words.Trim());

    /// <summary>Reads the text form: <c>2013</c>, <c>2013-10</c>, <c>2013-10-12</c>, <c>--08</c>, <c>--08-01</c>; anything else is words.</summary>
    public static PartialDate Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success) return InWords(text);
        return TryOf(Number("y"), Number("m"), Number("d")) ?? InWords(text);

        int? Number(string group) => match.Groups[group] is { Success: true } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The date when year, month and day are known.</summary>
    public DateOnly? ToDate() => Year is { } y && Month is { } m && Day is { } d ? new DateOnly(y, m, d) : null;

    /// <summary>The last day that it can mean; null without a year.</summary>
    public DateOnly? LastDay() => Year is not { } year ? null : new DateOnly(year, Month ?? 12, Day ?? DateTime.DaysInMonth(year, Month ?? 12));

    /// <summary>Whether it is surely earlier, as far as both are known. Without a year nothing is: December comes before January too.</summary>
    public bool IsBefore(PartialDate other)
    {
        if (Year is not { } year || other.Year is not { } otherYear) return false;
        if (year != otherYear || Month is not { } month || other.Month is not { } otherMonth) return year < otherYear;
        return month != otherMonth || Day is not { } day || other.Day is not { } otherDay ? month < otherMonth : day < otherDay;
    }

    /// <summary>Orders by what is known: years first to last, then dates without a year by month and day, then words. A part unknown comes before one known.</summary>
    public int CompareTo(PartialDate? other)
    {
        if (other is null) return 1;
        var order = Rank(this).CompareTo(Rank(other));
        if (order == 0) order = Nullable.Compare(Year, other.Year);
        if (order == 0) order = Nullable.Compare(Month, other.Month);
        if (order == 0) order = Nullable.Compare(Day, other.Day);
        return order == 0 ? string.CompareOrdinal(Words, other.Words) : order;

        static int Rank(PartialDate date) => date.Year is not null ? 0 : date.Month is not null ? 1 : 2;
    }

    /// <summary>The text form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Words ?? (Year, Month, Day) switch
    {
        ({ } y, null, _) => y.ToString("0000", CultureInfo.InvariantCulture),
        ({ } y, { } m, null) => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{m:00}"),
        ({ } y, { } m, { } d) => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{m:00}-{d:00}"),
        (null, { } m, null) => string.Create(CultureInfo.InvariantCulture, $"--{m:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"--{Month:00}-{Day:00}"),
    };

    /// <summary>Earlier than.</summary>
    public static bool operator <(PartialDate? left, PartialDate? right) => Comparer<PartialDate>.Default.Compare(left, right) < 0;

    /// <summary>Later than.</summary>
    public static bool operator >(PartialDate? left, PartialDate? right) => Comparer<PartialDate>.Default.Compare(left, right) > 0;

    /// <summary>Earlier than or the same.</summary>
    public static bool operator <=(PartialDate? left, PartialDate? right) => Comparer<PartialDate>.Default.Compare(left, right) <= 0;

    /// <summary>Later than or the same.</summary>
    public static bool operator >=(PartialDate? left, PartialDate? right) => Comparer<PartialDate>.Default.Compare(left, right) >= 0;

    [GeneratedRegex(@"^(?:(?<y>\d{4})(?:-(?<m>\d\d)(?:-(?<d>\d\d))?)?|--(?<m>\d\d)(?:-(?<d>\d\d))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
