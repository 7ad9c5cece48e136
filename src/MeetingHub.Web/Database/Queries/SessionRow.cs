using System.Linq.Expressions;
using MeetingHub.Domain;

namespace MeetingHub.Web.Database.Queries;

/// <summary>One session or break in an agenda.</summary>
public sealed record SessionRow(
    int Id, string MeetingSlug, string Code, string Title, string? Language, bool IsBreak, DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room, string? Track,
    IReadOnlyList<string> Facilitators)
{
    public static Expression<Func<ReleasedSession, SessionRow>> Of { get; } = s => new SessionRow(
        s.SessionId, s.Release!.Meeting!.Slug, s.Code, s.Title, s.Language, s.IsBreak, s.Day, s.Start, s.Minutes, s.Room, s.Track,
        s.Facilitators.Where(f => f.PersonId != null || f.Affiliate != null).OrderBy(f => f.Id).Select(f => f.Person!.Name ?? f.Affiliate!.Name).ToList());

    /// <summary>One list of times, day by day; sessions without a day come last, and those without a time keep their place.</summary>
    public static IEnumerable<IGrouping<DateOnly?, SessionRow>> ByDay(IEnumerable<SessionRow> sessions) =>
        sessions.OrderBy(s => s.Day is null).ThenBy(s => s.Day).GroupBy(s => s.Day);
}
