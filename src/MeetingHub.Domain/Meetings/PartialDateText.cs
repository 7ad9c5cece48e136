using System.Globalization;

namespace MeetingHub.Domain;

/// <summary>Partial dates and spans of them as people write them in English, Spanish and Portuguese.</summary>
public static class PartialDateText
{
    /// <summary>
    /// One date or a span: <c>12–15 October 2013</c>, <c>1 y 2 de agosto, año no indicado</c>, <c>outubro de 2013</c>.
    /// Words stay as the source has them. Languages other than Spanish and Portuguese are written in English.
    /// </summary>
    public static string ToText(this PartialDate start, PartialDate? end, CultureInfo language)
    {
        if (start.Words is not null) return start.Words;
        if (end is null || end.Words is not null || end == start) end = null;
        var words = Words.Of(language);
        var text = end is null ? words.Date(start) : words.Span(start, end);
        return start.Year is null && end?.Year is null ? $"{text}, {words.NoYear}" : text;
    }

    /// <summary>One date: <c>12 October 2013</c>.</summary>
    public static string ToText(this PartialDate date, CultureInfo language) => date.ToText(null, language);

    /// <summary>How one language joins the parts of a date.</summary>
    private sealed record Words(CultureInfo Culture, string Of_, string And, string From, string To, string NoYear)
    {
        private static readonly Words English = new(CultureInfo.GetCultureInfo("en-GB"), " ", "", "", " – ", "year not stated");
        private static readonly Words Spanish = new(CultureInfo.GetCultureInfo("es"), " de ", " y ", "del ", " al ", "año no indicado");
        private static readonly Words Portuguese = new(CultureInfo.GetCultureInfo("pt"), " de ", " e ", "de ", " a ", "ano não informado");

        public static Words Of(CultureInfo language) => language.TwoLetterISOLanguageName switch { "es" => Spanish, "pt" => Portuguese, _ => English };

        public string Date(PartialDate date) => Join(date.Day, date.Month, date.Year);

        public string Span(PartialDate start, PartialDate end)
        {
            if (start.Year != end.Year || start.Month is null || end.Month is null || (start.Day is null) != (end.Day is null)) return Range(Date(start), Date(end));
            if (start.Day is not { } first || end.Day is not { } last) return Range(Month(start.Month.Value), Join(null, end.Month, end.Year));
            if (start.Month != end.Month) return Range(Join(first, start.Month, null), Date(end));
            // Spanish and Portuguese say "1 and 2 August" of two days; English readers expect the dash.
            var days = last == first + 1 && And.Length > 0 ? $"{first}{And}{last}" : And.Length > 0 ? $"{From}{first}{To}{last}" : $"{first}–{last}";
            return $"{days}{Of_}{Join(null, start.Month, start.Year)}";
        }

        private string Range(string start, string end) => $"{From}{start}{To}{end}";

        private string Join(int? day, int? month, int? year) =>
            string.Join(Of_, new[] { day?.ToString(Culture), month is { } m ? Month(m) : null, year?.ToString(CultureInfo.InvariantCulture) }.Where(part => part is not null));

        private string Month(int month) => Culture.DateTimeFormat.MonthNames[month - 1];
    }
}
