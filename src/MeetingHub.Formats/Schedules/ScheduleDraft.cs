using MeetingHub.Domain;

namespace MeetingHub.Formats.Schedules;

/// <summary>An agenda as a file proposes it: what could be read, and what could not.</summary>
public sealed record ScheduleDraft
{
    /// <summary>The conference's title, where the file has one.</summary>
    public string? Title { get; init; }

    /// <summary>The IANA zone that the file names and that is one; null where it names none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The sessions and breaks, in the order of the file.</summary>
    public IReadOnlyList<ScheduledSession> Sessions { get; init; } = [];

    /// <summary>The days as the file counts them, each with the number of its sessions; a day may be empty.</summary>
    public IReadOnlyList<(DateOnly Day, int Sessions)> Days { get; init; } = [];

    /// <summary>The names of rooms that the file declares, used or not.</summary>
    public IReadOnlyList<string> Rooms { get; init; } = [];

    /// <summary>What could not be read or is doubtful, with the line where that is known.</summary>
    public IReadOnlyList<ScheduleProblem> Problems { get; init; } = [];

    /// <summary>The question that only a person can answer: what the times mean; null where the file leaves nothing open.</summary>
    public ZoneQuestion? ZoneQuestion { get; init; }

    /// <summary>Which column holds what, for tables; empty for other files.</summary>
    public IReadOnlyList<(int Column, string Header, ScheduleColumn Meaning)> Columns { get; init; } = [];
}

/// <summary>A session or break as a file proposes it. Day and start are in the meeting's zone, or as written where the zone is open.</summary>
public sealed record ScheduledSession
{
    /// <summary>The line of the file or paste that it starts on, from 1; null where lines mean nothing.</summary>
    public int? Line { get; init; }

    /// <summary>What the file calls it (guid, UID, id or code) where that is unique in the file; null otherwise.</summary>
    public string? Origin { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The description as Markdown or plain text, without HTML.</summary>
    public string? Abstract { get; init; }

    /// <summary>True for coffee, lunch and the like.</summary>
    public bool IsBreak { get; init; }

    /// <summary>The calendar day it starts on.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The time of day it starts at.</summary>
    public TimeOnly? Start { get; init; }

    /// <summary>How long it lasts, in minutes.</summary>
    public int? Minutes { get; init; }

    /// <summary>The room.</summary>
    public string? Room { get; init; }

    /// <summary>The track.</summary>
    public string? Track { get; init; }

    /// <summary>The BCP 47 tag of its first language.</summary>
    public string? Language { get; init; }

    /// <summary>Who leads it, by name.</summary>
    public IReadOnlyList<string> Facilitators { get; init; } = [];

    /// <summary>Links that belong to it.</summary>
    public IReadOnlyList<(string? Title, string Address)> Links { get; init; } = [];
}

/// <summary>Something that could not be read, or is doubtful.</summary>
/// <param name="Line">The line, from 1; null where it is about the whole file.</param>
/// <param name="Severity">Error: the row or file is not taken. Warning: it is taken, but look at it.</param>
/// <param name="Key">The key of the sentence to show, such as <c>Schedule.NoTitle</c>.</param>
/// <param name="Detail">The words of the file that it is about, for the sentence.</param>
public sealed record ScheduleProblem(int? Line, DiagnosticSeverity Severity, string Key, string? Detail = null);

/// <summary>The two readings of a file whose times can mean two things.</summary>
/// <param name="Why">The key of the sentence that says why, such as <c>Schedule.ZoneDisagrees</c>.</param>
/// <param name="Example">A session of the file that shows the difference.</param>
/// <param name="AsWritten">When that session starts if the clock times of the file are those of the meeting's place.</param>
/// <param name="AsInstant">When it starts in UTC if its instant counts; null where the file gives none and only the place of its clock times is open.</param>
public sealed record ZoneQuestion(string Why, string Example, DateTime AsWritten, DateTimeOffset? AsInstant);

/// <summary>What a column of a table holds.</summary>
public enum ScheduleColumn
{
    /// <summary>Nothing that an agenda has.</summary>
    Ignored,
    /// <summary>The title.</summary>
    Title,
    /// <summary>The day.</summary>
    Day,
    /// <summary>The start, or start and end.</summary>
    Start,
    /// <summary>The end.</summary>
    End,
    /// <summary>The duration.</summary>
    Minutes,
    /// <summary>The room.</summary>
    Room,
    /// <summary>The track.</summary>
    Track,
    /// <summary>Who leads it.</summary>
    Facilitators,
    /// <summary>The language.</summary>
    Language,
    /// <summary>The description.</summary>
    Abstract,
    /// <summary>Session or break.</summary>
    Kind,
    /// <summary>The file's own name for it.</summary>
    Origin,
}

/// <summary>What a person has answered about a file, and what is known of the meeting it is for.</summary>
public sealed record ScheduleOptions
{
    /// <summary>The meeting's IANA zone; null when not known.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The meeting's first day, for files that give times or weekdays and no date; null when not known.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The answer to <see cref="ScheduleDraft.ZoneQuestion"/>: true when the instants count, false when the clock times do, null before it was asked.</summary>
    public bool? InstantsCount { get; init; }

    /// <summary>Which column holds what, where a person has said so; null lets the reader guess from the headers.</summary>
    public IReadOnlyDictionary<int, ScheduleColumn>? Columns { get; init; }
}
