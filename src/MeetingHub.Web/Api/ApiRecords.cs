namespace MeetingHub.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Total">How many items all pages have.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, int Page, int Pages, int Total, string? Next);

/// <summary>A meeting.</summary>
/// <param name="Id">Its number, which never changes; the address may.</param>
/// <param name="Slug">The readable part of its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Language">The BCP 47 tag of its name.</param>
/// <param name="Series">The slug of the series that it is an edition of.</param>
/// <param name="Edition">Which edition.</param>
/// <param name="Status">announced, held, withdrawn or unknown.</param>
/// <param name="City">The host city.</param>
/// <param name="Country">The ISO 3166 code of the host country.</param>
/// <param name="Venue">The building or room.</param>
/// <param name="TimeZone">The IANA zone of its times.</param>
/// <param name="Starts">The first day as far as known: 2025-02-08, 2025-02, 2025 or --02-08.</param>
/// <param name="Ends">The last day, likewise.</param>
/// <param name="Release">The number of the agenda's current release; null while none is published.</param>
/// <param name="Url">Its page.</param>
public sealed record ApiMeeting(int Id, string Slug, string Name, string? Language, string? Series, int? Edition, string Status, string? City, string? Country, string? Venue, string? TimeZone, string? Starts, string? Ends, int? Release, string Url);

/// <summary>An outcome.</summary>
/// <param name="Id">Its number, which never changes.</param>
/// <param name="Meeting">The slug of the meeting that agreed it.</param>
/// <param name="Session">The code of the session it was born in, where that is published.</param>
/// <param name="Kind">agreement, decision, actionItem, recommendation, declaration or opportunity.</param>
/// <param name="Status">open, inProgress, done, dropped or superseded.</param>
/// <param name="Text">What was agreed, in its own language.</param>
/// <param name="Language">The BCP 47 tag of that language.</param>
/// <param name="Area">The area of work.</param>
/// <param name="Due">By when, as far as known: 2025-05-03, 2025-05, 2025 or --05-03.</param>
/// <param name="Responsible">Who is responsible, as far as they are named in public.</param>
/// <param name="FollowUps">What became of it, oldest first.</param>
/// <param name="Url">Its page.</param>
public sealed record ApiOutcome(
    int Id, string Meeting, string? Session, string Kind, string Status, string Text, string? Language, string? Area, string? Due, IReadOnlyList<string> Responsible, IReadOnlyList<ApiFollowUp> FollowUps, string Url);

/// <summary>An entry on an outcome.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Meeting">The slug of the meeting it was made at or for.</param>
/// <param name="Affiliate">The slug of the affiliate that reported it.</param>
/// <param name="Status">What the outcome was from then on.</param>
/// <param name="IsCarriedOver">Whether it was taken along to that meeting.</param>
/// <param name="Text">What was reported.</param>
/// <param name="Language">The BCP 47 tag of the text.</param>
/// <param name="Link">Where it can be seen.</param>
public sealed record ApiFollowUp(DateTimeOffset At, string? Meeting, string? Affiliate, string Status, bool IsCarriedOver, string Text, string? Language, string? Link);

/// <summary>A release of an agenda.</summary>
/// <param name="Number">Which release, from 1.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Comment">What the organizers say about it.</param>
/// <param name="Republishes">The earlier release that it brings back.</param>
/// <param name="Url">The page that says what changed.</param>
public sealed record ApiRelease(int Number, DateTimeOffset PublishedAt, string? Comment, int? Republishes, string Url);

/// <summary>A published agenda.</summary>
/// <param name="Meeting">The meeting's slug.</param>
/// <param name="Release">The release.</param>
/// <param name="TimeZone">The IANA zone of its times.</param>
/// <param name="Sessions">Its sessions and breaks in order.</param>
public sealed record ApiAgenda(string Meeting, ApiRelease Release, string? TimeZone, IReadOnlyList<ApiSession> Sessions);

/// <summary>A session or break as published.</summary>
/// <param name="Uid">Its UUID, which never changes; the UID of its calendar event.</param>
/// <param name="Code">The code in its address, which never changes.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">The BCP 47 tag of its title and abstract.</param>
/// <param name="Abstract">What it is about.</param>
/// <param name="IsBreak">Whether it is a break.</param>
/// <param name="Starts">When it starts, with the offset of the zone; null while that is open or the zone is not known.</param>
/// <param name="Day">The day in the meeting's zone.</param>
/// <param name="Start">The time in the meeting's zone.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Room">The room.</param>
/// <param name="Track">The track.</param>
/// <param name="Facilitators">Who leads it, as far as they are named in public.</param>
/// <param name="ChangedIn">The number of the release that changed it last.</param>
/// <param name="Url">Its page.</param>
public sealed record ApiSession(
    Guid Uid, string Code, string Title, string? Language, string? Abstract, bool IsBreak, DateTimeOffset? Starts, DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room, string? Track,
    IReadOnlyList<string> Facilitators, int ChangedIn, string Url);
