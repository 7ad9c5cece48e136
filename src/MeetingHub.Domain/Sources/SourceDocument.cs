namespace MeetingHub.Domain;

/// <summary>A document that records came from, kept as it was read, with its earlier versions.</summary>
public sealed class SourceDocument(string name, string mediaType)
{
    private readonly List<SourceVersion> versions = [];
    private readonly List<Evidence> evidence = [];

    /// <summary>The store's number, also its address.</summary>
    public int Id { get; private set; }

    /// <summary>The file's name.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The IANA media type it was read as.</summary>
    public string MediaType { get; private set; } = mediaType;

    /// <summary>Its title, when it has one.</summary>
    public string? Title { get; private set; }

    /// <summary>The BCP 47 tag of its main language, or null when it could not be told.</summary>
    public string? Language { get; private set; }

    /// <summary>The SHA-256 of the newest version's bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>False when the newest version is about no meeting.</summary>
    public bool IsMeeting { get; private set; }

    /// <summary>The meeting that the newest version is about, if any.</summary>
    public Meeting? Meeting { get; private set; }

    /// <summary>The store's number of the meeting it is about.</summary>
    public int? MeetingId { get; private set; }

    /// <summary>How many versions were read.</summary>
    public int VersionCount { get; private set; }

    /// <summary>Where it was published, an absolute http or https address; null when not told.</summary>
    public string? Origin { get; private set; }

    /// <summary>Under which licence, in its publisher's words, such as CC BY-SA 4.0; null when not told.</summary>
    public string? Licence { get; private set; }

    /// <summary>All versions read, oldest first.</summary>
    public IReadOnlyList<SourceVersion> Versions => versions;

    /// <summary>The spans of the newest version that records rest on.</summary>
    public IReadOnlyList<Evidence> Evidence => evidence;

    /// <summary>Adds a newly read version.</summary>
    public SourceVersion AddVersion(byte[] bytes, string sha256, string text, string? title, string? language, bool isMeeting, DateTimeOffset at)
    {
        // Counted here because earlier versions, with all their bytes, are not loaded to add one.
        VersionCount++;
        var version = new SourceVersion(VersionCount, sha256, at, new SourceContent(bytes, text));
        versions.Add(version);
        (Sha256, Title, Language, IsMeeting) = (sha256, title, language, isMeeting);
        return version;
    }

    /// <summary>Takes the newest version back; <paramref name="former"/> is the one before it, null when there was none.</summary>
    public void TakeBack(SourceVersion newest, SourceVersion? former, string? title, string? language, bool isMeeting)
    {
        versions.Remove(newest);
        VersionCount = former?.Number ?? 0;
        (Sha256, Title, Language, IsMeeting) = (former?.Sha256 ?? "", title, language, isMeeting);
    }

    /// <summary>Says where it was published and under which licence.</summary>
    public void Publish(string? origin, string? licence) => (Origin, Licence) = (origin, licence);

    /// <summary>Says which meeting the newest version is about.</summary>
    public void IsAbout(Meeting? meeting) => (Meeting, MeetingId) = (meeting, meeting is null or { Id: 0 } ? null : meeting.Id);

    /// <summary>Adds the span that supports one field of a record.</summary>
    public void AddEvidence(Evidence span) => evidence.Add(span);

    /// <summary>Takes out a span that the newest version no longer has.</summary>
    public void RemoveEvidence(Evidence span) => evidence.Remove(span);
}

/// <summary>One version of a source document.</summary>
public sealed class SourceVersion
{
    private SourceVersion(int number, string sha256, DateTimeOffset readAt) => (Number, Sha256, ReadAt) = (number, sha256, readAt);

    internal SourceVersion(int number, string sha256, DateTimeOffset readAt, SourceContent content)
        : this(number, sha256, readAt) => Content = content;

    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the document.</summary>
    public int SourceDocumentId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    /// <summary>The SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; }

    /// <summary>The instant it was read.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>The bytes and the text; apart, because they may be large and a list of versions needs neither.</summary>
    public SourceContent? Content { get; private set; }
}

/// <summary>What a version of a source holds.</summary>
public sealed class SourceContent(byte[] bytes, string text)
{
    /// <summary>The store's number of the version.</summary>
    public int SourceVersionId { get; private set; }

    /// <summary>The bytes as they came.</summary>
    public byte[] Bytes { get; private set; } = bytes;

    /// <summary>The decoded text that spans count in.</summary>
    public string Text { get; private set; } = text;
}
