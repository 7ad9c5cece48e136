using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Import;

/// <summary>Tells a new version of a known document from another document of the same name.</summary>
internal static class SourceLineage
{
    /// <summary>Below this, one text was not made from the other.</summary>
    public const double Enough = 0.5;

    /// <summary>The source that the reading is a new version of, with its evidence, or null.</summary>
    public static async Task<SourceDocument?> FindAsync(HubDbContext database, SourceReading reading, ImportDraft draft, CancellationToken cancel)
    {
        var namesakes = await database.Sources.Where(s => s.Name == reading.Name && s.VersionCount > 0).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel);
        var closest = (Id: 0, Likeness: 0.0);
        foreach (var id in namesakes)
        {
            var text = await database.SourceVersions.Where(v => v.SourceDocumentId == id).OrderByDescending(v => v.Number).Select(v => v.Content!.Text).FirstAsync(cancel); // each version has its content
            var likeness = TextSimilarity.Lineage(text, reading.Text);
            if (likeness > closest.Likeness) closest = (id, likeness);
        }
        if (closest.Likeness < Enough) return null;
        var source = await database.Sources.Include(s => s.Evidence).SingleAsync(s => s.Id == closest.Id, cancel);
        return IsOtherEdition(source, draft.Meeting) ? null : source;
    }

    // Last year's page, copied and filled in for the next edition, is much like it, but it is about another meeting.
    private static bool IsOtherEdition(SourceDocument source, MeetingDraft? draft)
    {
        if (draft is null || source.MeetingId is not { } id) return false;
        var otherEdition = Said("edition") is { } edition && draft.Edition is { } e && edition != e.Value.ToString(CultureInfo.InvariantCulture);
        var otherCity = Said("hostCity") is { } city && draft.City is { } c && NameKey.Of(city) != NameKey.Of(c.Value);
        var otherYear = Said("startDate") is { } start && PartialDate.Parse(start).Year is { } before && draft.Starts?.Value.Year is { } year && before != year;
        return otherYear && (otherEdition || otherCity);

        string? Said(string field) => source.Evidence.FirstOrDefault(e => e.RecordKind == RecordKind.Meeting && e.RecordId == id && e.Field == field)?.Value;
    }
}
