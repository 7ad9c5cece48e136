using System.Globalization;
using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>What to call a meeting that a document mentions without a title.</summary>
internal static class MentionName
{
    /// <summary>"Iberoconf 2012", "Iberoconf Santiago", "Santiago 2012" or "Santiago"; null when there is nothing to make a name of.</summary>
    public static string? Of(string? series, string? city, int? year)
    {
        var parts = series is null ? [city, Number(year)] : year is null ? new[] { series, city } : [series, Number(year)];
        var name = string.Join(' ', parts.Where(p => p is not null));
        return name.Length == 0 ? null : name;
    }

    /// <summary>The name for a mention; where all else fails, the words that mention it.</summary>
    public static string Of(RelatedMeetingDraft draft, MeetingSeries? series, string text) =>
        draft.Title?.Value
        ?? (draft.SameSeries && series is not null && (draft.Year ?? (object?)draft.City ?? draft.Edition) is not null
            ? Of(series.Name, draft.City?.Value ?? Number(draft.Edition?.Value), draft.Year?.Value)
            : Of(null, draft.City?.Value, draft.Year?.Value))
        ?? draft.Mention.In(text).Trim();

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
