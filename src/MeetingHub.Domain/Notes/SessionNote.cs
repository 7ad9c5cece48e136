namespace MeetingHub.Domain;

/// <summary>How far notes have come.</summary>
public enum NoteState
{
    /// <summary>Being written; not public.</summary>
    Draft,
    /// <summary>Being read over; not public.</summary>
    InReview,
    /// <summary>For everybody to read.</summary>
    Published,
}

/// <summary>What is written down in a session, as Markdown in one language.</summary>
public sealed class SessionNote(string text, string? language)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the session.</summary>
    public int SessionId { get; private set; }

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The BCP 47 tag of the text's language.</summary>
    public string? Language { get; private set; } = language;

    /// <summary>Draft, in review or published.</summary>
    public NoteState State { get; private set; }

    /// <summary>Who may read it once it is published.</summary>
    public Visibility Visibility { get; private set; }
}
