using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Document = DocumentFormat.OpenXml.Wordprocessing.Document;

namespace MeetingHub.Formats.Docx;

/// <summary>
/// Cleaned HTML as a document for word processors, with real headings, lists, tables and links, so that those who go on working with it, or hear it
/// read, find its structure. The same input gives the same bytes.
/// </summary>
public static class DocxWriter
{
    /// <summary>A document.</summary>
    /// <param name="title">Its title: its first line, and what programs show it under.</param>
    /// <param name="language">The BCP 47 tag of its language; null where it is unknown.</param>
    /// <param name="html">What it says, cleaned. Its highest heading becomes Heading 1.</param>
    public static byte[] Write(string title, string? language, string html)
    {
        title = OfficeFile.Printable(title).Trim();
        language = string.IsNullOrWhiteSpace(language) ? null : OfficeFile.Printable(language).Trim();
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "main");
            var writing = new Writing(main);
            main.Document = new Document(writing.Write(title, new HtmlParser().ParseDocument(html).Body!)); // the parser makes one
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Make(language);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = DocxStyles.Number(writing.Ordered);
            // Without this, Word opens the document in a mode for old ones.
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            OfficeFile.Describe(package, package.AddCoreFilePropertiesPart(), title, language);
        }
        return OfficeFile.Fixed(stream);
    }

    /// <summary>Where in the document something stands.</summary>
    /// <param name="Style">The style of its paragraphs; null for that of plain text.</param>
    /// <param name="Level">The level of the list that it stands in; -1 outside of any.</param>
    /// <param name="IsBold">Whether all of it is, as in a table's header.</param>
    private readonly record struct Place(string? Style, int Level, bool IsBold);

    /// <summary>How a stretch of text looks, and its language where it is not the document's.</summary>
    private readonly record struct Look(bool IsBold, bool IsItalic, bool IsStruck, bool IsCode, bool IsRaised, bool IsLowered, bool IsPreformatted, string? Language);

    private sealed class Writing(MainDocumentPart main)
    {
        private const int TextWidth = 9638; // A4 less its margins, in twentieths of a point

        private static readonly FrozenSet<string> BlockNames =
            ["h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote", "pre", "hr", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption"];

        private readonly Dictionary<string, string> links = [];
        private readonly HashSet<IElement> noted = [];
        private OpenXmlPart part = main;
        private int highest = 1;

        /// <summary>The lists of numbers, in order.</summary>
        public List<(int Level, int Start)> Ordered { get; } = [];

        public Body Write(string title, IElement html)
        {
            highest = html.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').DefaultIfEmpty(1).Min();
            var body = new Body();
            if (title.Length > 0) body.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Title" }), new Run(Text(title))));
            Blocks(html, body, new Place(null, -1, false));
            if (body.LastChild is not Paragraph) body.Append(new Paragraph()); // Word wants one behind a table.
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Right = 1134, Bottom = 1134, Left = 1134, Header = 709, Footer = 709, Gutter = 0 }));
            return body;
        }

        // A footnote stands on its page, as who reads it there expects; a second reference to one shows the number alone.
        private bool AddFootnote(IElement reference, OpenXmlElement target)
        {
            if (part != main || reference.GetAttribute("href") is not ['#', .. var id] || reference.Owner?.GetElementById(id) is not { } note || !noted.Add(note)) return false;
            var notes = main.FootnotesPart ?? Footnotes();
            var footnote = new Footnote { Id = notes.Footnotes!.ChildElements.Count - 1 }; // two are lines
            notes.Footnotes.Append(footnote);
            part = notes;
            Blocks(note, footnote, new Place("FootnoteText", -1, false));
            part = main;
            if (footnote.GetFirstChild<Paragraph>() is not { } first) footnote.Append(first = new Paragraph());
            first.InsertAfter(new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReferenceMark()), first.ParagraphProperties);
            target.Append(new Run(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new FootnoteReference { Id = footnote.Id }));
            return true;
        }

        private FootnotesPart Footnotes()
        {
            var notes = main.AddNewPart<FootnotesPart>("footnotes");
            notes.Footnotes = new Footnotes(
                new Footnote(new Paragraph(new Run(new SeparatorMark()))) { Id = -1, Type = FootnoteEndnoteValues.Separator },
                new Footnote(new Paragraph(new Run(new ContinuationSeparatorMark()))) { Id = 0, Type = FootnoteEndnoteValues.ContinuationSeparator });
            return notes;
        }

        // Text between blocks is a paragraph of its own.
        private void Blocks(IElement parent, OpenXmlElement target, Place place, Queue<ParagraphProperties>? numbers = null, bool isDecision = false)
        {
            List<INode> loose = [];
            foreach (var node in parent.ChildNodes)
            {
                if (node is not IElement element || !BlockNames.Contains(element.LocalName))
                {
                    loose.Add(node);
                    continue;
                }
                Flush();
                Block(element, target, place, numbers);
            }
            Flush();

            void Flush()
            {
                if (loose.Count > 0) AddParagraph(loose, target, place, numbers, isDecision);
                loose.Clear();
            }
        }

        private void Block(IElement element, OpenXmlElement target, Place place, Queue<ParagraphProperties>? numbers)
        {
            switch (element.LocalName)
            {
                case ['h', >= '1' and <= '6']:
                    AddParagraph(element.ChildNodes, target, place with { Style = $"Heading{element.LocalName[1] - '0' - highest + 1}", Level = -1 });
                    break;
                case "p" or "figcaption":
                    AddParagraph(element.ChildNodes, target, place, numbers, element.ClassList.Contains("decision"));
                    break;
                case "ul" or "ol":
                    List(element, target, place);
                    break;
                case "dt":
                    Blocks(element, target, place with { Style = "DefinitionTerm", Level = -1 });
                    break;
                case "dd":
                    Blocks(element, target, place with { Style = "Definition", Level = -1 });
                    break;
                case "blockquote":
                    Blocks(element, target, place with { Style = "Quote", Level = -1 });
                    break;
                case "pre":
                    AddParagraph(element.ChildNodes, target, place with { Style = "HTMLPreformatted", Level = -1 }, isPreformatted: true);
                    break;
                case "hr":
                    target.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "HorizontalLine" })));
                    break;
                case "table":
                    Table(element, target);
                    break;
                // What stands on its page is not listed again.
                case "div" when element.ClassList.Contains("footnotes") && element.QuerySelectorAll("li[id]").All(noted.Contains):
                    break;
                default:
                    Blocks(element, target, place, numbers, element.ClassList.Contains("decision"));
                    break;
            }
        }

        private void List(IElement list, OpenXmlElement target, Place place)
        {
            var level = Math.Min(place.Level + 1, DocxStyles.Levels - 1);
            var number = DocxStyles.Bullets;
            if (list.LocalName == "ol")
            {
                var start = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? Math.Min(said, short.MaxValue) : 1;
                Ordered.Add((level, start));
                number += Ordered.Count;
            }
            foreach (var item in list.Children)
            {
                // The item's first paragraph has its number, the others stand below it.
                var numbers = new Queue<ParagraphProperties>([new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number }))]);
                Blocks(item, target, new Place("ListParagraph", level, place.IsBold), numbers, item.ClassList.Contains("decision"));
            }
        }

        private void Table(IElement table, OpenXmlElement target)
        {
            var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table).Select(r => (Row: r, Cells: r.Children.Where(c => c.LocalName is "th" or "td").ToList())).Where(r => r.Cells.Count > 0).ToList();
            if (rows.Count == 0) return;
            if (target.LastChild is Table) target.Append(new Paragraph()); // Two tables without anything between them would be one.
            // One that is for the ear alone says what the heading above it does.
            if (table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption && !caption.ClassList.Contains("vh")) AddParagraph(caption.ChildNodes, target, new Place("Caption", -1, false));
            var columns = rows.Max(r => r.Cells.Count);
            var widths = Widths(rows.ConvertAll(r => r.Cells), columns);
            var written = new Table(
                new TableProperties(new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
                new TableGrid(widths.Select(w => new GridColumn { Width = w })));
            var isAbove = true; // Only rows at the top can be repeated on each page.
            foreach (var (row, cells) in rows)
            {
                isAbove = isAbove && (row.ParentElement?.LocalName == "thead" || cells.TrueForAll(c => c.LocalName == "th"));
                var properties = new TableRowProperties(new CantSplit());
                if (isAbove) properties.Append(new TableHeader());
                var line = new TableRow(properties);
                for (var i = 0; i < columns; i++)
                {
                    var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = widths[i], Type = TableWidthUnitValues.Dxa }));
                    if (i < cells.Count) Blocks(cells[i], cell, new Place(null, -1, isAbove || cells[i].LocalName == "th"));
                    if (cell.LastChild is not Paragraph) cell.Append(new Paragraph());
                    line.Append(cell);
                }
                written.Append(line);
            }
            target.Append(written);
        }

        // By how much there is to read in a column, within bounds: a column of numbers needs little, and none takes it all.
        private static string[] Widths(List<List<IElement>> rows, int columns)
        {
            var weights = Enumerable.Range(0, columns).Select(n => rows.Where(r => n < r.Count).Select(r => Math.Clamp(r[n].TextContent.Trim().Length, 6, 60)).DefaultIfEmpty(6).Average()).ToList();
            return [.. weights.Select(w => ((int)(TextWidth * w / weights.Sum())).ToString(CultureInfo.InvariantCulture))];
        }

        private void AddParagraph(IEnumerable<INode> nodes, OpenXmlElement target, Place place, Queue<ParagraphProperties>? numbers = null, bool isDecision = false, bool isPreformatted = false)
        {
            var paragraph = new Paragraph();
            var line = new Line(paragraph);
            foreach (var node in nodes) Inline(node, paragraph, line, new Look { IsBold = place.IsBold, IsPreformatted = isPreformatted, Language = node.ParentElement?.Closest("[lang]")?.GetAttribute("lang") });
            line.End();
            if (!paragraph.HasChildren) return;
            var properties = numbers is { Count: > 0 } ? numbers.Dequeue() : new ParagraphProperties();
            var style = (isDecision, place.Style) switch { (true, null) => "Decision", (true, "ListParagraph") => "ListDecision", _ => place.Style };
            if (style is not null) properties.PrependChild(new ParagraphStyleId { Val = style });
            if (place.Level >= 0 && properties.NumberingProperties is null) properties.Append(new Indentation { Left = DocxStyles.IndentOf(place.Level) });
            if (properties.HasChildren) paragraph.PrependChild(properties);
            target.Append(paragraph);
        }

        private void Inline(INode node, OpenXmlElement target, Line line, Look look)
        {
            if (node is IText text)
            {
                line.Add(target, OfficeFile.Printable(text.Data), look);
                return;
            }
            if (node is not IElement element || element.ClassList.Contains("footnote-back-ref")) return;
            switch (element.LocalName)
            {
                case "br":
                    line.Break(target);
                    return;
                case "img":
                    line.Add(target, OfficeFile.Printable(element.GetAttribute("alt") ?? ""), look);
                    return;
                case "a" when element.ClassList.Contains("footnote-ref") && AddFootnote(element, target):
                    return;
                case "a" when target is Paragraph && LinkOf(element.GetAttribute("href")) is { } id:
                    var link = new Hyperlink { Id = id, History = true };
                    target.Append(link);
                    foreach (var child in element.ChildNodes) Inline(child, link, line, look);
                    if (!link.HasChildren) link.Remove();
                    return;
            }
            var inner = element.LocalName switch
            {
                "strong" or "b" or "th" => look with { IsBold = true },
                "em" or "i" => look with { IsItalic = true },
                "del" or "s" => look with { IsStruck = true },
                "code" => look with { IsCode = true },
                "sup" => look with { IsRaised = true },
                "sub" => look with { IsLowered = true },
                _ => look,
            };
            if (element.GetAttribute("lang") is { Length: > 0 } language) inner = inner with { Language = language };
            foreach (var child in element.ChildNodes) Inline(child, target, line, inner);
        }

        // Addresses on this host lead nowhere from a file.
        private string? LinkOf(string? href)
        {
            if (href is null || !Uri.TryCreate(href, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "mailto")) return null;
            // Each part of the file knows its own.
            var key = part == main ? address.AbsoluteUri : "footnotes " + address.AbsoluteUri;
            if (!links.TryGetValue(key, out var id))
            {
                links[key] = id = $"link{links.Count + 1}";
                part.AddHyperlinkRelationship(new Uri(address.AbsoluteUri), true, id);
            }
            return id;
        }
    }

    /// <summary>The text of a paragraph: as in HTML, any white space is one space, and there is none at its ends.</summary>
    private sealed class Line(Paragraph paragraph)
    {
        private bool endsInSpace = true;

        public void Add(OpenXmlElement target, string data, Look look)
        {
            if (look.IsPreformatted)
            {
                var lines = data.TrimEnd('\n').Split('\n');
                for (var i = 0; i < lines.Length; i++)
                {
                    if (i > 0) target.Append(new Run(new Break()));
                    if (lines[i].Length > 0) target.Append(Run(lines[i].Replace("\t", "    ", StringComparison.Ordinal), look with { IsCode = false }, isLink: false));
                }
                return;
            }
            var text = new StringBuilder(data.Length);
            foreach (var c in data)
            {
                var isSpace = c is ' ' or '\n' or '\r' or '\t' or '\f';
                if (!isSpace || !endsInSpace) text.Append(isSpace ? ' ' : c);
                endsInSpace = isSpace;
            }
            if (text.Length > 0) target.Append(Run(text.ToString(), look, target is Hyperlink));
        }

        public void Break(OpenXmlElement target)
        {
            target.Append(new Run(new Break()));
            endsInSpace = true;
        }

        public void End()
        {
            while (paragraph.Descendants<Run>().LastOrDefault() is { } last)
            {
                if (last.GetFirstChild<Text>() is { } text)
                {
                    text.Text = text.Text.TrimEnd(' ');
                    if (text.Text.Length > 0) return;
                }
                var parent = last.Parent;
                last.Remove();
                if (parent is Hyperlink { HasChildren: false }) parent.Remove();
            }
        }

        private static Run Run(string text, Look look, bool isLink)
        {
            var properties = new RunProperties();
            if (look.IsCode) properties.Append(new RunStyle { Val = "HTMLCode" });
            else if (isLink) properties.Append(new RunStyle { Val = "Hyperlink" });
            if (look.IsBold) properties.Append(new Bold());
            if (look.IsItalic) properties.Append(new Italic());
            if (look.IsStruck) properties.Append(new Strike());
            if (look.IsRaised || look.IsLowered) properties.Append(new VerticalTextAlignment { Val = look.IsRaised ? VerticalPositionValues.Superscript : VerticalPositionValues.Subscript });
            if (look.Language is not null) properties.Append(new Languages { Val = OfficeFile.Printable(look.Language) });
            var run = new Run();
            if (properties.HasChildren) run.Append(properties);
            run.Append(Text(text));
            return run;
        }
    }

    private static Text Text(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
}
