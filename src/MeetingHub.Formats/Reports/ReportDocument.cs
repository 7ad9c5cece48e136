namespace MeetingHub.Formats.Reports;

/// <summary>Words within a line.</summary>
/// <param name="Text">The words.</param>
/// <param name="Language">Their BCP 47 tag, where it is not the report's.</param>
/// <param name="Address">Where they lead, an absolute address.</param>
/// <param name="IsStrong">Whether they stand out.</param>
public sealed record ReportWords(string Text, string? Language = null, string? Address = null, bool IsStrong = false);

/// <summary>A cell of a table: what it says, and what programs that calculate make of it.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Number">The number that it is, where it is one.</param>
/// <param name="Day">The day that it is, where it is one.</param>
/// <param name="Language">The BCP 47 tag of its words, where it is not the report's.</param>
/// <param name="Code">What programs call it, whatever the report's language.</param>
public sealed record ReportCell(string Text, decimal? Number = null, DateOnly? Day = null, string? Language = null, string? Code = null);

/// <summary>A column of a table.</summary>
/// <param name="Key">What programs call it, whatever the report's language.</param>
/// <param name="Text">What stands above it.</param>
/// <param name="IsNumber">Whether numbers stand in it.</param>
public sealed record ReportColumn(string Key, string Text, bool IsNumber = false);

/// <summary>Something in a report that stands by itself.</summary>
public abstract record ReportBlock;

/// <summary>A heading.</summary>
/// <param name="Level">2 for a part of the report, 3 within one; the title is 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Anchor">Its name in addresses.</param>
/// <param name="Language">The BCP 47 tag, where it is not the report's.</param>
public sealed record ReportHeading(int Level, string Text, string Anchor, string? Language = null) : ReportBlock;

/// <summary>A paragraph.</summary>
public sealed record ReportParagraph(IReadOnlyList<ReportWords> Words) : ReportBlock;

/// <summary>A list.</summary>
public sealed record ReportList(IReadOnlyList<IReadOnlyList<ReportWords>> Items) : ReportBlock;

/// <summary>A table.</summary>
/// <param name="Name">What files and sheets of it are called, in ASCII.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
public sealed record ReportTable(string Name, string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows) : ReportBlock;

/// <summary>A picture of what a table or a sentence beside it says; formats without pictures leave it out.</summary>
/// <param name="Svg">The picture, an <c>svg</c> element.</param>
/// <param name="Caption">What it shows.</param>
public sealed record ReportFigure(string Svg, string Caption) : ReportBlock;

/// <summary>Session notes, as cleaned HTML whose highest heading is of level 3, to stand below a heading of that level.</summary>
public sealed record ReportNotes(string Html, string? Language) : ReportBlock;

/// <summary>A summary report as every writer gets it: what it does not hold, no format shows.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Language">The BCP 47 tag of its own words.</param>
/// <param name="Blocks">What it says, in order.</param>
public sealed record ReportDocument(string Title, string Language, IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>Its tables, for who wants nothing else.</summary>
    public IEnumerable<ReportTable> Tables => Blocks.OfType<ReportTable>();
}
