using NodaTime;

namespace MeetingHub.Formats.Schedules;

/// <summary>What a reader found in a file before it is decided what its times mean.</summary>
internal sealed class FoundSchedule
{
    /// <summary>More sessions than any meeting has; a file beyond that is cut.</summary>
    public const int MaxSessions = 10_000;

    public string? Title { get; set; }

    /// <summary>The zone as the file names it.</summary>
    public string? ZoneName { get; set; }

    /// <summary>True where clock times are those of the place without anybody asking: what people type for their own meeting.</summary>
    public bool TimesAreLocal { get; init; }

    public List<FoundSession> Sessions { get; } = [];

    public List<FoundDay> Days { get; } = [];

    public List<string> Rooms { get; } = [];

    public ProblemList Problems { get; } = new();

    public IReadOnlyList<(int Column, string Header, ScheduleColumn Meaning)> Columns { get; set; } = [];

    public bool IsFull => Sessions.Count >= MaxSessions;

    /// <summary>Takes a session, unless it has no title or there are too many.</summary>
    public void Add(FoundSession session)
    {
        if (IsFull)
        {
            if (!Problems.Has("Schedule.TooMany")) Problems.Warn(session.Line, "Schedule.TooMany", MaxSessions.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else if (session.Title.Length == 0)
        {
            Problems.Error(session.Line, "Schedule.NoTitle", session.Origins.FirstOrDefault(o => o is not null));
        }
        else
        {
            Sessions.Add(session);
        }
    }
}

/// <summary>A day as the file counts it, which may run past midnight.</summary>
internal sealed class FoundDay(LocalDate? date)
{
    public LocalDate? Date { get; } = date;
}

/// <summary>A session as a reader found it.</summary>
internal sealed record FoundSession
{
    public int? Line { get; init; }

    /// <summary>What the file calls it, the most trusted name first.</summary>
    public IReadOnlyList<string?> Origins { get; init; } = [];

    public required string Title { get; init; }

    public string? Abstract { get; init; }

    /// <summary>What the file says it is, such as <c>lecture</c> or <c>break</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>True where the file itself calls it a break.</summary>
    public bool IsBreak { get; init; }

    public Moment When { get; init; }

    /// <summary>The day that the file counts it to; null where the file has no days of its own.</summary>
    public FoundDay? CountedOn { get; init; }

    public int? Minutes { get; init; }

    public string? Room { get; init; }

    public string? Track { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Facilitators { get; init; } = [];

    public IReadOnlyList<(string? Title, string Address)> Links { get; init; } = [];
}

/// <summary>When something is, as far as a file says: its clock time, its instant, or both, which may disagree.</summary>
/// <param name="Day">The day of the clock time.</param>
/// <param name="Clock">The clock time.</param>
/// <param name="Exact">The instant, with the offset that it is written with.</param>
/// <param name="InNamedZone">True where the instant was made from the clock time and a zone that the file names.</param>
internal readonly record struct Moment(LocalDate? Day, LocalTime? Clock, OffsetDateTime? Exact = null, bool InNamedZone = false)
{
    /// <summary>The clock time as written; that of the instant where the file has no other.</summary>
    public LocalDateTime? Written => Day is { } day && Clock is { } clock ? day + clock : Exact?.LocalDateTime;
}
