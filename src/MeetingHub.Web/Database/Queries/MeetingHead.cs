using MeetingHub.Domain;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Database.Queries;

/// <summary>What stands above each page of a meeting.</summary>
public sealed record MeetingHead(
    int Id, string Slug, string Name, string? Language, string? City, Country? Country, int? Year, int? Edition, MeetingStatus Status, bool IsMentionOnly,
    string? SeriesSlug, string? Series, string? SeriesLanguage, string? ProgrammeSlug, string? Programme, string? ProgrammeLanguage,
    bool HasAgenda, bool HasParticipants, bool HasOutcomes, bool HasMinutes, Visibility Visibility)
{
    public string Headline => City ?? Name;

    /// <summary>"Santiago 2012", for titles and links.</summary>
    public string Label => City is null ? Name : Year is null ? City : $"{City} {Year}";

    public static Task<MeetingHead?> LoadAsync(HubDbContext database, string slug, CancellationToken cancel) =>
        database.Meetings.AsNoTracking().Where(m => m.Slug == slug).Select(m => new MeetingHead(
            m.Id, m.Slug, m.Name, m.Language, m.City, m.Country, m.Year, m.Edition, m.Status, m.IsMentionOnly,
            m.Series!.Slug, m.Series.Name, m.Series.Language, m.Programme!.Slug, m.Programme.Name, m.Programme.Language,
            m.CurrentRelease != null || m.AgendaWithdrawnAt != null, m.Delegations.Any() || m.Participations.Any(), m.Outcomes.Any(),
            database.CurrentAgenda.Any(s => s.Release!.MeetingId == m.Id && database.SessionNotes.Any(n => n.SessionId == s.SessionId && n.State == NoteState.Published)), m.Visibility)).SingleOrDefaultAsync(cancel);
}
