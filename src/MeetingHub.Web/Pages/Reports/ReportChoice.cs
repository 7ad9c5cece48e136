using MeetingHub.Formats.Reports;
using MeetingHub.Web.Database;
using MeetingHub.Web.Pages.Shared;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Security;

namespace MeetingHub.Web.Pages.Reports;

/// <summary>Which report an address asks for: <c>?profile=board</c>, or the parts one by one with their places, and <c>&amp;edition=internal</c> for what the asker alone sees.</summary>
/// <param name="Parts">The parts in their order.</param>
/// <param name="Profile">The profile that they are from, where one is named.</param>
/// <param name="IsInternal">Whether it holds all that the asker sees, and not only what everybody does.</param>
public sealed record ReportChoice(IReadOnlyList<ReportPart> Parts, string? Profile, bool IsInternal)
{
    /// <summary>What the query of a part's place begins with.</summary>
    public const string Place = "place-";

    /// <summary>Reads the query; null where it names what there is not.</summary>
    public static async Task<ReportChoice?> ReadAsync(IQueryCollection query, ReportProfiles profiles, CancellationToken cancel)
    {
        if (query["edition"].ToString() is not ("" or "public" or "internal")) return null;
        var isInternal = query["edition"] == "internal";
        if (query["profile"].ToString() is { Length: > 0 } profile) return await profiles.FindAsync(profile, cancel) is { } parts ? new ReportChoice(parts, profile, isInternal) : null;
        var placed = PlacedParts(name => query[name]);
        return placed is null ? null : new ReportChoice(placed.Count == 0 ? Enum.GetValues<ReportPart>() : placed, null, isInternal);
    }

    /// <summary>The parts in the order of the places that a form gives them; one whose place is empty is left out. Null where a place is no number.</summary>
    public static IReadOnlyList<ReportPart>? PlacedParts(Func<string, string?> valueOf)
    {
        List<(int Place, ReportPart Part)> placed = [];
        foreach (var part in Enum.GetValues<ReportPart>())
        {
            var text = valueOf(Place + Choice.Name<ReportPart>(part))?.Trim();
            if (string.IsNullOrEmpty(text)) continue;
            if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place) || place > 1_000) return null;
            if (place > 0) placed.Add((place, part));
        }
        return [.. placed.OrderBy(p => p.Place).Select(p => p.Part)];
    }

    /// <summary>The place of a part, from 1; null where it is left out.</summary>
    public int? PlaceOf(ReportPart part) => Parts.ToList().IndexOf(part) is >= 0 and var place ? place + 1 : null;

    /// <summary>The query that asks for the same again.</summary>
    public QueryString Query(bool isInternal) => QueryString.Create(
        (Profile is not null ? [KeyValuePair.Create("profile", (string?)Profile)]
            : Parts.SequenceEqual(Enum.GetValues<ReportPart>()) ? [] : Parts.Select((p, n) => KeyValuePair.Create(Place + Choice.Name<ReportPart>(p), (string?)(n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))))
        .Concat(isInternal ? [KeyValuePair.Create("edition", (string?)"internal")] : []));

    /// <summary>Whose report it is. A meeting that the public does not see has one edition alone.</summary>
    public Sight Sight(HubDbContext database, bool isPublic) => IsInternal || !isPublic ? database.Sight : Security.Sight.Public;
}
