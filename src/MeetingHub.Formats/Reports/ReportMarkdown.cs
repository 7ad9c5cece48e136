using System.Text;
using MeetingHub.Formats.Notes.Bringing;

namespace MeetingHub.Formats.Reports;

/// <summary>A report as CommonMark with pipe tables, which reads back to the same headings, lists and tables.</summary>
public static class ReportMarkdown
{
    /// <summary>Writes it, its title first.</summary>
    public static string Write(ReportDocument report)
    {
        var text = new StringBuilder($"# {Line([new ReportWords(report.Title)])}\n");
        var under = "";
        foreach (var block in report.Blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case ReportHeading heading:
                    under = heading.Text;
                    text.Append('#', heading.Level).Append(' ').Append(Line([new ReportWords(heading.Text)])).Append('\n');
                    break;
                case ReportParagraph paragraph:
                    text.Append(Line(paragraph.Words)).Append('\n');
                    break;
                case ReportList list:
                    foreach (var item in list.Items) text.Append("- ").Append(Line(item)).Append('\n');
                    break;
                case ReportTable table:
                    // A table has no caption in Markdown: it stands above it, in a line of its own, unless the heading says it already.
                    if (table.Caption != under) text.Append(Line([new ReportWords(table.Caption, IsStrong: true)])).Append("\n\n");
                    Row(text, table.Columns.Select(c => c.Text));
                    Row(text, table.Columns.Select(c => c.IsNumber ? "---:" : "---"), isRule: true);
                    foreach (var row in table.Rows) Row(text, row.Select(c => c.Text));
                    break;
                case ReportNotes notes:
                    // Through HTML, because their own headings begin at any level.
                    text.Append(MarkdownWriter.Write(ReportHtml.Lowered(notes.Html, 1)).TrimEnd('\n')).Append('\n');
                    break;
                case ReportFigure:
                    text.Length--;
                    break;
                default:
                    throw new ArgumentException($"No Markdown for {block.GetType().Name}.", nameof(report));
            }
        }
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells, bool isRule = false) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => isRule ? c : Line([new ReportWords(c)], isTable: true))).Append(" |\n");

    private static string Line(IEnumerable<ReportWords> all, bool isTable = false)
    {
        var line = new InlineText();
        foreach (var words in all) line.Add(words.Text, new Look(Bold: words.IsStrong, Link: words.Address));
        return string.Join(' ', line.Lines(TypedSigns.Plain, isTable));
    }
}
