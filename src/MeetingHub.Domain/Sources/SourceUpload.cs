namespace MeetingHub.Domain;

/// <summary>
/// A version of a source that somebody brought and nobody has accepted yet: what it says is proposed to its reviewer alone.
/// Once accepted it stays as the note of what was decided, so that the import can be undone.
/// </summary>
public sealed class SourceUpload
{
    private SourceUpload(int sourceDocumentId, string sha256, DateTimeOffset at, string by) => (SourceDocumentId, Sha256, At, By) = (sourceDocumentId, sha256, at, by);

    /// <summary>A version of a source that the store knows or has just been told of.</summary>
    /// <param name="source">The source.</param>
    /// <param name="bytes">The document as it came.</param>
    /// <param name="sha256">The SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="at">The instant.</param>
    /// <param name="by">The name of whoever brought it.</param>
    /// <param name="origin">Where it was published, or null.</param>
    /// <param name="licence">Under which licence, or null.</param>
    public SourceUpload(SourceDocument source, byte[] bytes, string sha256, string text, DateTimeOffset at, string by, string? origin, string? licence)
        : this(source.Id, sha256, at, by) => (Source, Bytes, Text, Origin, Licence) = (source, bytes, text, origin, licence);

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the source.</summary>
    public int SourceDocumentId { get; private set; }

    /// <summary>The source; one that was never accepted has no version.</summary>
    public SourceDocument? Source { get; private set; }

    /// <summary>The document as it came; null once it is accepted, because then the source's version has it.</summary>
    public byte[]? Bytes { get; private set; }

    /// <summary>The decoded text; null once it is accepted.</summary>
    public string? Text { get; private set; }

    /// <summary>The SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; }

    /// <summary>The instant it was brought.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The name of whoever brought it, as it was then.</summary>
    public string By { get; private set; }

    /// <summary>Where it was published, as its bringer says; the source's own once it is accepted.</summary>
    public string? Origin { get; private set; }

    /// <summary>Under which licence, as its bringer says; the source's own once it is accepted.</summary>
    public string? Licence { get; private set; }

    /// <summary>What the source said of its origin before this was accepted.</summary>
    public string? FormerOrigin { get; private set; }

    /// <summary>What the source said of its licence before this was accepted.</summary>
    public string? FormerLicence { get; private set; }

    /// <summary>What was decided of its proposals so far, as JSON; null when nothing.</summary>
    public string? Decisions { get; private set; }

    /// <summary>When it was accepted; null while it waits.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>The version of the source that it became; null while it waits, and when the source had these bytes already.</summary>
    public int? VersionNumber { get; private set; }

    /// <summary>Keeps what was decided so far.</summary>
    public void Decide(string decisions) => Decisions = decisions;

    /// <summary>Notes that it was accepted: its bytes are the source's now.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="versionNumber">The version it became, or null when the source had these bytes already.</param>
    /// <param name="source">The source, which from here on says where it was published.</param>
    public void Accept(DateTimeOffset at, int? versionNumber, SourceDocument source)
    {
        (AcceptedAt, VersionNumber, Bytes, Text) = (at, versionNumber, null, null);
        (FormerOrigin, FormerLicence) = (source.Origin, source.Licence);
        source.Publish(Origin ?? source.Origin, Licence ?? source.Licence);
    }

    /// <summary>Lets it wait again, with all that was decided, because its import was undone.</summary>
    public void Reopen(byte[] bytes, string text, SourceDocument source)
    {
        (AcceptedAt, VersionNumber, Bytes, Text) = (null, null, bytes, text);
        source.Publish(Origin is null ? source.Origin : FormerOrigin, Licence is null ? source.Licence : FormerLicence);
    }

    /// <summary>Says where it was published and under which licence; what is not told stays as it was.</summary>
    public void Tell(string? origin, string? licence) => (Origin, Licence) = (origin ?? Origin, licence ?? Licence);
}
