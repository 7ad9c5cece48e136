using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace MeetingHub.Formats.Docx;

/// <summary>
/// The XML parts of a DOCX, read from the zip file itself: a packaging library believes sizes that the file states, and throws at addresses that
/// people mistype. Names of elements are compared without their namespaces, because the strict form of the standard has others.
/// </summary>
internal sealed class DocxPackage
{
    private const int MostEntries = 2_000;
    private const long MostBytes = 50L * 1024 * 1024;

    // As a tree, XML takes many times its length.
    private const long MostBytesOfPart = 16L * 1024 * 1024;

    private const int Deepest = 200;

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens a document.</summary>
    /// <exception cref="InvalidDataException">It is none, or too large.</exception>
    public DocxPackage(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (zip.Entries.Count > MostEntries) throw new InvalidDataException("Too many entries.");
        var total = 0L;
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted) throw new InvalidDataException("Encrypted.");
            var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
            using var kept = new MemoryStream();
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > MostBytes || (isXml && kept.Length + read > MostBytesOfPart)) throw new InvalidDataException("Too large.");
                if (isXml) kept.Write(buffer, 0, read);
            }
            if (isXml) parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = kept.ToArray();
        }
        MainName = Target("", "officeDocument") ?? throw new InvalidDataException("No document.");
    }

    /// <summary>The name of the part that holds the document's text.</summary>
    public string MainName { get; }

    /// <summary>The root of a part; null where there is none.</summary>
    public XElement? Root(string? name)
    {
        if (name is null || !parts.TryGetValue(name, out var bytes)) return null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using (var depth = XmlReader.Create(new MemoryStream(bytes), settings))
            while (depth.Read())
                if (depth.Depth > Deepest) throw new InvalidDataException("Nested beyond reason.");
        using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
    }

    /// <summary>The part that another points to.</summary>
    /// <param name="from">The other's name; empty for the package.</param>
    /// <param name="type">What the type of the relationship ends with.</param>
    public string? Target(string from, string type) =>
        Relationships(from).FirstOrDefault(r => r.Of("Type")?.EndsWith("/" + type, StringComparison.Ordinal) == true)?.Of("Target") is { } target ? Resolved(from, target) : null;

    /// <summary>The addresses that a part's links lead to, by the ids of their relationships.</summary>
    public Dictionary<string, string> Links(string from)
    {
        Dictionary<string, string> links = [];
        foreach (var link in Relationships(from))
            if (link.Of("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) == true && link.Of("Id") is { } id && link.Of("Target") is { } target) links[id] = target;
        return links;
    }

    private IEnumerable<XElement> Relationships(string from)
    {
        var slash = from.LastIndexOf('/') + 1;
        return Root($"{from[..slash]}_rels/{from[slash..]}.rels")?.Elements() ?? [];
    }

    private static string Resolved(string from, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        List<string> path = [.. from.Split('/')[..^1]];
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0) path.RemoveAt(path.Count - 1);
            else if (step is not ("." or "..")) path.Add(step);
        }
        return string.Join('/', path);
    }
}

/// <summary>Reading elements by their names alone.</summary>
internal static class DocxElements
{
    extension(XElement element)
    {
        /// <summary>The element's name.</summary>
        public string Called => element.Name.LocalName;

        /// <summary>The first child of a name.</summary>
        public XElement? Child(string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

        /// <summary>The value of an attribute.</summary>
        public string? Of(string name) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

        /// <summary>The <c>val</c> of a child.</summary>
        public string? ValueOf(string name) => element.Child(name)?.Of("val");

        /// <summary>The <c>val</c> of a child, as a number.</summary>
        public int? NumberOf(string name) => int.TryParse(element.ValueOf(name), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

        /// <summary>Whether a child switches something on; null where there is none.</summary>
        public bool? Switch(string name) => element.Child(name) is { } child ? child.Of("val") is not ("0" or "false" or "off" or "none") : null;
    }
}
