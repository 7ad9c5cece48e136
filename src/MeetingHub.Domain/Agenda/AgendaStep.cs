namespace MeetingHub.Domain;

/// <summary>What an organizer did to an agenda's draft at once: the changes that carry its number, which are taken back together.</summary>
/// <param name="meetingId">The store's number of the meeting.</param>
/// <param name="accountId">The account of whoever did it.</param>
/// <param name="at">The instant.</param>
public sealed class AgendaStep(int meetingId, string accountId, DateTimeOffset at)
{
    /// <summary>How many of their last steps somebody can take back.</summary>
    public const int MostUndone = 20;

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the meeting.</summary>
    public int MeetingId { get; private set; } = meetingId;

    /// <summary>The account of whoever did it.</summary>
    public string AccountId { get; private set; } = accountId;

    /// <summary>When it was done.</summary>
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary>Notes that it is taken back.</summary>
    public void Undo(DateTimeOffset at) => UndoneAt = at;
}
