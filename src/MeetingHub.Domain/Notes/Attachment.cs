namespace MeetingHub.Domain;

/// <summary>A picture or file that belongs to a session's notes. Whoever reads notes that link to it may have it, and nobody else.</summary>
/// <param name="sessionId">The store's number of the session.</param>
/// <param name="token">What stands for it in its address; it cannot be guessed.</param>
/// <param name="name">The file's name, fit for an address.</param>
/// <param name="mediaType">The IANA media type it is sent as.</param>
/// <param name="content">The bytes.</param>
/// <param name="by">Who brought it, as they were called then.</param>
/// <param name="at">When.</param>
public sealed class Attachment(int sessionId, string token, string name, string mediaType, AttachmentContent content, string by, DateTimeOffset at)
{
    // For the store, which reads the bytes only where they are asked for.
    private Attachment(int sessionId, string token, string name, string mediaType, string by, DateTimeOffset at)
        : this(sessionId, token, name, mediaType, new AttachmentContent([]), by, at) => Content = null;

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the session.</summary>
    public int SessionId { get; private set; } = sessionId;

    /// <summary>What stands for it in its address; it cannot be guessed.</summary>
    public string Token { get; private set; } = token;

    /// <summary>The file's name, fit for an address.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The IANA media type it is sent as.</summary>
    public string MediaType { get; private set; } = mediaType;

    /// <summary>How large it is, in bytes.</summary>
    public int Length { get; private set; } = content.Bytes.Length;

    /// <summary>Who brought it, as they were called then.</summary>
    public string By { get; private set; } = by;

    /// <summary>When it was brought.</summary>
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>When it was taken away; null while it is there.</summary>
    public DateTimeOffset? BinnedAt { get; private set; }

    /// <summary>The bytes; apart, because a list of attachments needs none.</summary>
    public AttachmentContent? Content { get; private set; } = content;

    /// <summary>Whether it is shown in the notes, and not only offered.</summary>
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Its address, without language.</summary>
    public string Address => $"/files/{Token}/{Name}";

    /// <summary>The Markdown that shows it, or leads to it.</summary>
    public string Markdown => $"{(IsPicture ? "!" : "")}[{Path.GetFileNameWithoutExtension(Name)}]({Address})";

    /// <summary>Takes it away: links to it lead nowhere until it is put back.</summary>
    public void Bin(DateTimeOffset at) => BinnedAt ??= at;

    /// <summary>Puts it back.</summary>
    public void Restore() => BinnedAt = null;
}

/// <summary>What an attachment holds.</summary>
public sealed class AttachmentContent(byte[] bytes)
{
    /// <summary>The store's number of the attachment.</summary>
    public int AttachmentId { get; private set; }

    /// <summary>The bytes as they are sent.</summary>
    public byte[] Bytes { get; private set; } = bytes;
}
