using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Web.Archive;

/// <summary>Names of files and folders in an archive, which every system can have, Windows too.</summary>
internal static class ArchiveNames
{
    private const int LongestEnding = 5;

    // What Windows takes for a device, whatever ending it has.
    private static readonly HashSet<string> Devices = [.. new[] { "con", "prn", "aux", "nul" }, .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

    /// <summary>The folder of a meeting.</summary>
    public static string Folder(string slug) => Devices.Contains(slug) ? slug + "-meeting" : slug;

    /// <summary>The file of a document: its number, and its name as far as it is letters and digits.</summary>
    public static string Source(int id, string name, bool isOriginal)
    {
        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (ending.Length is 0 or > LongestEnding || !ending.All(char.IsAsciiLetterOrDigit)) ending = "txt";
        return string.Create(CultureInfo.InvariantCulture, $"{id}-{Slug.From(Path.GetFileNameWithoutExtension(name))}.{(isOriginal ? ending : "txt")}");
    }

    /// <summary>The file of what hangs on notes. Both parts have been checked when it came.</summary>
    public static string Attachment(string token, string name) => $"{token}-{name}";
}
