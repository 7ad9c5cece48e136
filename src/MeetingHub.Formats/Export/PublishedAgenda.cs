using MeetingHub.Domain;

namespace MeetingHub.Formats.Export;

/// <summary>A meeting's current release with what its writers need beside it. A writer shows nothing that is not in here.</summary>
/// <param name="Meeting">The meeting: name, place, dates, and its releases' frame. Its draft is never read by a writer.</param>
/// <param name="Release">The release with its sessions and their facilitators; null while the agenda is withdrawn or was never published.</param>
/// <param name="AddressOf">Makes the absolute address of a path of this site, such as <c>/meetings/bogota</c>.</param>
/// <param name="NameOf">What a facilitator may be called in public; null for one who may not be named at all.</param>
public sealed record PublishedAgenda(Meeting Meeting, AgendaRelease? Release, Func<string, string> AddressOf, Func<ReleasedFacilitator, string?> NameOf)
{
    /// <summary>The meeting's page.</summary>
    public string Address => AddressOf($"/meetings/{Meeting.Slug}");

    /// <summary>The agenda's page.</summary>
    public string AgendaAddress => AddressOf($"/meetings/{Meeting.Slug}/agenda");

    /// <summary>A session's page.</summary>
    public string SessionAddress(ReleasedSession session) => AddressOf($"/meetings/{Meeting.Slug}/sessions/{session.Code}");

    /// <summary>Who leads a session, as far as they may be named.</summary>
    public IEnumerable<string> FacilitatorsOf(ReleasedSession session) => session.Facilitators.Select(NameOf).OfType<string>().Distinct();
}
