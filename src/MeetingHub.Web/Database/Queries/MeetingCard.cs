using System.Linq.Expressions;
using MeetingHub.Domain;

namespace MeetingHub.Web.Database.Queries;

/// <summary>A meeting as lists show it.</summary>
public sealed record MeetingCard(
    int Id, string Slug, string Name, string? Language, string? City, Country? Country, PartialDate? Starts, PartialDate? Ends, string? DateText, int? Year,
    MeetingStatus Status, bool IsMentionOnly, int? Edition, string? Series, string? SeriesLanguage, string? Programme, string? ProgrammeLanguage,
    int Affiliates, int Countries, int Sessions, int Goals, int Outcomes)
{
    public static Expression<Func<Meeting, MeetingCard>> Of { get; } = m => new MeetingCard(
        m.Id, m.Slug, m.Name, m.Language, m.City, m.Country, m.Starts, m.Ends, m.DateText, m.Year, m.Status, m.IsMentionOnly, m.Edition,
        m.Series!.Name, m.Series.Language, m.Programme!.Name, m.Programme.Language,
        m.Delegations.Count(d => d.AffiliateId != null && d.Role == DelegationRole.Participant),
        m.Delegations.Count(d => d.AffiliateId == null),
        m.Releases.Where(r => r.Number == m.CurrentRelease).SelectMany(r => r.Sessions).Count(s => !s.IsBreak && !s.IsDropped), m.Goals.Count, m.Outcomes.Count);

    /// <summary>The city is the headline of a meeting; without one its name is.</summary>
    public string Headline => City ?? Name;
}
