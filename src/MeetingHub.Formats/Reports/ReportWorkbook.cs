using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MeetingHub.Formats.Docx;

namespace MeetingHub.Formats.Reports;

/// <summary>The tables of a report as a workbook (ECMA-376): a sheet each, its heads kept in sight, numbers and days as what they are.</summary>
public static class ReportWorkbook
{
    private const int LongestName = 31; // a sheet's
    private const int LongestText = 32_767; // a cell's
    private const uint Plain = 0, Head = 1, Wrapped = 2, Whole = 3, Broken = 4, Calendar = 5;

    /// <summary>Writes it. Texts are never formulas: they are stored as texts, whatever they begin with.</summary>
    public static byte[] Write(ReportDocument report)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            package.ChangeIdOfPart(book, "book");
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            var sheets = new Sheets();
            foreach (var (place, table) in report.Tables.Index())
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"sheet{place + 1}");
                var part = book.AddNewPart<WorksheetPart>(id);
                using (var writer = OpenXmlWriter.Create(part)) Sheet(writer, table, isFirst: place == 0);
                sheets.Append(new Sheet { Id = id, SheetId = (uint)place + 1, Name = NameOf(table) });
            }
            // A workbook has a sheet at least.
            if (!sheets.HasChildren)
            {
                book.AddNewPart<WorksheetPart>("sheet1").Worksheet = new Worksheet(new SheetData());
                sheets.Append(new Sheet { Id = "sheet1", SheetId = 1, Name = "report" });
            }
            book.Workbook = new Workbook(sheets);
            OfficeFile.Describe(package, package.AddCoreFilePropertiesPart(), OfficeFile.Printable(report.Title), report.Language);
        }
        return OfficeFile.Fixed(stream);
    }

    private static void Sheet(OpenXmlWriter writer, ReportTable table, bool isFirst)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = isFirst }));
        writer.WriteElement(new Columns(table.Columns.Select((c, n) => new Column { Min = (uint)n + 1, Max = (uint)n + 1, Width = Width(table, n), CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        writer.WriteElement(new Row(table.Columns.Select(c => Text(c.Text, Head))));
        foreach (var row in table.Rows) writer.WriteElement(new Row(row.Select(Cell)));
        writer.WriteEndElement();
        writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(table.Columns.Count)}{table.Rows.Count + 1}") });
        writer.WriteEndElement();
    }

    private static Cell Cell(ReportCell cell) => cell switch
    {
        { Number: { } number } => new Cell { CellValue = new CellValue(number), DataType = CellValues.Number, StyleIndex = number % 1 == 0 ? Whole : Broken },
        // Days are counted from the end of 1899, as spreadsheets do.
        { Day: { Year: >= 1900 } day } => new Cell { CellValue = new CellValue((decimal)day.ToDateTime(TimeOnly.MinValue).ToOADate()), DataType = CellValues.Number, StyleIndex = Calendar },
        _ => Text(cell.Text, Wrapped),
    };

    private static Cell Text(string text, uint style)
    {
        var printable = OfficeFile.Printable(text);
        return new Cell(new InlineString(new Text(printable.Length <= LongestText ? printable : printable[..LongestText]) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
    }

    // As wide as most of what stands in it, within what a screen shows.
    private static double Width(ReportTable table, int column) => Math.Clamp(table.Rows.Select(r => r[column].Text.Length).Append(table.Columns[column].Text.Length).Max() + 2, 10, column == 0 ? 60 : 40);

    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + (char)('A' + (column - 1) % 26);

    private static string NameOf(ReportTable table) => table.Name.Length <= LongestName ? table.Name : table.Name[..LongestName];

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 1, ApplyFont = true, ApplyAlignment = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true },
            Formatted(3), // #,##0
            Formatted(4), // #,##0.00
            Formatted(14))); // a date, in the way of the reader's language

    private static CellFormat Formatted(uint number) => new(new Alignment { Vertical = VerticalAlignmentValues.Top }) { NumberFormatId = number, ApplyNumberFormat = true, ApplyAlignment = true };
}
