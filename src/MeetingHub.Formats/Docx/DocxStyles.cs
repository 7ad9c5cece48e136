using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace MeetingHub.Formats.Docx;

/// <summary>The styles and list numberings of the documents we write, under the names that word processors know them by.</summary>
internal static class DocxStyles
{
    /// <summary>How deep lists can be set into each other in this format.</summary>
    public const int Levels = 9;

    /// <summary>The numbering of every list of bullets; those of numbers follow it, one each, so that each begins anew.</summary>
    public const int Bullets = 1;

    private const int Indent = 360;
    private static readonly int[] HeadingSizes = [32, 28, 26, 24, 22, 22]; // in half points

    /// <summary>The styles.</summary>
    /// <param name="language">The BCP 47 tag of the document's language.</param>
    public static Styles Make(string? language)
    {
        var run = new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "22" });
        if (language is not null) run.Append(new Languages { Val = language });
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(run),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        styles.Append(Paragraph("Title", "Title", [new KeepNext(), new SpacingBetweenLines { After = "240" }], [new Bold(), new FontSize { Val = "40" }], next: "Normal"));
        for (var level = 1; level <= HeadingSizes.Length; level++)
            styles.Append(Paragraph($"Heading{level}", $"heading {level}",
                [new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = "240", After = "80" }, new OutlineLevel { Val = level - 1 }],
                [new Bold(), new FontSize { Val = HeadingSizes[level - 1].ToString(CultureInfo.InvariantCulture) }], next: "Normal"));
        styles.Append(Paragraph("ListParagraph", "List Paragraph", [new SpacingBetweenLines { After = "60" }, new Indentation { Left = "360" }], []));
        styles.Append(Paragraph("FootnoteText", "footnote text", [new SpacingBetweenLines { After = "40" }], [new FontSize { Val = "18" }]));
        styles.Append(Character("FootnoteReference", "footnote reference", new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }));
        styles.Append(Paragraph("Caption", "caption", [new KeepNext(), new SpacingBetweenLines { Before = "120", After = "60" }], [new Bold()], next: "Normal"));
        styles.Append(Paragraph("Quote", "Quote", [Rule("BFBFBF"), new Indentation { Left = "360", Right = "360" }], [new Italic()]));
        styles.Append(Paragraph("HTMLPreformatted", "HTML Preformatted", [new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F2F2F2" }], [Monospaced(), new FontSize { Val = "20" }]));
        styles.Append(Paragraph("DefinitionTerm", "Definition Term", [new KeepNext(), new SpacingBetweenLines { After = "0" }], [new Bold()], next: "Definition"));
        styles.Append(Paragraph("Definition", "Definition", [new Indentation { Left = "360" }], []));
        styles.Append(Paragraph("Decision", "Decision", [Rule("1F6FB2"), new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EAF3FB" }], []));
        styles.Append(Paragraph("ListDecision", "List Decision", [Rule("1F6FB2"), new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EAF3FB" }], [], basedOn: "ListParagraph"));
        styles.Append(Paragraph("HorizontalLine", "Horizontal Line", [new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "BFBFBF" })], []));
        styles.Append(Character("Hyperlink", "Hyperlink", new Color { Val = "0563C1" }, new Underline { Val = UnderlineValues.Single }));
        styles.Append(Character("HTMLCode", "HTML Code", Monospaced(), new FontSize { Val = "20" }));
        styles.Append(new Style(
            new StyleName { Val = "Normal Table" },
            new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                new TableCellMarginDefault(new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true });
        styles.Append(new Style(
            new StyleName { Val = "Table Grid" }, new BasedOn { Val = "TableNormal" },
            new StyleParagraphProperties(new SpacingBetweenLines { After = "0" }),
            new StyleTableProperties(new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())))
        { Type = StyleValues.Table, StyleId = "TableGrid" });
        return styles;
    }

    /// <summary>The numberings: bullets, and one for each list of numbers.</summary>
    /// <param name="ordered">The level and the first number of each list of numbers.</param>
    public static Numbering Number(IReadOnlyList<(int Level, int Start)> ordered)
    {
        var numbering = new Numbering(Definition(0, isOrdered: false), Definition(1, isOrdered: true));
        numbering.Append(new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Bullets });
        for (var i = 0; i < ordered.Count; i++)
            numbering.Append(new NumberingInstance(
                new AbstractNumId { Val = 1 },
                new LevelOverride(new StartOverrideNumberingValue { Val = ordered[i].Start }) { LevelIndex = ordered[i].Level })
            { NumberID = Bullets + 1 + i });
        return numbering;
    }

    /// <summary>Where the text of a list's level begins.</summary>
    public static string IndentOf(int level) => ((level + 1) * Indent).ToString(CultureInfo.InvariantCulture);

    private static AbstractNum Definition(int id, bool isOrdered)
    {
        var definition = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
            definition.Append(new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = isOrdered ? NumberFormatValues.Decimal : NumberFormatValues.Bullet },
                new LevelText { Val = isOrdered ? $"%{level + 1}." : level % 2 == 0 ? "•" : "–" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = IndentOf(level), Hanging = Indent.ToString(CultureInfo.InvariantCulture) }))
            { LevelIndex = level });
        return definition;
    }

    private static Style Paragraph(string id, string name, OpenXmlElement[] paragraph, OpenXmlElement[] run, string basedOn = "Normal", string? next = null)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = basedOn }) { Type = StyleValues.Paragraph, StyleId = id };
        if (next is not null) style.Append(new NextParagraphStyle { Val = next });
        style.Append(new PrimaryStyle(), new StyleParagraphProperties(paragraph));
        if (run.Length > 0) style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Style Character(string id, string name, params OpenXmlElement[] run) =>
        new(new StyleName { Val = name }, new PrimaryStyle(), new StyleRunProperties(run)) { Type = StyleValues.Character, StyleId = id };

    private static ParagraphBorders Rule(string color) => new(new LeftBorder { Val = BorderValues.Single, Size = 18, Space = 8, Color = color });

    private static RunFonts Monospaced() => new() { Ascii = "Consolas", HighAnsi = "Consolas", ComplexScript = "Consolas" };

    private static T Line<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "808080" };
}
