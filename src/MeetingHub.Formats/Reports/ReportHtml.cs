using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MeetingHub.Formats.Reports;

/// <summary>A report as HTML without a page around it: for the page itself, and for DOCX and wikitext, which are made of it.</summary>
public static partial class ReportHtml
{
    private const int ShortCell = 14;

    /// <summary>What stands below the title. Every text of a person is encoded; notes are cleaned already.</summary>
    /// <param name="report">The report.</param>
    /// <param name="lower">By how many levels its headings are lower than they say.</param>
    /// <param name="hasFigures">Whether pictures stand in it, for who can show them.</param>
    /// <param name="isScrolled">Whether wide tables scroll by themselves, as they do on a page of the site.</param>
    public static string Write(ReportDocument report, int lower = 0, bool hasFigures = true, bool isScrolled = false)
    {
        var html = new StringBuilder();
        var under = "";
        foreach (var block in report.Blocks)
        {
            if (block is ReportHeading heading) under = heading.Text;
            if (block is ReportTable table) Write(html, table, isScrolled, under);
            else if (block is not ReportFigure || hasFigures) Write(html, block, lower);
        }
        return html.ToString();
    }

    private static void Write(StringBuilder html, ReportBlock block, int lower)
    {
        switch (block)
        {
            case ReportHeading heading:
                html.Append(Invariant($"<h{heading.Level + lower} id=\"{Encoded(heading.Anchor)}\"")).Append(Lang(heading.Language)).Append('>').Append(Encoded(heading.Text)).Append(Invariant($"</h{heading.Level + lower}>\n"));
                break;
            case ReportParagraph paragraph:
                html.Append("<p>").Append(Words(paragraph.Words)).Append("</p>\n");
                break;
            case ReportList list:
                html.Append("<ul>\n");
                foreach (var item in list.Items) html.Append("<li>").Append(Words(item)).Append("</li>\n");
                html.Append("</ul>\n");
                break;
            case ReportFigure figure:
                html.Append("<figure>").Append(figure.Svg).Append("</figure>\n");
                break;
            case ReportNotes notes:
                html.Append("<div class=\"notes\"").Append(Lang(notes.Language)).Append(">\n").Append(Lowered(notes.Html, lower + 1)).Append("</div>\n");
                break;
            default:
                throw new ArgumentException($"No HTML for {block.GetType().Name}.", nameof(block));
        }
    }

    // What was cleaned has its tags written in one way.
    internal static string Lowered(string html, int by) =>
        Heading().Replace(html, h => $"{h.Groups[1].Value}{Math.Min(6, h.Groups[2].Value[0] - '0' + by).ToString(CultureInfo.InvariantCulture)}");

    [GeneratedRegex(@"(</?h)([1-6])(?=[\s>])")]
    private static partial Regex Heading();

    // What the heading above it says already need not be read twice.
    private static void Write(StringBuilder html, ReportTable table, bool isScrolled, string under)
    {
        if (isScrolled) html.Append(Invariant($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Encoded(table.Caption)}\">"));
        html.Append("<table class=\"counts\">\n<caption").Append(table.Caption == under ? " class=\"vh\">" : ">").Append(Encoded(table.Caption)).Append("</caption>\n<thead><tr>");
        var classes = table.Columns.Select((column, n) => column.IsNumber ? " class=\"number\"" : n > 0 && IsShort(table, n) ? " class=\"short\"" : "").ToList();
        foreach (var (n, column) in table.Columns.Index()) html.Append("<th scope=\"col\"").Append(classes[n]).Append('>').Append(Encoded(column.Text)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (n, cell) in row.Index())
            {
                var name = n == 0 ? "th" : "td";
                html.Append('<').Append(name).Append(n == 0 ? " scope=\"row\"" : classes[n]).Append(Lang(cell.Language)).Append('>').Append(Encoded(cell.Text)).Append("</").Append(name).Append('>');
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>").Append(isScrolled ? "</div>\n" : "\n");
    }

    // A word or a date a row: it needs no more room than that, and is never broken.
    private static bool IsShort(ReportTable table, int column) => table.Columns[column].Text.Length <= ShortCell && table.Rows.All(r => r[column].Text.Length <= ShortCell);

    private static string Words(IEnumerable<ReportWords> all) => string.Concat(all.Select(words =>
    {
        var text = Encoded(words.Text);
        if (words.IsStrong) text = $"<strong>{text}</strong>";
        if (words.Address is { } address) return $"<a href=\"{Encoded(address)}\"{Lang(words.Language)}>{text}</a>";
        return words.Language is null ? text : $"<span{Lang(words.Language)}>{text}</span>";
    }));

    private static string Lang(string? language) => language is null ? "" : $" lang=\"{Encoded(language)}\"";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
