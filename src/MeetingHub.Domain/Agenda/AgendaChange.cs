namespace MeetingHub.Domain;

/// <summary>What a participant would notice of a session from one release to the next.</summary>
public enum AgendaChangeKind
{
    /// <summary>It is new.</summary>
    Added,
    /// <summary>It is back after an earlier release dropped it.</summary>
    Returned,
    /// <summary>It is no more in the agenda.</summary>
    Dropped,
    /// <summary>It starts at another time, or is in another room.</summary>
    Moved,
    /// <summary>It lasts longer or shorter.</summary>
    Resized,
    /// <summary>It has another title.</summary>
    Renamed,
    /// <summary>Other people lead it.</summary>
    OtherFacilitators,
    /// <summary>Its description, track or language is another.</summary>
    Reworded,
}

/// <summary>One difference between two releases.</summary>
/// <param name="Kind">What sort of difference.</param>
/// <param name="Session">The session as the later release has it; as the earlier one had it where it is dropped.</param>
/// <param name="Before">The session as the earlier release had it; null where it is new.</param>
public sealed record AgendaChange(AgendaChangeKind Kind, ReleasedSession Session, ReleasedSession? Before)
{
    /// <summary>The differences between two agendas, in the order of the later one, what is dropped last.</summary>
    public static IReadOnlyList<AgendaChange> Between(IEnumerable<ReleasedSession> earlier, IEnumerable<ReleasedSession> later)
    {
        var before = earlier.ToDictionary(s => s.Uid);
        var after = later.Where(s => !s.IsDropped).ToList();
        var kept = after.Select(s => s.Uid).ToHashSet();
        return
        [
            .. after.SelectMany(s => before.TryGetValue(s.Uid, out var old) ? Of(old, s) : [new(AgendaChangeKind.Added, s, null)]),
            .. before.Values.Where(s => !s.IsDropped && !kept.Contains(s.Uid)).Select(s => new AgendaChange(AgendaChangeKind.Dropped, s, s)),
        ];
    }

    private static IEnumerable<AgendaChange> Of(ReleasedSession before, ReleasedSession now)
    {
        if (before.IsDropped)
        {
            yield return new(AgendaChangeKind.Returned, now, before);
            yield break;
        }
        if (now.Starts != before.Starts || now.Day != before.Day || now.Room != before.Room) yield return new(AgendaChangeKind.Moved, now, before);
        if (now.Minutes != before.Minutes) yield return new(AgendaChangeKind.Resized, now, before);
        if (now.Title != before.Title) yield return new(AgendaChangeKind.Renamed, now, before);
        if (!now.IsLedAs(before)) yield return new(AgendaChangeKind.OtherFacilitators, now, before);
        if (now.Abstract != before.Abstract || now.Track != before.Track || now.Language != before.Language || now.IsBreak != before.IsBreak) yield return new(AgendaChangeKind.Reworded, now, before);
    }
}
