using NodaTime;

namespace MeetingHub.Formats.Schedules.Times;

/// <summary>
/// Decides for a whole file whether its clock times or its instants count, or that only a person can tell.
/// An instant counts where the file names its zone; where it names none and clock and instant can disagree, the question is asked.
/// </summary>
internal sealed class TimeReading
{
    private readonly DateTimeZone? meetingZone;
    private readonly bool instantsCount;

    private TimeReading(DateTimeZone? fileZone, DateTimeZone? meetingZone, bool instantsCount, ZoneQuestion? question) =>
        (FileZone, this.meetingZone, this.instantsCount, Question) = (fileZone, meetingZone, instantsCount, question);

    /// <summary>The zone that the file names.</summary>
    public DateTimeZone? FileZone { get; }

    public ZoneQuestion? Question { get; }

    public static TimeReading Of(FoundSchedule found, ScheduleOptions options)
    {
        var fileZone = ZoneNames.Find(found.ZoneName);
        if (fileZone is null && !string.IsNullOrWhiteSpace(found.ZoneName)) found.Problems.Warn(null, "Schedule.ZoneNotKnown", found.ZoneName);
        var meetingZone = ZoneNames.Find(options.TimeZone);
        if (options.InstantsCount == false) return new TimeReading(fileZone, meetingZone, false, null);
        var instantly = new TimeReading(fileZone, meetingZone, true, null);
        if (options.InstantsCount == true && instantly.Target is not null) return instantly;

        var timed = found.Sessions.Where(s => s.When.Written is not null).ToList();
        // A zone of no place says nothing where all instants are in UTC anyway: many programs write it when nobody has chosen one.
        var named = fileZone is not null && !(ZoneNames.IsPlaceless(fileZone) && meetingZone is null && timed.TrueForAll(s => s.When.Exact is { } exact && exact.Offset == Offset.Zero));
        if (named || (timed.Count > 0 && timed.TrueForAll(s => s.When.InNamedZone)))
        {
            var off = timed.Where(s => !s.When.InNamedZone && s.When is { Clock: not null, Exact: { } exact } && exact.InZone(fileZone!).LocalDateTime != s.When.Written).ToList(); // With no zone of the file all are in zones of their own.
            // One or two are slips; a file of them has a zone that is not meant.
            if (off.Count * 2 > timed.Count) return new TimeReading(fileZone, meetingZone, true, Ask("Schedule.StartDisagrees", off[0]));
            foreach (var session in off) found.Problems.Warn(session.Line, "Schedule.StartDiffers", session.Title);
            return instantly;
        }
        var (why, example) = Doubt(timed, meetingZone, found.TimesAreLocal);
        return why is null || example is null ? new TimeReading(fileZone, meetingZone, meetingZone is not null, null) : new TimeReading(fileZone, meetingZone, false, Ask(why, example));
    }

    /// <summary>When a session starts, in the meeting's zone or as written.</summary>
    public LocalDateTime? StartOf(Moment when)
    {
        if (!instantsCount || Target is null) return when.Written;
        var exact = when.Exact ?? (FileZone is not null && when is { Day: { } day, Clock: { } clock } ? FileZone.AtLeniently(day + clock).ToOffsetDateTime() : null);
        return exact?.InZone(Target).LocalDateTime ?? when.Written;
    }

    private DateTimeZone? Target => meetingZone ?? FileZone;

    // Why the times of a file that names no zone can mean two things, with a session that shows it.
    private static (string? Why, FoundSession? Example) Doubt(List<FoundSession> timed, DateTimeZone? meetingZone, bool local)
    {
        if (meetingZone is not null)
            return ("Schedule.ZoneDisagrees", timed.Find(s => s.When is { Clock: not null, Exact: { } exact, InNamedZone: false } && exact.InZone(meetingZone).LocalDateTime != s.When.Written));
        if (timed.Find(s => s.When is { Clock: not null, Exact: { } exact } && exact.LocalDateTime != s.When.Written) is { } apart) return ("Schedule.ZoneDisagrees", apart);
        if (timed.Find(s => s.When is { Exact: { } exact, InNamedZone: false } && exact.Offset == Offset.Zero) is { } utc) return ("Schedule.ZoneUtc", utc);
        // An offset other than zero is a place's: the clock times beside it are of the same place.
        return local || timed.Exists(s => s.When.Exact is not null) ? default : ("Schedule.ZoneFloating", timed.FirstOrDefault());
    }

    private static ZoneQuestion Ask(string why, FoundSession example) =>
        new(why, example.Title, example.When.Written!.Value.ToDateTimeUnspecified(), example.When.Exact?.WithOffset(Offset.Zero).ToDateTimeOffset()); // Examples are sessions with a time.
}
