using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Docx;

/// <summary>Reads what a word processor's document says (ECMA-376) as plain HTML: headings, lists, tables, emphasis, links and footnotes. Looks and pictures are left out.</summary>
public sealed partial class DocxReader
{
    private const int MostEntries = 2_000;
    private const long MostUnpacked = 50 * 1024 * 1024;

    private readonly MainDocumentPart main;
    private readonly Dictionary<string, Style> styles;
    private readonly Dictionary<int, Dictionary<int, NumberFormatValues>> lists;
    private readonly StringBuilder html = new();
    private readonly Stack<string> open = [];
    private readonly List<long> footnotes = [];
    private readonly List<long> endnotes = [];
    private string? title;

    private DocxReader(MainDocumentPart main)
    {
        this.main = main;
        styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>().Where(s => s.StyleId?.Value is not null).DistinctBy(s => s.StyleId!.Value!).ToDictionary(s => s.StyleId!.Value!) ?? []; // asked for before
        lists = ListsOf(main.NumberingDefinitionsPart?.Numbering);
    }

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>Its title and language where it says them, and what is in it as HTML.</returns>
    /// <exception cref="DomainRuleException">It is no such document, is broken, or unpacks to more than 50 MB.</exception>
    public static (string? Title, string? Language, string Html) Read(byte[] bytes)
    {
        try
        {
            Check(bytes);
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpacked });
            if (document.MainDocumentPart is not { Document.Body: { } body } main) throw Broken();
            var reader = new DocxReader(main);
            reader.Blocks(body);
            reader.Notes();
            return (NullIfEmpty(document.PackageProperties.Title) ?? reader.title, NullIfEmpty(document.PackageProperties.Language), reader.html.ToString());
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or InvalidOperationException or FormatException or ArgumentException or NotSupportedException or NullReferenceException or OverflowException or UriFormatException)
        {
            // A package can be broken in each of its layers, and each says so in its own way.
            throw Broken();
        }
    }

    private static DomainRuleException Broken() => new("Rule.NotesNotRead", "This document cannot be read. Bring Markdown, text, HTML, DOCX or wikitext.");

    // What is said of sizes in the package may be a lie: it is unpacked once and counted.
    private static void Check(byte[] bytes)
    {
        using var package = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        if (package.Entries.Count > MostEntries) throw Broken();
        var left = MostUnpacked;
        var buffer = new byte[81920];
        foreach (var entry in package.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
                if ((left -= read) < 0) throw Broken();
        }
    }

    private static Dictionary<int, Dictionary<int, NumberFormatValues>> ListsOf(Numbering? numbering)
    {
        var kinds = numbering?.Elements<AbstractNum>().Where(a => a.AbstractNumberId?.Value is not null).DistinctBy(a => a.AbstractNumberId!.Value).ToDictionary(a => a.AbstractNumberId!.Value, a => a.Elements<Level>().Where(l => l.LevelIndex?.Value is not null).DistinctBy(l => l.LevelIndex!.Value) // asked for before
            .ToDictionary(l => l.LevelIndex!.Value, l => l.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal)) ?? []; // asked for before
        return numbering?.Elements<NumberingInstance>().Where(n => n.NumberID?.Value is not null).DistinctBy(n => n.NumberID!.Value).ToDictionary(n => n.NumberID!.Value, n => kinds.GetValueOrDefault(n.AbstractNumId?.Val?.Value ?? -1) ?? []) ?? []; // asked for before
    }

    private void Blocks(OpenXmlElement parent)
    {
        foreach (var element in parent.ChildElements)
            switch (element)
            {
                case Paragraph paragraph:
                    Read(paragraph);
                    break;
                case Table table:
                    Read(table);
                    break;
                case SdtBlock or CustomXmlBlock or InsertedRun or SdtContentBlock:
                    Blocks(element);
                    break;
            }
        if (parent is Body or TableCell) CloseLists(0);
    }

    private void Read(Paragraph paragraph)
    {
        var said = Inline(paragraph);
        var style = StyleOf(paragraph);
        if (said.Trim().Length == 0)
        {
            CloseLists(0);
            // A rule across the page is a paragraph without words.
            if (paragraph.ParagraphProperties?.ParagraphBorders is not null) html.Append("<hr>");
            return;
        }
        // The title above all is the document's, and no heading beside those of its parts.
        if (html.Length == 0 && Titled().IsMatch(NameOf(style)))
        {
            title = NullIfEmpty(paragraph.InnerText);
            return;
        }
        if (HeadingOf(paragraph, style) is { } level)
        {
            CloseLists(0);
            html.Append(CultureInfo.InvariantCulture, $"<h{level}>{said}</h{level}>");
            return;
        }
        if (ListOf(paragraph, style) is { } list)
        {
            var name = list.Format == NumberFormatValues.Bullet ? "ul" : "ol";
            CloseLists(list.Level + 1);
            // Another list at the same depth ends the one before.
            if (open.Count == list.Level + 1 && open.Peek() != $"{name} {list.Id}") CloseLists(list.Level);
            else if (open.Count == list.Level + 1) html.Append("</li>");
            while (open.Count < list.Level + 1)
            {
                open.Push($"{name} {list.Id}");
                var start = name == "ol" && StartOf(list.Id, list.Level) is > 1 and var first ? $" start=\"{first}\"" : "";
                html.Append(CultureInfo.InvariantCulture, $"<{name}{start}>");
                if (open.Count < list.Level + 1) html.Append("<li>");
            }
            html.Append(CultureInfo.InvariantCulture, $"<li>{said}");
            return;
        }
        CloseLists(0);
        var named = NameOf(style);
        if (Preformatted().IsMatch(named)) html.Append(CultureInfo.InvariantCulture, $"<pre>{said.Replace("<br>", "\n", StringComparison.Ordinal)}</pre>");
        else if (Quoted().IsMatch(named)) html.Append(CultureInfo.InvariantCulture, $"<blockquote><p>{said}</p></blockquote>");
        else html.Append(CultureInfo.InvariantCulture, $"<p>{said}</p>");
    }

    private void CloseLists(int depth)
    {
        while (open.Count > depth) html.Append(CultureInfo.InvariantCulture, $"</li></{open.Pop()[..2]}>");
    }

    private void Read(Table table)
    {
        CloseLists(0);
        html.Append("<table>");
        foreach (var row in table.Elements<TableRow>())
        {
            html.Append("<tr>");
            var cell = row.TableRowProperties?.Elements<TableHeader>().Any() == true ? "th" : "td";
            foreach (var one in row.Descendants<TableCell>().Where(c => c.Ancestors<TableRow>().First() == row))
            {
                html.Append(CultureInfo.InvariantCulture, $"<{cell}>");
                Blocks(one);
                html.Append(CultureInfo.InvariantCulture, $"</{cell}>");
                // A cell over several columns leaves the others empty.
                for (var more = one.TableCellProperties?.GridSpan?.Val?.Value ?? 1; more is > 1 and < 64; more--) html.Append(CultureInfo.InvariantCulture, $"<{cell}></{cell}>");
            }
            html.Append("</tr>");
        }
        html.Append("</table>");
    }

    private string Inline(OpenXmlElement parent)
    {
        var text = new StringBuilder();
        foreach (var element in parent.ChildElements)
            text.Append(element switch
            {
                // What was deleted under "track changes" is not said (17.13.5.14).
                DeletedRun or MoveFromRun => "",
                Run run => Words(run),
                Hyperlink link => Link(link),
                SdtRun box => CheckBox(box) ?? Inline(box),
                SdtContentRun or InsertedRun or MoveToRun or CustomXmlRun or SimpleField => Inline(element),
                _ => "",
            });
        return text.ToString();
    }

    private string Link(Hyperlink link)
    {
        var inner = Inline(link);
        var address = link.Id?.Value is { } id ? main.HyperlinkRelationships.FirstOrDefault(r => r.Id == id)?.Uri.OriginalString : null;
        return address is null ? inner : $"<a href=\"{WebUtility.HtmlEncode(address)}\">{inner}</a>";
    }

    private static string? CheckBox(SdtRun box) => box.SdtProperties?.ChildElements.FirstOrDefault(c => c.LocalName == "checkbox") is { } check
        ? check.ChildElements.FirstOrDefault(c => c.LocalName == "checked")?.GetAttributes().FirstOrDefault(a => a.LocalName == "val").Value is "1" or "true" ? "[x] " : "[ ] "
        : null;

    private string Words(Run run)
    {
        var text = new StringBuilder();
        foreach (var element in run.ChildElements)
            switch (element)
            {
                case Text said:
                    text.Append(WebUtility.HtmlEncode(said.Text));
                    break;
                case TabChar:
                    text.Append(' ');
                    break;
                case Break or CarriageReturn:
                    text.Append("<br>");
                    break;
                case NoBreakHyphen:
                    text.Append('-');
                    break;
                case FootnoteReference { Id.Value: var id }:
                    footnotes.Add(id);
                    text.Append(CultureInfo.InvariantCulture, $" [{footnotes.Count + endnotes.Count}]");
                    break;
                case EndnoteReference { Id.Value: var id }:
                    endnotes.Add(id);
                    text.Append(CultureInfo.InvariantCulture, $" [{footnotes.Count + endnotes.Count}]");
                    break;
            }
        if (text.Length == 0 || run.RunProperties is not { } looks) return text.ToString();
        if (looks.Vanish is { } hidden && IsOn(hidden)) return "";
        if (looks.RunStyle?.Val?.Value is { } style && Coded().IsMatch(NameOf(styles.GetValueOrDefault(style)))) return $"<code>{text}</code>";
        if (looks.Strike is { } struck && IsOn(struck)) Wrap("s");
        if (looks.Italic is { } slanted && IsOn(slanted)) Wrap("em");
        if (looks.Bold is { } bold && IsOn(bold)) Wrap("strong");
        return text.ToString();

        void Wrap(string name) => text.Insert(0, $"<{name}>").Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    private static bool IsOn(OnOffType property) => property.Val is null || property.Val.Value;

    // Notes stand at the end, numbered as they are referred to.
    private void Notes()
    {
        var notes = footnotes.Select(id => (OpenXmlElement?)main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(f => f.Id?.Value == id))
            .Concat(endnotes.Select(id => (OpenXmlElement?)main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(f => f.Id?.Value == id))).ToList();
        if (notes.Count == 0) return;
        html.Append("<hr><ol>");
        foreach (var note in notes) html.Append(CultureInfo.InvariantCulture, $"<li>{string.Join(' ', note?.Elements<Paragraph>().Select(Inline) ?? [])}</li>");
        html.Append("</ol>");
    }

    private Style? StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id ? styles.GetValueOrDefault(id) : null;

    private static string NameOf(Style? style) => style?.StyleName?.Val?.Value ?? style?.StyleId?.Value ?? "";

    // By its outline level, its own or a style's; else by the style's name, which Word keeps in English and others do not.
    private int? HeadingOf(Paragraph paragraph, Style? style)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own and < 6) return own + 1;
        foreach (var one in WithBases(style))
        {
            if (one.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level and < 6) return level + 1;
            if (Headed().Match(NameOf(one)) is { Success: true } heading) return heading.Groups[1] is { Success: true } number ? Math.Clamp(number.ValueSpan[0] - '0', 1, 6) : 1;
        }
        return null;
    }

    private (int Id, int Level, NumberFormatValues Format)? ListOf(Paragraph paragraph, Style? style)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties ?? WithBases(style).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n is not null);
        if (numbering?.NumberingId?.Val?.Value is not { } id || id == 0) return null;
        var level = Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, 8);
        return (id, level, lists.GetValueOrDefault(id)?.GetValueOrDefault(level, NumberFormatValues.Decimal) ?? NumberFormatValues.Bullet);
    }

    private int? StartOf(int id, int level) => main.NumberingDefinitionsPart?.Numbering?.Elements<NumberingInstance>().FirstOrDefault(n => n.NumberID?.Value == id)?
        .Elements<LevelOverride>().FirstOrDefault(l => l.LevelIndex?.Value == level)?.StartOverrideNumberingValue?.Val?.Value;

    private IEnumerable<Style> WithBases(Style? style)
    {
        // A style that rests on itself would have no end.
        for (var i = 0; style is not null && i < 20; i++)
        {
            yield return style;
            style = style.BasedOn?.Val?.Value is { } id ? styles.GetValueOrDefault(id) : null;
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^(?:(?:heading|t[ií]tulo|titre|überschrift)\s*(\d)|title|t[ií]tulo|titre)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Headed();

    [GeneratedRegex(@"^(?:title|t[ií]tulo|titre)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^(?:html )?preformat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preformatted();

    [GeneratedRegex(@"^(?:intense )?(?:quot|cita|citaç)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bcode\b|^html code|verbatim", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Coded();
}
