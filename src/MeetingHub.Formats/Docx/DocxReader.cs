using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MeetingHub.Domain;

namespace MeetingHub.Formats.Docx;

/// <summary>
/// Documents of word processors as simple HTML: what they say and how it is built, without how it looks. Tracked changes are read as accepted;
/// comments, pictures, headers and footers are left out.
/// </summary>
public static class DocxReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>Its title and the BCP 47 tag of its language where it says them, and its text as HTML.</returns>
    /// <exception cref="DomainRuleException">It is broken, encrypted, beyond measure or no document.</exception>
    public static (string? Title, string? Language, string Html) Read(byte[] bytes)
    {
        try
        {
            var package = new DocxPackage(bytes);
            var body = package.Root(package.MainName) is { Name.LocalName: "document" } main ? main.Child("body") : null;
            var core = package.Root(package.Target("", "core-properties"));
            var reading = new Reading(package);
            var html = reading.Read(body ?? throw new InvalidDataException("No document."));
            return (NullIfEmpty(core?.Child("title")?.Value) ?? NullIfEmpty(reading.Title), NullIfEmpty(core?.Child("language")?.Value), html);
        }
        // All that damaged zip files and damaged XML are known to cause.
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or ArgumentException or NotSupportedException or FormatException or OverflowException or UnauthorizedAccessException)
        {
            throw new DomainRuleException("Rule.NotesNotRead", "This document cannot be read. Bring Markdown, text, HTML, DOCX or wikitext.");
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed class Reading
    {
        private readonly DocxPackage package;
        private readonly DocxFormatting formatting;
        private readonly List<string> notes = [];
        private readonly Dictionary<string, XElement> footnotes;
        private readonly Dictionary<string, XElement> endnotes;
        private readonly Dictionary<string, string> links;
        private readonly Dictionary<string, string> footnoteLinks;
        private readonly Dictionary<string, string> endnoteLinks;

        public Reading(DocxPackage package)
        {
            this.package = package;
            formatting = new DocxFormatting(package.Root(package.Target(package.MainName, "styles")), package.Root(package.Target(package.MainName, "numbering")));
            links = package.Links(package.MainName);
            (footnotes, footnoteLinks) = NotesOf("footnotes");
            (endnotes, endnoteLinks) = NotesOf("endnotes");
        }

        /// <summary>The first paragraph in the style of titles.</summary>
        public string? Title { get; private set; }

        public string Read(XElement body)
        {
            var html = new DocxHtml();
            Blocks(body, html, links);
            var text = html.End();
            return notes.Count == 0 ? text : $"{text}<hr><ol>{string.Concat(notes.Select(n => $"<li>{n}</li>"))}</ol>";
        }

        private (Dictionary<string, XElement> Notes, Dictionary<string, string> Links) NotesOf(string type)
        {
            var name = package.Target(package.MainName, type);
            Dictionary<string, XElement> found = [];
            foreach (var note in package.Root(name)?.Elements() ?? [])
                if (note.Of("id") is { } id && note.Of("type") is null or "normal") found.TryAdd(id, note);
            return (found, name is null ? [] : package.Links(name));
        }

        private void Blocks(XElement parent, DocxHtml html, Dictionary<string, string> addresses)
        {
            foreach (var element in parent.Elements())
            {
                switch (element.Called)
                {
                    case "p":
                        Paragraph(element, html, addresses);
                        break;
                    case "tbl":
                        Table(element, html, addresses);
                        break;
                    case "sdt" when element.Descendants().FirstOrDefault(e => e.Called == "docPartGallery")?.Of("val") != "Table of Contents":
                    case "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag":
                        Blocks(element, html, addresses);
                        break;
                    case "AlternateContent" when element.Elements().FirstOrDefault() is { } choice:
                        Blocks(choice, html, addresses);
                        break;
                }
            }
        }

        private void Paragraph(XElement paragraph, DocxHtml html, Dictionary<string, string> addresses)
        {
            var properties = paragraph.Child("pPr");
            if (formatting.IsStyled(properties, "toc1", "toc2", "toc3", "toc4", "toc5", "toc6", "toc7", "toc8", "toc9", "tocheading")) return;
            var isCode = formatting.IsStyled(properties, "htmlpreformatted", "sourcecode", "preformattedtext", "plaintext");
            var line = html.Carried;
            Inlines(paragraph, line, addresses);
            // The mark at its end was deleted: what follows goes on in the same line.
            if (properties?.Child("rPr")?.Child("del") is not null) return;
            html.Carried = new DocxLine();
            var heading = formatting.Heading(properties);
            if (isCode)
            {
                html.Code(line.ToText());
            }
            else if (line.ToHtml(isBold: heading is not null) is { Length: > 0 } text)
            {
                if (heading is { } level)
                {
                    html.Add($"<h{level}>{text}</h{level}>");
                }
                else if (formatting.IsStyled(properties, "title") || (Title is null && html.IsEmpty && formatting.IsStyled(properties, "titulo", "titre")))
                {
                    // The title is told apart; a second one is a heading.
                    if (Title is null && html.IsEmpty) Title = line.ToText();
                    else html.Add($"<h1>{text}</h1>");
                }
                else if (formatting.Item(properties) is { } item) html.Item(item.Level, item.Number, text);
                else if (html.IsInList && formatting.IsStyled(properties, "listparagraph", "listcontinue", "listcontinue2", "listcontinue3")) html.Continue(text);
                else if (formatting.IsStyled(properties, "quote", "intensequote", "quotations", "blocktext", "cita", "citation", "citacao")) html.Add($"<p>{text}</p>", "blockquote");
                else if (formatting.IsStyled(properties, "definitionterm")) html.Add($"<dt>{text}</dt>", "dl");
                else if (formatting.IsStyled(properties, "definition")) html.Add($"<dd>{text}</dd>", "dl");
                else html.Add($"<p>{text}</p>");
            }
            else if (formatting.IsStyled(properties, "horizontalline") || properties?.Child("pBdr")?.Child("bottom") is not null)
            {
                html.Add("<hr>");
            }
            // Text boxes hang on a paragraph and say something of their own.
            foreach (var box in paragraph.Descendants().Where(e => e.Called == "txbxContent" && e.Ancestors().First(a => a.Called == "p") == paragraph && !e.Ancestors().Any(a => a.Called == "Fallback"))) Blocks(box, html, addresses);
        }

        private void Table(XElement table, DocxHtml html, Dictionary<string, string> addresses)
        {
            List<(bool IsHead, List<string> Cells)> rows = [];
            foreach (var row in Inside(table, "tr"))
            {
                var properties = row.Child("trPr");
                if (properties?.Child("del") is not null) continue;
                List<string> cells = [];
                var isBold = true;
                foreach (var cell in Inside(row, "tc"))
                {
                    var form = cell.Child("tcPr");
                    if (form?.Child("cellDel") is not null) continue;
                    isBold = isBold && cell.Descendants().Where(r => r.Called == "r" && r.Elements().Any(t => t.Called == "t" && t.Value.Trim().Length > 0)).All(r => formatting.Is(r.Child("rPr"), "b"));
                    // A cell that goes on from the row above is empty, and one over several columns has empty ones beside it: each row has as many.
                    var inner = new DocxHtml();
                    if (form?.Child("vMerge") is not { } merged || merged.Of("val") == "restart") Blocks(cell, inner, addresses);
                    cells.Add(inner.End());
                    for (var i = Math.Min(form?.NumberOf("gridSpan") ?? 1, 63); i > 1; i--) cells.Add("");
                }
                if (cells.Count > 0) rows.Add((properties?.Switch("tblHeader") == true || (rows.Count == 0 && isBold && cells.Exists(c => c.Length > 0)), cells));
            }
            if (rows.Count == 0) return;
            var columns = rows.Max(r => r.Cells.Count);
            var text = new StringBuilder("<table>");
            var heads = rows.TakeWhile(r => r.IsHead).Count();
            for (var i = 0; i < rows.Count; i++)
            {
                if (i == 0 && heads > 0) text.Append("<thead>");
                if (i == heads) text.Append("<tbody>");
                text.Append("<tr>");
                for (var c = 0; c < columns; c++)
                {
                    var inner = DocxHtml.Bare(c < rows[i].Cells.Count ? rows[i].Cells[c] : "");
                    text.Append(i < heads ? $"<th>{DocxLine.Light(inner)}</th>" : $"<td>{inner}</td>");
                }
                text.Append("</tr>");
                if (i == heads - 1) text.Append("</thead>");
                else if (i == rows.Count - 1) text.Append("</tbody>");
            }
            html.Add(text.Append("</table>").ToString());
        }

        // Rows and cells can stand in content controls.
        private static IEnumerable<XElement> Inside(XElement parent, string name) =>
            parent.Elements().SelectMany(e => e.Called == name ? [e] : e.Called is "sdt" or "sdtContent" or "customXml" or "ins" ? Inside(e, name) : []);

        private void Inlines(XElement parent, DocxLine line, Dictionary<string, string> addresses)
        {
            foreach (var element in parent.Elements())
            {
                switch (element.Called)
                {
                    case "r":
                        Run(element, line);
                        break;
                    case "hyperlink":
                        var address = addresses.GetValueOrDefault(element.Of("id") ?? "");
                        if (address is not null && element.Of("anchor") is { Length: > 0 } anchor && !address.Contains('#', StringComparison.Ordinal)) address += "#" + anchor;
                        var outer = line.Link(address);
                        Inlines(element, line, addresses);
                        line.Restore(outer);
                        break;
                    case "fldSimple":
                        var around = line.Link(DocxLine.AddressOf(element.Of("instr") ?? ""));
                        Inlines(element, line, addresses);
                        line.Restore(around);
                        break;
                    case "sdt" when element.Child("sdtPr")?.Child("checkbox") is { } box:
                        line.Add(box.Switch("checked") == true ? "[x] " : "[ ] ", default);
                        break;
                    case "sdt" or "sdtContent" or "ins" or "moveTo" or "customXml" or "smartTag" or "dir" or "bdo":
                        Inlines(element, line, addresses);
                        break;
                }
            }
        }

        private void Run(XElement run, DocxLine line)
        {
            var properties = run.Child("rPr");
            if (formatting.Is(properties, "vanish")) return;
            var raised = properties?.ValueOf("vertAlign");
            var look = new DocxLine.Look(
                formatting.Is(properties, "b"), formatting.Is(properties, "i"), formatting.Is(properties, "strike") || formatting.Is(properties, "dstrike"),
                formatting.IsRunStyled(properties, "htmlcode", "verbatimchar", "sourcetext"), raised == "superscript", raised == "subscript");
            foreach (var element in run.Elements())
            {
                switch (element.Called)
                {
                    case "t":
                        line.Add(element.Value, look);
                        break;
                    case "tab" or "ptab":
                        line.Add(" ", look);
                        break;
                    case "cr":
                    case "br" when element.Of("type") is null or "textWrapping":
                        line.Break();
                        break;
                    case "noBreakHyphen":
                        line.Add("\u2011", look);
                        break;
                    case "sym":
                        line.Add(Symbol(element), look);
                        break;
                    case "fldChar":
                        line.Field(element.Of("fldCharType"));
                        // The boxes of old forms.
                        if (element.Child("ffData")?.Child("checkBox") is { } box) line.Add((box.Switch("checked") ?? box.Switch("default") ?? false) ? "[x] " : "[ ] ", default);
                        break;
                    case "instrText":
                        line.Instruct(element.Value);
                        break;
                    case "footnoteReference":
                        Note(footnotes, footnoteLinks, element.Of("id"), line);
                        break;
                    case "endnoteReference":
                        Note(endnotes, endnoteLinks, element.Of("id"), line);
                        break;
                }
            }
        }

        private void Note(Dictionary<string, XElement> source, Dictionary<string, string> addresses, string? id, DocxLine line)
        {
            // A note is taken out before it is read, so that one that refers to itself ends.
            if (id is null || !source.Remove(id, out var note)) return;
            var place = notes.Count;
            notes.Add("");
            line.Add((place + 1).ToString(CultureInfo.InvariantCulture), default(DocxLine.Look) with { IsRaised = true });
            var inner = new DocxHtml();
            Blocks(note, inner, addresses);
            notes[place] = DocxHtml.Bare(inner.End());
        }

        // Wingdings, from which word processors take their boxes and bullets.
        private static string Symbol(XElement symbol) => symbol.Of("char")?.ToUpperInvariant() switch
        {
            "F0FE" or "F0FD" or "F0FC" or "2611" or "2612" => "☑",
            "F0A8" or "F06F" or "F071" or "2610" => "☐",
            "F0E0" or "F0E8" => "→",
            "F0B7" or "F0A7" => "•",
            _ => "",
        };
    }
}
