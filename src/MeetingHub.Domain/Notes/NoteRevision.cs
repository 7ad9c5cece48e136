namespace MeetingHub.Domain;

/// <summary>Notes as somebody left them. What one person saves within a short while is one revision.</summary>
/// <param name="number">Which, from 1.</param>
/// <param name="text">Markdown.</param>
/// <param name="by">Who wrote it, as they were called then.</param>
/// <param name="accountId">Their account.</param>
/// <param name="at">When it was saved last.</param>
/// <param name="movedTo">The state that the notes came to with it; null where text was written.</param>
public sealed class NoteRevision(int number, string text, string by, string accountId, DateTimeOffset at, NoteState? movedTo = null)
{
    /// <summary>How long after a save the same person's next one still belongs to it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    /// <summary>How long a revision goes on being written at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the notes.</summary>
    public int NoteId { get; private set; }

    /// <summary>Which, from 1.</summary>
    public int Number { get; private set; } = number;

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Who wrote it, as they were called then.</summary>
    public string By { get; private set; } = by;

    /// <summary>Their account.</summary>
    public string AccountId { get; private set; } = accountId;

    /// <summary>When it was begun.</summary>
    public DateTimeOffset BeganAt { get; private set; } = at;

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>The state that the notes came to with it; null where text was written.</summary>
    public NoteState? MovedTo { get; private set; } = movedTo;

    /// <summary>Whether what somebody saves now goes on with a revision that was left like this.</summary>
    public static bool GoesOn(string lastAccountId, string accountId, DateTimeOffset beganAt, DateTimeOffset lastAt, bool isMove, DateTimeOffset now) =>
        !isMove && lastAccountId == accountId && now - lastAt < Pause && now - beganAt < Longest;
}

/// <summary>A place in notes that two people changed in different ways. Both stay here until somebody chooses.</summary>
public sealed class NoteConflict(string theirs, string mine, string by, DateTimeOffset at)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the notes.</summary>
    public int NoteId { get; private set; }

    /// <summary>What was saved first, and stands in the notes.</summary>
    public string Theirs { get; private set; } = theirs;

    /// <summary>What was saved second, and stands only here.</summary>
    public string Mine { get; private set; } = mine;

    /// <summary>Who saved the second.</summary>
    public string By { get; private set; } = by;

    /// <summary>The instant.</summary>
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>When somebody chose; null while nobody has.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The text with the choice made.</summary>
    /// <param name="text">The notes.</param>
    /// <param name="chosen">What is to stand there.</param>
    /// <param name="at">The instant.</param>
    public string Settle(string text, string chosen, DateTimeOffset at)
    {
        SettledAt = at;
        var place = text.IndexOf(Theirs, StringComparison.Ordinal);
        // Meanwhile rewritten: the choice goes to the end rather than over what somebody wrote since.
        return place < 0 ? chosen == Theirs ? text : $"{text.TrimEnd('\n')}\n\n{chosen}\n" : string.Concat(text.AsSpan(0, place), chosen, text.AsSpan(place + Theirs.Length));
    }
}
