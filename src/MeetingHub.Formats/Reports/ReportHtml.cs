using System.Net;
using System.Text;

namespace MeetingHub.Formats.Reports;

/// <summary>A report as HTML without a page around it: for the page itself, and for DOCX and wikitext, which are made of it.</summary>
public static class ReportHtml
{
    /// <summary>What stands below the title. Every text of a person is encoded; notes are cleaned already.</summary>
    /// <param name="report">The report.</param>
    /// <param name="lower">By how many levels its headings are lower than they say.</param>
    public static string Write(ReportDocument report, int lower = 0)
    {
        var html = new StringBuilder();
        foreach (var block in report.Blocks) Write(html, block, lower);
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
            case ReportTable table:
                Write(html, table);
                break;
            case ReportNotes notes:
                html.Append("<div").Append(Lang(notes.Language)).Append(">\n").Append(notes.Html).Append("</div>\n");
                break;
            default:
                throw new ArgumentException($"No HTML for {block.GetType().Name}.", nameof(block));
        }
    }

    private static void Write(StringBuilder html, ReportTable table)
    {
        html.Append("<table>\n<caption>").Append(Encoded(table.Caption)).Append("</caption>\n<thead><tr>");
        foreach (var head in table.Heads) html.Append("<th scope=\"col\">").Append(Encoded(head)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            foreach (var (n, cell) in row.Index())
            {
                var name = n == 0 ? "th" : "td";
                html.Append('<').Append(name).Append(n == 0 ? " scope=\"row\"" : "").Append(Lang(cell.Language)).Append('>').Append(Encoded(cell.Text)).Append("</").Append(name).Append('>');
            }
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

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
