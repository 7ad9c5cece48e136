using System.Globalization;

namespace MeetingHub.Web.Localisation;

/// <summary>A language that the interface speaks.</summary>
/// <param name="Tag">The BCP 47 tag, which is also the address prefix.</param>
/// <param name="Name">The language's name for itself.</param>
/// <param name="Culture">How dates, numbers and sorting go in it.</param>
public sealed record SiteLanguage(string Tag, string Name, CultureInfo Culture)
{
    // British conventions: the hub's English readers are mostly not in the United States, and "12 October" is never ambiguous.
    public static SiteLanguage English { get; } = new("en", "English", CultureInfo.GetCultureInfo("en-GB"));

    public static IReadOnlyList<SiteLanguage> All { get; } =
    [
        English,
        new("es", "Español", CultureInfo.GetCultureInfo("es")),
        new("pt", "Português", CultureInfo.GetCultureInfo("pt")),
    ];

    /// <summary>Resources are looked up by the plain language.</summary>
    public CultureInfo UICulture { get; } = CultureInfo.GetCultureInfo(Tag);

    public static SiteLanguage? Find(string? tag) => All.FirstOrDefault(language => language.Tag == tag);
}
