using System.Collections.Frozen;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Attachments;

/// <summary>A file as it may stand beside notes: a picture, or a document that a browser saves rather than opens.</summary>
/// <param name="Name">Its name, as an address has it, with its ending.</param>
/// <param name="MediaType">The IANA media type.</param>
/// <param name="Bytes">What is kept and sent.</param>
public sealed record AttachedFile(string Name, string MediaType, byte[] Bytes)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private static readonly byte[] Pdf = "%PDF-"u8.ToArray();
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];

    // What a document begins with; text has no beginning of its own. No sort that holds macros is among them.
    private static readonly FrozenDictionary<string, (string MediaType, byte[] Begins)> Documents = new Dictionary<string, (string, byte[])>
    {
        [".pdf"] = ("application/pdf", Pdf),
        [".odt"] = ("application/vnd.oasis.opendocument.text", Zip),
        [".ods"] = ("application/vnd.oasis.opendocument.spreadsheet", Zip),
        [".odp"] = ("application/vnd.oasis.opendocument.presentation", Zip),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        [".pptx"] = ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Zip),
        [".csv"] = ("text/csv", []),
        [".txt"] = ("text/plain", []),
        [".md"] = ("text/markdown", []),
    }.ToFrozenDictionary();

    /// <summary>The endings that a file dialogue offers.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png", ".gif", ".webp", .. Documents.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Checks a file, and writes a picture anew.</summary>
    /// <param name="name">Its name, as it came.</param>
    /// <param name="bytes">What is in it.</param>
    /// <exception cref="DomainRuleException">It is too large, of no known sort, or not what its name says.</exception>
    public static AttachedFile Read(string name, byte[] bytes)
    {
        if (bytes.Length > MostBytes) throw new DomainRuleException("Rule.AttachmentTooLarge", "This file is larger than 20 MB.");
        // By what it is: a picture keeps being one under whatever name.
        if (Picture.IsOne(bytes))
        {
            var picture = Picture.Read(bytes);
            return new AttachedFile(Clean(name) + picture.Extension, picture.MediaType, picture.Bytes);
        }
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (bytes.Length == 0 || !Documents.TryGetValue(extension, out var sort) || !bytes.AsSpan().StartsWith(sort.Begins) || (sort.Begins.Length == 0 && !IsText(bytes)))
            throw new DomainRuleException("Rule.AttachmentUnknown", "This file is no picture (JPEG, PNG, GIF, WebP) and no document (PDF, ODT, ODS, ODP, DOCX, XLSX, PPTX, CSV, TXT, MD).");
        return new AttachedFile(Clean(name) + extension, sort.MediaType, bytes);
    }

    private static bool IsText(byte[] bytes) => !bytes.AsSpan().Contains((byte)0);

    private static string Clean(string name) => Slug.From(Path.GetFileNameWithoutExtension(name.Replace('\\', '/')));
}
