using MeetingHub.Domain;
using MeetingHub.Web.Import.Review;

namespace MeetingHub.Web.Pages.Sources;

/// <summary>What a proposed record is called, before the store could be asked.</summary>
public static class ReviewLabel
{
    private static readonly string[] Naming = ["title", "name", "text", "aim", "statement"];

    private const int LongestShown = 80;

    /// <summary>A proposal as its form names it: its key, and what it says, by which it is found again in a newer version.</summary>
    public static string Shown(ReviewProposal proposal) => $"{proposal.Key}|{Cut(Of(proposal.Record))}";

    /// <summary>For each key that a form names, the key of the proposal that it means now: the same where that still says the same, else the only one of its kind that does; null where there is none.</summary>
    public static Dictionary<string, string?> KeysNow(IReadOnlyCollection<ReviewProposal> proposals, IEnumerable<string> shown)
    {
        var (same, alike) = (proposals.Select(Shown).ToHashSet(), proposals.ToLookup(p => Alike(Shown(p)), p => p.Key));
        return shown.DistinctBy(KeyOf).ToDictionary(KeyOf, named => same.Contains(named) ? KeyOf(named) : alike[Alike(named)].Take(2).ToList() is [var only] ? only : null);

        // Kind and label, without the place in the text.
        static string Alike(string named) => named.Split('-', 2)[0] + named[KeyOf(named).Length..];
    }

    public static string Of(Record record) => record switch
    {
        Delegation d => d.Affiliate?.Name ?? d.Country?.Name(System.Globalization.CultureInfo.CurrentUICulture) ?? "",
        Participation p => p.Person?.Name ?? "",
        MeetingLink l => l.Other?.Name ?? "",
        Visit v => v.Affiliate?.Name ?? "",
        _ => Naming.Where(name => record.Fields.Any(f => f.Name == name)).Select(name => record[name]).FirstOrDefault() ?? "",
    };

    private static string KeyOf(string shown) => shown.Split('|', 2)[0];

    // On one line, because a form changes line ends.
    private static string Cut(string label) => string.Join(' ', label[..Math.Min(label.Length, LongestShown)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
