namespace MeetingHub.Web.Pages.Shared;

/// <summary>One session in an agenda.</summary>
public sealed record SessionRow(
    int Id, string MeetingSlug, string Code, string Title, string? Language, string? Abstract, bool IsBreak, DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room,
    string? Track, IReadOnlyList<string> Facilitators)
{
    /// <summary>One list of times, day by day; sessions without a day or a time keep their place.</summary>
    public static IEnumerable<IGrouping<DateOnly?, SessionRow>> ByDay(IEnumerable<SessionRow> sessions) =>
        sessions.OrderBy(s => s.Day is null).ThenBy(s => s.Day).GroupBy(s => s.Day);
}
