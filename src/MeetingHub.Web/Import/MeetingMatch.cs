using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>What a document says of which meeting it means.</summary>
/// <param name="Name">The title or the name made for it.</param>
/// <param name="HasTitle">Whether the text gives the name; false when it was made of series, city and year.</param>
/// <param name="Series">The series, when known.</param>
/// <param name="Edition">The edition, when known.</param>
/// <param name="Starts">The first day, as far as known.</param>
/// <param name="City">The city, when known.</param>
/// <param name="IsMention">True when the document is about another meeting.</param>
internal sealed record MeetingWanted(string Name, bool HasTitle, MeetingSeries? Series, int? Edition, PartialDate? Starts, string? City, bool IsMention);

/// <summary>Whether a stored meeting is the one that a document means.</summary>
internal static class MeetingMatch
{
    /// <summary>0 when it is not; more, the surer.</summary>
    public static int Rank(MeetingWanted wanted, Meeting meeting)
    {
        var inSeries = wanted.Series is not null && (meeting.Series == wanted.Series || (wanted.Series.Id != 0 && meeting.SeriesId == wanted.Series.Id));
        var inOther = !inSeries && wanted.Series is not null && (meeting.Series is not null || meeting.SeriesId is not null);
        if (inOther) return 0;
        if (inSeries && wanted.Edition is not null && meeting.Edition is not null) return wanted.Edition == meeting.Edition ? 5 : 0;
        var sameYear = wanted.Starts?.Year is { } year && year == meeting.Year;
        if (inSeries && sameYear) return 4;
        if (wanted.Starts is not null && meeting.Starts is not null && Contradict(wanted.Starts, meeting.Starts)) return 0;

        var sameCity = wanted.City is not null && meeting.CityKey == NameKey.Of(wanted.City);
        var otherCity = wanted.City is not null && meeting.CityKey is not null && !sameCity;
        var sameTitle = NameKey.Of(wanted.Name) == meeting.Key;
        if (sameTitle && sameCity && sameYear) return 3;
        if (!wanted.IsMention && !meeting.IsMentionOnly) return 0;
        // A mention says little: the city and the year will do unless it carries another title.
        if (sameCity && sameYear && (!wanted.HasTitle || sameTitle || IsMadeName(meeting) || TextSimilarity.Overlap(wanted.Name, meeting.Name) >= 0.5)) return 2;
        return sameTitle && wanted.HasTitle && !otherCity ? 1 : 0;
    }

    /// <summary>Whether a meeting that the same document mentioned before is mentioned again: within one document less will do.</summary>
    public static bool IsRestated(MeetingWanted wanted, Meeting meeting) =>
        !(wanted.Starts is not null && meeting.Starts is not null && Contradict(wanted.Starts, meeting.Starts))
        && !(wanted.Edition is not null && meeting.Edition is not null && wanted.Edition != meeting.Edition)
        && (meeting.Key == NameKey.Of(wanted.Name)
            || (wanted.City is null || meeting.City is null ? TextSimilarity.Overlap(wanted.Name, meeting.Name) >= BestPairs.Enough : meeting.CityKey == NameKey.Of(wanted.City)));

    /// <summary>The one meeting that is surest, or null when there is none or two are as sure.</summary>
    public static Meeting? Best(MeetingWanted wanted, IEnumerable<Meeting> candidates)
    {
        var best = candidates.Distinct().Select(m => (Meeting: m, Rank: Rank(wanted, m))).Where(m => m.Rank > 0).GroupBy(m => m.Rank).MaxBy(g => g.Key);
        return best?.Count() == 1 ? best.First().Meeting : null;
    }

    private static bool Contradict(PartialDate a, PartialDate b) =>
        (a.Year is not null && b.Year is not null && a.Year != b.Year) || (a.Month is not null && b.Month is not null && a.Month != b.Month);

    // "Oslo 2025" is a name made of a mention, and any title may stand in its place.
    private static bool IsMadeName(Meeting meeting) =>
        meeting.IsMentionOnly && meeting.Key == NameKey.Of(MentionName.Of(null, meeting.City, meeting.Year) ?? "");
}
