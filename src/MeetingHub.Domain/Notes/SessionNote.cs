namespace MeetingHub.Domain;

/// <summary>How far notes have come.</summary>
public enum NoteState
{
    /// <summary>Being written; not public.</summary>
    Draft,
    /// <summary>Being read over; not public.</summary>
    InReview,
    /// <summary>For everybody to read, and still written on.</summary>
    Published,
}

/// <summary>What is written down in a session, as Markdown in one language. A translation is a note of its own.</summary>
public sealed class SessionNote(int sessionId, string text, string? language)
{
    private readonly List<NoteRevision> revisions = [];

    /// <summary>The longest text that is saved, in characters.</summary>
    public const int LongestText = 400_000;

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the session.</summary>
    public int SessionId { get; private set; } = sessionId;

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The BCP 47 tag of the text's language.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>Draft, in review or published.</summary>
    public NoteState State { get; private set; }

    /// <summary>Who may read it once it is published.</summary>
    public Visibility Visibility { get; private set; }

    /// <summary>Counts what was saved, so that an open editor knows that there is more.</summary>
    public int Version { get; private set; }

    /// <summary>All that it ever was, oldest first.</summary>
    public IReadOnlyList<NoteRevision> Revisions => revisions;

    /// <summary>Moves it to another state, which becomes a revision of its own: what was published, and when, stays known.</summary>
    /// <param name="state">The state.</param>
    /// <param name="visibility">Who may read it once it is published.</param>
    /// <param name="number">The number of the new revision.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="accountId">Their account.</param>
    /// <param name="at">The instant.</param>
    public void MoveTo(NoteState state, Visibility visibility, int number, string by, string accountId, DateTimeOffset at)
    {
        if (state == State && visibility == Visibility) return;
        (State, Visibility) = (state, visibility);
        Version++;
        revisions.Add(new NoteRevision(number, Text, by, accountId, at, state));
    }
}
