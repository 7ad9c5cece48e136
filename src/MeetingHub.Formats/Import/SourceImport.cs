using System.Globalization;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.PlainText;

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

    // Text beyond this is stored but not read: no report of a meeting is longer, and recognisers must end.
    private const int MaxReadCharacters = 250_000;
    private const int MaxNesting = 100;

    /// <summary>Reads one document. Never throws for what the bytes hold: a document that cannot be read is refused with a sentence.</summary>
    /// <param name="name">The file's name; its extension tells the format where <paramref name="mediaType"/> does not.</param>
    /// <param name="bytes">The document.</param>
    /// <param name="mediaType">The IANA media type, or null to tell it from the name and the content.</param>
    /// <param name="maxBytes">The largest document to read, in bytes.</param>
    public static SourceReading Read(string name, ReadOnlySpan<byte> bytes, string? mediaType = null, int maxBytes = DefaultMaxBytes)
    {
        mediaType ??= MediaTypeOf(name);
        if (bytes.Length > maxBytes) return Refused(string.Create(CultureInfo.InvariantCulture, $"The document has {bytes.Length:N0} bytes; at most {maxBytes:N0} are read."));
        if (!mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)) return Refused($"Documents of type {mediaType} are not read yet; text, Markdown, wikitext and HTML are.");
        var (text, refusal) = TextDecoding.Decode(bytes);
        if (text is null) return Refused(refusal!); // One of the two is always there.
        if (TooDeep(text)) return Refused("The document is nested beyond reason.");

        try
        {
            return new SourceReading(name, mediaType, text, Extract(text), null);
        }
        catch (RegexMatchTimeoutException)
        {
            // Each pattern has a limit that no honest text comes near.
            return Refused("The document is built so that reading it would not end.");
        }

        SourceReading Refused(string reason) => new(name, mediaType, "", null, reason);
    }

    private static ImportDraft Extract(string text)
    {
        var read = text;
        if (text.Length > MaxReadCharacters)
        {
            var lineEnd = text.LastIndexOf('\n', MaxReadCharacters, MaxReadCharacters / 2);
            read = text[..(lineEnd > 0 ? lineEnd : MaxReadCharacters)];
        }
        var draft = MeetingExtractor.Extract(PlainTextReader.Read(read));
        return read.Length == text.Length ? draft : draft with
        {
            Diagnostics = [.. draft.Diagnostics, new Diagnostic(DiagnosticSeverity.Warning, "The document is very long; what stands after this place was stored but not read.", read.Length)],
        };
    }

    // Brackets or tags hundreds deep are an attack or a broken export, never a report.
    private static bool TooDeep(string text)
    {
        var brackets = 0;
        foreach (var c in text)
        {
            if (c is '[' or '{' or '(') brackets++;
            else if (c is ']' or '}' or ')') brackets = Math.Max(0, brackets - 1);
            if (brackets > MaxNesting * 20) return true;
        }
        return text.AsSpan().Count("<div") - text.AsSpan().Count("</div") > MaxNesting * 20 || text.AsSpan().Count("<ul") - text.AsSpan().Count("</ul") > MaxNesting;
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => "text/markdown",
        ".htm" or ".html" => "text/html",
        ".wiki" or ".mediawiki" or ".wikitext" => "text/x-wiki",
        ".rst" => "text/x-rst",
        ".pdf" => "application/pdf",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".odt" => "application/vnd.oasis.opendocument.text",
        _ => "text/plain",
    };
}
