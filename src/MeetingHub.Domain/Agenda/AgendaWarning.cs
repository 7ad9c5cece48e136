namespace MeetingHub.Domain;

/// <summary>What an organizer may have overlooked. A warning never blocks.</summary>
public enum AgendaWarningKind
{
    /// <summary>Another session is in the room at the same time.</summary>
    RoomTaken,
    /// <summary>Somebody who leads it leads another session at the same time.</summary>
    FacilitatorTaken,
    /// <summary>It is on a day outside the meeting.</summary>
    OutsideMeeting,
    /// <summary>It has a time and no room.</summary>
    NoRoom,
    /// <summary>Nobody knows in which language its notes will be.</summary>
    NoLanguage,
    /// <summary>The day is longer than five hours and has no break.</summary>
    NoBreak,
}

/// <summary>A session as far as warnings look at it.</summary>
/// <param name="Code">The session's code.</param>
/// <param name="IsBreak">Whether it is a break.</param>
/// <param name="Day">The day, when known.</param>
/// <param name="Start">The start, when known.</param>
/// <param name="Minutes">The duration in minutes, when known.</param>
/// <param name="Room">The room, when known.</param>
/// <param name="Language">The language, when known.</param>
/// <param name="Facilitators">Keys of those who lead it: equal keys are the same person or affiliate.</param>
public sealed record AgendaSlot(string Code, bool IsBreak, DateOnly? Day, TimeOnly? Start, int? Minutes, string? Room, string? Language, IReadOnlyList<string> Facilitators);

/// <summary>A warning about a session, or about a day.</summary>
/// <param name="Kind">What is odd.</param>
/// <param name="Code">The session's code; null where it is about the day.</param>
/// <param name="Other">The code of the session that it collides with.</param>
/// <param name="Day">The day, where it is about one.</param>
public sealed record AgendaWarning(AgendaWarningKind Kind, string? Code, string? Other, DateOnly? Day)
{
    // A day that long wears people out.
    private static readonly TimeSpan LongDay = TimeSpan.FromHours(5);

    /// <summary>All warnings about an agenda, in the order of time.</summary>
    /// <param name="slots">The sessions and breaks.</param>
    /// <param name="starts">The meeting's first day, as far as known.</param>
    /// <param name="ends">The meeting's last day, as far as known.</param>
    public static IReadOnlyList<AgendaWarning> Of(IEnumerable<AgendaSlot> slots, PartialDate? starts, PartialDate? ends)
    {
        var timed = slots.Where(s => s is { Day: not null, Start: not null }).OrderBy(s => s.Day).ThenBy(s => s.Start).ThenBy(s => s.Code, StringComparer.Ordinal).ToList();
        List<AgendaWarning> warnings = [];
        for (var i = 0; i < timed.Count; i++)
        {
            var slot = timed[i];
            // What starts later than this ends collides no more, and neither does what follows.
            foreach (var other in timed.Skip(i + 1).TakeWhile(o => StartOf(o) < EndOf(slot)))
            {
                if (slot.Room is not null && slot.Room == other.Room) warnings.Add(new(AgendaWarningKind.RoomTaken, other.Code, slot.Code, other.Day));
                if (slot.Facilitators.Any(other.Facilitators.Contains)) warnings.Add(new(AgendaWarningKind.FacilitatorTaken, other.Code, slot.Code, other.Day));
            }
            if (IsOutside(slot.Day!.Value, starts, ends ?? starts)) warnings.Add(new(AgendaWarningKind.OutsideMeeting, slot.Code, null, slot.Day)); // timed slots have one
            if (slot is { IsBreak: false, Room: null }) warnings.Add(new(AgendaWarningKind.NoRoom, slot.Code, null, slot.Day));
            if (slot is { IsBreak: false, Language: null }) warnings.Add(new(AgendaWarningKind.NoLanguage, slot.Code, null, slot.Day));
        }
        foreach (var day in timed.GroupBy(s => s.Day))
            if (day.Max(EndOf) - day.Min(StartOf) > LongDay && !day.Any(s => s.IsBreak) && !HasPause(day)) warnings.Add(new(AgendaWarningKind.NoBreak, null, null, day.Key));
        return warnings;
    }

    private static DateTime StartOf(AgendaSlot slot) => slot.Day!.Value.ToDateTime(slot.Start!.Value); // asked of timed slots only

    private static DateTime EndOf(AgendaSlot slot) => StartOf(slot).AddMinutes(slot.Minutes ?? 0);

    // Half an hour in which nothing takes place is a break that nobody wrote down.
    private static bool HasPause(IEnumerable<AgendaSlot> day)
    {
        DateTime? busyUntil = null;
        foreach (var slot in day)
        {
            if (busyUntil is { } until && StartOf(slot) - until >= TimeSpan.FromMinutes(30)) return true;
            busyUntil = busyUntil is { } end && end > EndOf(slot) ? end : EndOf(slot);
        }
        return false;
    }

    private static bool IsOutside(DateOnly day, PartialDate? starts, PartialDate? ends) =>
        (starts?.ToDate() is { } first && day < first) || (ends?.ToDate() is { } last && day > last);
}
