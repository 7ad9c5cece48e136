using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace MeetingHub.Formats.Docx;

/// <summary>What the files of word processors and of spreadsheets have in common (ECMA-376, part 2): a zip file that says what it is called.</summary>
internal static class OfficeFile
{
    // The first moment that a zip file can name.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>Says what the file is called and in which language it is; either may be missing.</summary>
    public static void Describe(OpenXmlPackage package, CoreFilePropertiesPart core, string title, string? language)
    {
        package.ChangeIdOfPart(core, "core");
        using var properties = core.GetStream(FileMode.Create);
        new XDocument(new XElement(Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Dublin.NamespaceName),
            title.Length == 0 ? null : new XElement(Dublin + "title", title),
            language is null ? null : new XElement(Dublin + "language", language))).Save(properties);
    }

    /// <summary>The file with the same bytes each time: the packaging library stamps each entry with the time of writing.</summary>
    public static byte[] Fixed(MemoryStream written)
    {
        using var stream = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read))
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal)) // "[Content_Types].xml" comes first, as readers of streams want it
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Stamp;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A text without control characters and halves of pairs, which cannot stand in XML at all.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) printable.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) printable.Append(text[i]);
        }
        return printable.ToString();
    }
}
