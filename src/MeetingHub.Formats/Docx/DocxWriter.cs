using System.Globalization;
using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Break = DocumentFormat.OpenXml.Wordprocessing.Break;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace MeetingHub.Formats.Docx;

/// <summary>
/// Writes a document for word processors (ECMA-376): real styles, numbered lists that start anew, tables with a repeated head, links, and the language that spelling is checked in.
/// The same input gives the same bytes.
/// </summary>
public sealed class DocxWriter
{
    private const int Bullets = 1;
    private const int MostLevels = 9;

    // Word's measure: twentieths of a point.
    private const int Step = 360;

    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MainDocumentPart main;
    private readonly Numbering numbering;
    private readonly int shift;
    private int lastNumbering = Bullets;
    private int lastLink;

    private DocxWriter(MainDocumentPart main, Numbering numbering, int shift) => (this.main, this.numbering, this.shift) = (main, numbering, shift);

    /// <summary>Writes a document.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="language">The BCP 47 tag of its language; null where it is not known.</param>
    /// <param name="html">What is in it: HTML that was cleaned. Its highest heading becomes the highest of the document.</param>
    public static byte[] Write(string title, string? language, string html)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Named here, because the library would name them at random.
            var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rMain");
            main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = DocxStyles.Make(language);
            var numbering = DocxStyles.MakeNumbering();
            main.AddNewPart<NumberingDefinitionsPart>("rNumbering").Numbering = numbering;
            var content = new HtmlParser().ParseDocument(html).Body!; // the parser makes one
            var highest = content.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => h.LocalName[1] - '0').DefaultIfEmpty(1).Min();
            var body = new Body(new Paragraph(Styled("Title"), new Run(Words(title))));
            new DocxWriter(main, numbering, highest - 1).Blocks(content, body, new Place());
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
            main.Document = new Document(body);
            using var properties = document.AddNewPart<CoreFilePropertiesPart>("rCore").GetStream(FileMode.Create);
            using var xml = System.Xml.XmlWriter.Create(properties);
            xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
            xml.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", Clean(title));
            if (language is not null) xml.WriteElementString("dc", "language", "http://purl.org/dc/elements/1.1/", language);
            xml.WriteEndElement();
        }
        return WithoutTimes(stream);
    }

    /// <summary>Where a block stands: in which list, how deep, in which quote.</summary>
    private sealed record Place(int? Numbering = null, int Level = 0, string Style = "");

    private void Blocks(INode parent, OpenXmlElement target, Place place)
    {
        List<INode> inline = [];
        var isFirst = true;
        foreach (var node in parent.ChildNodes)
        {
            if (node is not IElement { LocalName: "p" or "div" or "section" or "article" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "dl" or "table" or "blockquote" or "pre" or "hr" or "figure" } element)
            {
                inline.Add(node);
                continue;
            }
            End();
            Block(element, target, Here());
        }
        End();

        void End()
        {
            if (inline.Any(n => n is IElement || n.TextContent.Trim().Length > 0)) target.Append(Paragraph(inline, Here()));
            inline.Clear();
        }

        // What follows in an item stands under it, without a sign of its own.
        Place Here()
        {
            var here = isFirst ? place : place with { Numbering = null };
            isFirst = false;
            return here;
        }
    }

    private void Block(IElement element, OpenXmlElement target, Place place)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var number]:
                target.Append(Paragraph(element.ChildNodes, new Place(Style: "Heading" + Math.Clamp(number - '0' - shift, 1, 6).ToString(CultureInfo.InvariantCulture))));
                break;
            case "ul" or "ol":
                var id = element.LocalName == "ul" ? Bullets : Number(element);
                var level = place is { Numbering: null, Level: 0 } ? 0 : Math.Min(place.Level, MostLevels - 1);
                foreach (var item in element.Children) Blocks(item, target, place with { Numbering = id, Level = level + 1 });
                break;
            case "dl":
                foreach (var part in element.Children) Blocks(part, target, part.LocalName == "dt" ? place with { Style = "Term" } : place with { Style = "Quote" });
                break;
            case "table":
                Table(element, target, place);
                break;
            case "blockquote":
                Blocks(element, target, place with { Style = "Quote", Numbering = null });
                break;
            case "pre":
                target.Append(new Paragraph(Styled("Preformatted"), Lines(element.TextContent.TrimEnd('\n'))));
                break;
            case "hr":
                target.Append(new Paragraph(new ParagraphProperties(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Color = "999999", Space = 1 }))));
                break;
            case "p":
                target.Append(Paragraph(element.ChildNodes, place));
                break;
            default:
                Blocks(element, target, place);
                break;
        }
    }

    // Each numbered list counts for itself.
    private int Number(IElement list)
    {
        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
        var instance = new NumberingInstance(new AbstractNumId { Val = DocxStyles.Numbers }) { NumberID = ++lastNumbering };
        for (var level = 0; level < MostLevels; level++) instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = start }) { LevelIndex = level });
        numbering.Append(instance);
        return lastNumbering;
    }

    private void Table(IElement table, OpenXmlElement target, Place place)
    {
        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table).Select(r => r.Children.Where(c => c.LocalName is "td" or "th").ToList()).Where(r => r.Count > 0).ToList();
        if (rows.Count == 0) return;
        var width = rows.Max(r => r.Count);
        if (table.QuerySelector("caption") is { } caption) target.Append(Paragraph(caption.ChildNodes, new Place(Style: "Caption")));
        var made = new Table(
            new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }),
            new TableGrid(Enumerable.Range(0, width).Select(_ => new GridColumn { Width = (9638 / width).ToString(CultureInfo.InvariantCulture) })));
        foreach (var row in rows)
        {
            var isHead = row.TrueForAll(c => c.LocalName == "th");
            var line = new TableRow();
            // Said of each row that may not be cut in two; a head comes again on each page.
            line.Append(isHead ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
            foreach (var cell in row.Concat(Enumerable.Repeat<IElement?>(null, width - row.Count)))
            {
                var content = new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Auto }));
                if (cell is not null) Blocks(cell, content, new Place(Style: cell.LocalName == "th" ? "TableHead" : ""));
                // A cell ends with a paragraph, also an empty one (17.4.65).
                if (content.LastChild is not DocumentFormat.OpenXml.Wordprocessing.Paragraph) content.Append(new Paragraph());
                line.Append(content);
            }
            made.Append(line);
        }
        target.Append(made);
        // Two tables without a paragraph between them would be one.
        target.Append(new Paragraph());
    }

    private Paragraph Paragraph(IEnumerable<INode> content, Place place)
    {
        var properties = new ParagraphProperties();
        if (place.Style.Length > 0) properties.Append(new ParagraphStyleId { Val = place.Style });
        else if (place.Level > 0) properties.Append(new ParagraphStyleId { Val = "ListParagraph" });
        if (place.Numbering is { } list) properties.Append(new NumberingProperties(new NumberingLevelReference { Val = place.Level - 1 }, new NumberingId { Val = list }));
        else if (place.Level > 0) properties.Append(new Indentation { Left = (Step * place.Level).ToString(CultureInfo.InvariantCulture) });
        var paragraph = new Paragraph();
        if (properties.HasChildren) paragraph.Append(properties);
        foreach (var node in content) Inline(node, paragraph, new Look());
        return paragraph;
    }

    /// <summary>How words look.</summary>
    private sealed record Look(bool Bold = false, bool Italic = false, bool Struck = false, bool Code = false, bool Raised = false, bool Link = false)
    {
        public RunProperties? Properties()
        {
            var properties = new RunProperties();
            // In the order that the schema has them (17.3.2.28).
            if (Link) properties.Append(new RunStyle { Val = "Hyperlink" });
            else if (Code) properties.Append(new RunStyle { Val = "Code" });
            if (Bold) properties.Append(new Bold());
            if (Italic) properties.Append(new Italic());
            if (Struck) properties.Append(new Strike());
            if (Raised) properties.Append(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript });
            return properties.HasChildren ? properties : null;
        }
    }

    private void Inline(INode node, OpenXmlElement target, Look look)
    {
        if (node is IText text)
        {
            if (text.Data.Length > 0) target.Append(Run(look, Words(text.Data.ReplaceLineEndings(" "))));
            return;
        }
        if (node is not IElement element) return;
        switch (element.LocalName)
        {
            case "br":
                target.Append(Run(look, new Break()));
                return;
            case "img":
                if (element.GetAttribute("alt") is { Length: > 0 } alt) target.Append(Run(look, Words(alt)));
                return;
            case "a" when target is not Hyperlink && element.GetAttribute("href") is { } href && Uri.TryCreate(href, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto":
                var id = "rLink" + (++lastLink).ToString(CultureInfo.InvariantCulture);
                main.AddHyperlinkRelationship(address, isExternal: true, id);
                var link = new Hyperlink { Id = id };
                foreach (var inner in element.ChildNodes) Inline(inner, link, look with { Link = true });
                target.Append(link);
                return;
        }
        var changed = element.LocalName switch
        {
            "strong" or "b" => look with { Bold = true },
            "em" or "i" => look with { Italic = true },
            "del" or "s" => look with { Struck = true },
            "code" => look with { Code = true },
            "sup" => look with { Raised = true },
            _ => look,
        };
        foreach (var inner in element.ChildNodes) Inline(inner, target, changed);
    }

    private static Run Run(Look look, OpenXmlElement content)
    {
        var run = new Run();
        if (look.Properties() is { } properties) run.Append(properties);
        run.Append(content);
        return run;
    }

    private static Run Lines(string text)
    {
        var run = new Run();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) run.Append(new Break());
            run.Append(Words(lines[i]));
        }
        return run;
    }

    private static ParagraphProperties Styled(string style) => new(new ParagraphStyleId { Val = style });

    private static Text Words(string text) => new(Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    // XML 1.0 has no place for the other control characters.
    private static string Clean(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    // The package notes when each part was written, which makes no two the same.
    private static byte[] WithoutTimes(MemoryStream stream)
    {
        using (var package = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            foreach (var entry in package.Entries) entry.LastWriteTime = Always;
        return stream.ToArray();
    }
}
