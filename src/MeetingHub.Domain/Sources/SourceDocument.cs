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

    /// <summary>All versions read, oldest first.</summary>
    public IReadOnlyList<SourceVersion> Versions => versions;

    /// <summary>The spans of the newest version that records rest on.</summary>
    public IReadOnlyList<Evidence> Evidence => evidence;

    /// <summary>Adds a newly read version.</summary>
    public SourceVersion AddVersion(byte[] bytes, string sha256, string text, string? title, string? language, bool isMeeting, DateTimeOffset at)
    {
        var version = new SourceVersion(versions.Count + 1, bytes, sha256, text, at);
        versions.Add(version);
        (Sha256, Title, Language, IsMeeting) = (sha256, title, language, isMeeting);
        return version;
    }

    /// <summary>Adds the span that supports one field of a record.</summary>
    public void AddEvidence(Evidence span) => evidence.Add(span);

    /// <summary>Takes out a span that the newest version no longer has.</summary>
    public void RemoveEvidence(Evidence span) => evidence.Remove(span);
}

/// <summary>One version of a source document.</summary>
public sealed class SourceVersion(int number, byte[] bytes, string sha256, string text, DateTimeOffset readAt)
{
    /// <summary>The store's number.</summary>
    public int Id { get; private set; }

    /// <summary>The store's number of the document.</summary>
    public int SourceDocumentId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = number;

    /// <summary>The bytes as they came.</summary>
    public byte[] Bytes { get; private set; } = bytes;

    /// <summary>The SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; private set; } = sha256;

    /// <summary>The decoded text that spans count in.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The instant it was read.</summary>
    public DateTimeOffset ReadAt { get; private set; } = readAt;
}
