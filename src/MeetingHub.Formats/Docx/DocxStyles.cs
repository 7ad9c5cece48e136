using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MeetingHub.Formats.Docx;

/// <summary>The styles and list signs of a document. Word and LibreOffice know them by these names, so that whoever goes on writing can change how all of them look at once.</summary>
internal static class DocxStyles
{
    /// <summary>The number of the definition that numbered lists follow.</summary>
    public const int Numbers = 1;

    private const string Ink = "1F1B16";
    private const string Thread = "8A2B1B";
    private static readonly int[] HeadingSizes = [32, 27, 24, 22, 21, 21];

    public static Styles Make(string? language)
    {
        var standard = new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "22" });
        if (language is not null) standard.Append(new Languages { Val = language });
        var styles = new Styles(
            new DocDefaults(new RunPropertiesDefault(standard), new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Paragraph("Title", "Title", new StyleParagraphProperties(new SpacingBetweenLines { After = "240" }), Looks(44, bold: false)));
        for (var level = 1; level <= 6; level++)
            styles.Append(Paragraph(
                "Heading" + level.ToString(CultureInfo.InvariantCulture), "heading " + level.ToString(CultureInfo.InvariantCulture),
                // Never alone at the foot of a page.
                new StyleParagraphProperties(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = "280", After = "100" }, new OutlineLevel { Val = level - 1 }), Looks(HeadingSizes[level - 1], bold: true)));
        styles.Append(
            Paragraph("ListParagraph", "List Paragraph", new StyleParagraphProperties(new SpacingBetweenLines { After = "40" })),
            Paragraph("Quote", "Quote", new StyleParagraphProperties(new Indentation { Left = "567" }), new StyleRunProperties(new Italic())),
            Paragraph("Term", "Term", new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { After = "0" }), new StyleRunProperties(new Bold())),
            Paragraph("Caption", "caption", new StyleParagraphProperties(new KeepNext()), new StyleRunProperties(new Italic())),
            Paragraph("TableHead", "Table Heading", new StyleParagraphProperties(new KeepNext()), new StyleRunProperties(new Bold())),
            Paragraph("Preformatted", "HTML Preformatted", new StyleParagraphProperties(new SpacingBetweenLines { After = "120" }), Mono()),
            new Style(new StyleName { Val = "Code" }, Mono()) { Type = StyleValues.Character, StyleId = "Code", CustomStyle = true },
            new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "1F4E79" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" },
            new Style(
                new StyleName { Val = "Table Grid" },
                new StyleTableProperties(
                    new TableBorders(Line(new TopBorder()), Line(new LeftBorder()), Line(new BottomBorder()), Line(new RightBorder()), Line(new InsideHorizontalBorder()), Line(new InsideVerticalBorder())),
                    new TableCellMarginDefault(new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
            { Type = StyleValues.Table, StyleId = "TableGrid" });
        return styles;
    }

    /// <summary>Bullets as list 1; numbered lists are added as they come.</summary>
    public static Numbering MakeNumbering() => new(
        new AbstractNum(Enumerable.Range(0, 9).Select(level => Level(level, NumberFormatValues.Bullet, level % 2 == 0 ? "•" : "–"))) { AbstractNumberId = 0 },
        new AbstractNum(Enumerable.Range(0, 9).Select(level => Level(level, level % 3 == 1 ? NumberFormatValues.LowerLetter : NumberFormatValues.Decimal, $"%{level + 1}."))) { AbstractNumberId = Numbers },
        new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });

    private static Level Level(int level, NumberFormatValues format, string sign) => new(
        new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = sign }, new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = (360 * (level + 1)).ToString(CultureInfo.InvariantCulture), Hanging = "360" }))
    { LevelIndex = level };

    private static Style Paragraph(string id, string name, params OpenXmlElement[] properties)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = id };
        style.Append(properties);
        return style;
    }

    private static StyleRunProperties Looks(int halfPoints, bool bold)
    {
        var looks = new StyleRunProperties(new RunFonts { Ascii = "Georgia", HighAnsi = "Georgia" });
        if (bold) looks.Append(new Bold());
        looks.Append(new Color { Val = bold ? Ink : Thread }, new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });
        return looks;
    }

    private static StyleRunProperties Mono() => new(new RunFonts { Ascii = "Consolas", HighAnsi = "Consolas" }, new FontSize { Val = "20" });

    private static T Line<T>(T border)
        where T : BorderType
    {
        (border.Val, border.Size, border.Color) = (BorderValues.Single, 4, "999999");
        return border;
    }
}
