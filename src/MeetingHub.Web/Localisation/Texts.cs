using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database;
using Microsoft.Extensions.Localization;

namespace MeetingHub.Web.Localisation;

/// <summary>The interface's words in the language of the page; <c>Texts.resx</c> and its two sisters hold them.</summary>
public sealed class Texts(IStringLocalizer<Texts> localizer)
{
    public string this[string key] => localizer[key];

    public string this[string key, params object[] arguments] => localizer[key, arguments];

    /// <summary>The word for a value: <c>OutcomeStatus.Open</c> and so on.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => localizer[$"{typeof(T).Name}.{value}"];

    /// <summary>A person as the page may name them: by name, or as a delegate where the name is hidden.</summary>
    public string Person(string name, string? affiliate = null) =>
        name.AsSpan().IndexOfAnyExcept(HiddenNames.Black, ' ') >= 0 ? name : affiliate is null ? localizer["Person.Delegate"] : localizer["Person.DelegateOf", affiliate];

    /// <summary>The name of a record's field; one that has no words yet shows as the import JSON names it.</summary>
    public string Field(string name) => localizer[$"Field.{name}"] is { ResourceNotFound: false } known ? known : name;

    /// <summary>A number with its noun in the right form; the keys are <c>{key}.one</c> and <c>{key}.other</c>.</summary>
    public string Count(string key, int number) => localizer[$"{key}.{(IsOne(number) ? "one" : "other")}", number.ToString("N0", CultureInfo.CurrentCulture)];

    /// <summary>"1 h 30 min", "45 min".</summary>
    public string Duration(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, _) => localizer["Session.Minutes", minutes],
        (var hours, 0) => localizer["Session.Hours", hours],
        var (hours, rest) => localizer["Session.HoursAndMinutes", hours, rest],
    };

    /// <summary>"3rd edition" in the way of the language.</summary>
    public string Edition(int edition) => localizer["Edition", CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch
    {
        "es" => $"{edition}.ª",
        "pt" => $"{edition}ª",
        _ => $"{edition}{EnglishSuffix(edition)}",
    }];

    /// <summary>The name of a text's language, in the language of the page.</summary>
    public static string Language(string tag)
    {
        try
        {
            // Not the cached culture, which keeps the name in the language in which it was first asked.
            return new CultureInfo(tag).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    /// <summary>A date known in part, as far as known; null when the source gives words only or nothing.</summary>
    public static string? Dates(PartialDate? starts, PartialDate? ends) =>
        starts is null or { Words: not null } ? null : starts.ToText(ends, CultureInfo.CurrentUICulture);

    /// <summary>Says something in another language than the page's; in English where the site has no such language.</summary>
    public static T In<T>(string? language, Func<T> say)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var other = SiteLanguage.Find(language) ?? SiteLanguage.English;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (other.Culture, other.UICulture);
        try
        {
            // What goes on asynchronously takes the language with it.
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    // CLDR's cardinal rules for whole numbers: Portuguese says "0 sessão", the two others "0 sessions", "0 sesiones".
    private static bool IsOne(int number) => number == 1 || (number == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "pt");

    private static string EnglishSuffix(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
}
