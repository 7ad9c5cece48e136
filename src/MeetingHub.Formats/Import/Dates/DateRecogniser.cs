using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Import.Dates;

/// <summary>A date or span of dates as a text writes it.</summary>
/// <param name="Stretch">The words.</param>
/// <param name="Start">The first day, as far as written.</param>
/// <param name="End">The last day of a span; null for one date.</param>
/// <param name="OtherReading">What the same figures mean where the month comes first, when both are dates; null otherwise.</param>
internal sealed record DateMention(Stretch Stretch, PartialDate Start, PartialDate? End, PartialDate? OtherReading = null)
{
    public bool HasYear => Start.Year is not null || End?.Year is not null;

    public bool HasDay => Start.Day is not null;
}

/// <summary>Finds dates in words and figures in English, Spanish and Portuguese.</summary>
internal static partial class DateRecogniser
{
    private static readonly FrozenDictionary<string, int> Months = LexiconFile.Lines("months.txt")
        .SelectMany(entry => entry.Line.Split(' ') is [var number, .. var names] ? names.Select(name => (Name: Folding.Fold(name.TrimEnd('*')), Number: int.Parse(number, CultureInfo.InvariantCulture))) : [])
        .DistinctBy(entry => entry.Name).ToFrozenDictionary(entry => entry.Name, entry => entry.Number);

    public static List<DateMention> Find(string folded)
    {
        var found = new List<DateMention>();
        if (!HasDateSign().IsMatch(folded)) return found;
        foreach (Match match in Written().Matches(folded)) Add(found, match, FromWritten(match));
        foreach (Match match in Figures().Matches(folded)) Add(found, match, FromFigures(match));
        foreach (Match match in MonthAlone().Matches(folded)) Add(found, match, FromMonth(match));
        found.Sort((a, b) => a.Stretch.Start.CompareTo(b.Stretch.Start));
        return found;
    }

    public static bool IsMonth(string folded) => Months.ContainsKey(folded);

    /// <summary>The years written alone, such as the one in a title.</summary>
    public static IEnumerable<(Stretch Stretch, int Year)> Years(string folded) =>
        YearAlone().Matches(folded).Select(m => (new Stretch(m.Index, m.Index + m.Length), int.Parse(m.ValueSpan, CultureInfo.InvariantCulture)));

    private static void Add(List<DateMention> found, Match match, (PartialDate? Start, PartialDate? End, PartialDate? Other) date)
    {
        var stretch = new Stretch(match.Index, match.Index + match.Length);
        if (date.Start is not null && !found.Exists(other => other.Stretch.Overlaps(stretch))) found.Add(new DateMention(stretch, date.Start, date.End, date.Other));
    }

    private static (PartialDate?, PartialDate?, PartialDate?) FromWritten(Match match)
    {
        var year = Number(match, "year");
        var month = Month(match, "month");
        var month2 = Month(match, "month2");
        var firstYear = Number(match, "year1") ?? year;
        // "30 June and 1 July", "30 January - 1 February": each day has its own month.
        var days = match.Groups["day"].Captures.Select(c => int.Parse(Digits().Match(c.Value).ValueSpan, CultureInfo.InvariantCulture)).ToList();
        if (days.Count == 0 || month is null) return default;
        var start = PartialDate.TryOf(month2 is not null && month2 < month && year is not null && firstYear == year ? year - 1 : firstYear, month, days[0]);
        var last = days.Count > 1 ? days[^1] : (int?)null;
        if (last is null && month2 is null) return (start, null, null);
        var end = PartialDate.TryOf(year ?? firstYear, month2 ?? month, last ?? days[0]);
        return start is not null && end is not null && end > start ? (start, end, null) : (start, null, null);
    }

    private static (PartialDate?, PartialDate?, PartialDate?) FromFigures(Match match)
    {
        if (match.Groups["iso"].Success)
            return (PartialDate.TryOf(Number(match, "iy"), Number(match, "im"), Number(match, "id")), Number(match, "id2") is { } end ? PartialDate.TryOf(Number(match, "iy2"), Number(match, "im2"), end) : null, null);
        var (a, b, year) = (Number(match, "a"), Number(match, "b"), Number(match, "y"));
        if (year < 100) year += 2000;
        var dayFirst = PartialDate.TryOf(year, b, a);
        var monthFirst = PartialDate.TryOf(year, a, b);
        if (dayFirst is null) return (monthFirst, null, null);
        return (dayFirst, null, monthFirst is not null && a != b ? monthFirst : null);
    }

    private static (PartialDate?, PartialDate?, PartialDate?) FromMonth(Match match) => (PartialDate.TryOf(Number(match, "year"), Month(match, "month")), null, null);

    private static int? Month(Match match, string group) => match.Groups[group] is { Success: true } g && Months.TryGetValue(g.Value, out var month) ? month : null;

    private static int? Number(Match match, string group) => match.Groups[group] is { Success: true } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : null;

    private const string MonthNames =
        "january|enero|janeiro|jan|ene|february|febrero|fevereiro|feb|fev|march|marzo|marco|mar|april|abril|apr|abr|may|mayo|maio|mai|june|junio|junho|jun|july|julio|julho|jul"
        + "|august|agosto|aug|ago|september|septiembre|setiembre|setembro|sept|sep|set|october|octubre|outubro|oct|out|november|noviembre|novembro|nov|december|diciembre|dezembro|dec|dic|dez";

    private const string LongMonthNames =
        "january|enero|janeiro|february|febrero|fevereiro|march|marzo|marco|april|abril|mayo|maio|june|junio|junho|july|julio|julho|august|agosto|september|septiembre|setiembre|setembro|october|octubre|outubro|november|noviembre|novembro|december|diciembre|dezembro";

    private const string Weekday =
        @"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?|mon|tue|wed|thu|fri|sat|sun|lunes|martes|miercoles|jueves|viernes|sabado|domingo|(?:segunda|terca|quarta|quinta|sexta)(?:-feira)?)";

    private const string Day = @"(?<day>(?<![\d.:/])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|º|°|o|\.º|ro)?(?![\d:/]|\.\d))";

    private const string Link = @"\s*(?:-|–|—|/|,|;|&|\bto\b|\band\b|\buntil\b|\bthrough\b|\btill\b|\bal?\b|\by(?:\s+el)?\b|\be\b|\bate\b|\bao?\b|\bhasta(?:\s+el)?\b|,\s*(?:and|y|e))\s*";

    // Day before month: "from 21 to 23 November 2014", "entre el viernes 24 y el domingo 26 de junio de 2011", "27 e 28 de junho".
    // Month before day: "October 12-15", "August 1st and 2nd", "Nov 19-21, 2008", "Friday April 20, 2018".
    [GeneratedRegex(
        @"(?<![\p{L}\d])(?:"
        + "(?:" + Weekday + @",?\s+(?:dia\s+)?)?" + Day + "(?:" + Link + @"(?:(?:el|the|o|dia)\s+)?(?:" + Weekday + @",?\s+)?(?:(?:el|the|o|dia)\s+)?" + Day + "){0,6}"
        + @"\s*(?:(?:de|of|del\s+mes\s+de)\s+)?(?:the\s+)?(?<month>" + MonthNames + @")(?![\p{L}])\.?"
        + @"(?:,?\s*(?:(?:de|del|of|do)\s+)?(?<year1>(?:19|20)\d\d)(?!\d))?"
        + "(?:" + Link + @"(?:(?:el|the|o|dia)\s+)?(?:" + Weekday + @",?\s+)?" + Day + @"\s*(?:(?:de|of)\s+)?(?<month2>" + MonthNames + @")(?![\p{L}])\.?)?"
        + @"(?:,?\s*(?:(?:de|del|of|do)(?:\s+ano|\s+año)?\s+)?(?<year>(?:19|20)\d\d)(?!\d))?"
        + "|"
        + "(?:" + Weekday + @",?\s+)?(?<month>" + MonthNames + @")\.?(?![\p{L}])\s+(?:the\s+)?" + Day + "(?:" + Link + @"(?:the\s+)?(?:" + Weekday + @",?\s+)?" + Day + "){0,6}"
        + "(?:" + Link + @"(?:" + Weekday + @",?\s+)?(?<month2>" + MonthNames + @")\.?(?![\p{L}])\s+(?:the\s+)?" + Day + @")?"
        + @"(?:,?\s*(?:of\s+)?(?<year>(?:19|20)\d\d)(?!\d))?"
        + @")(?![\p{L}\d])",
        RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"(?<![\d/.-])(?:(?<iso>(?<iy>(?:19|20)\d\d)-(?<im>\d\d)-(?<id>\d\d))(?:\s*(?:-|–|to|/|al?|ate)\s*(?<iy2>(?:19|20)\d\d)-(?<im2>\d\d)-(?<id2>\d\d))?|(?<a>\d{1,2})[/.-](?<b>\d{1,2})[/.-](?<y>(?:19|20)\d\d|\d\d))(?![\d/-])",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex(@"(?<![\p{L}\d])(?<month>" + LongMonthNames + @"|(?<=\bin )may)(?![\p{L}])(?:,?\s*(?:(?:de|del|of|do)(?:\s+ano|\s+año)?\s+)?(?<year>(?:19|20)\d\d)(?!\d))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"(?<![\d/.\-–])(?:19|20)\d\d(?!\d|[/.,]\d|[-–]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\d|" + LongMonthNames, RegexOptions.CultureInvariant)]
    private static partial Regex HasDateSign();
}
