using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Web.Pages.Agenda;

/// <summary>The sessions and breaks that start together.</summary>
public sealed record SlotView(IGrouping<TimeOnly?, ReleasedSession> Sessions, string? TimeZone, PublishedAgenda Published, IReadOnlyList<string> Starred)
{
    /// <summary>When they start, with the offset of the zone, for programs; null without a day, a time or a zone.</summary>
    public string? Instant => Sessions.First().Starts is { } starts && TimeZone is not null ? ZonedTimes.At(starts, ZonedTimes.Zone(TimeZone)).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture) : null;

    /// <summary>The longest they last, in minutes, which stands beside their time.</summary>
    public int? Minutes => Sessions.Max(s => s.Minutes);
}
