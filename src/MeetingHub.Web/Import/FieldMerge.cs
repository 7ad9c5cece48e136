using MeetingHub.Domain;

namespace MeetingHub.Web.Import;

/// <summary>Whose word a field's present value is, so that a document replaces only what is not a person's.</summary>
internal static class FieldMerge
{
    /// <summary>The value that a document may replace; see <see cref="Record.Import"/>.</summary>
    /// <param name="now">The present value.</param>
    /// <param name="isNew">The record was made for this document just now.</param>
    /// <param name="mine">What this document said of the field in its last version; empty when nothing.</param>
    /// <param name="others">What other documents say of it.</param>
    /// <param name="promotes">The record is known from mentions only, and this document is about it.</param>
    public static string? Before(string? now, bool isNew, IReadOnlyCollection<string?> mine, IReadOnlyCollection<string?> others, bool promotes)
    {
        if (isNew) return now;
        if (mine.Count > 0) return mine.Contains(now) ? now : mine.First();
        // A document of its own knows better than a mention; a report knows better than an announcement.
        var replaceable = promotes || now is nameof(MeetingStatus.Announced);
        return replaceable && others.Contains(now) ? now : null;
    }

    /// <summary>The same question for what is kept as a relation, such as the series of a meeting, by its name.</summary>
    public static bool MayReplace(string? now, bool isNew, IReadOnlyCollection<string?> mine) =>
        isNew || (mine.Count == 0 ? now is null : mine.Any(said => Same(said, now)));

    private static bool Same(string? a, string? b) => a is null || b is null ? a == b : NameKey.Of(a) == NameKey.Of(b);
}
