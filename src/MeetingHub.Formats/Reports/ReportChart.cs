using System.Globalization;
using System.Net;
using System.Text;

namespace MeetingHub.Formats.Reports;

/// <summary>Small charts as SVG, which prints sharp at any size. The numbers always stand in a table beside them.</summary>
public static class ReportChart
{
    private const int Width = 520;
    private const int RowHeight = 36;
    private const int LongestLabel = 70;

    /// <summary>One bar for each count, its words above it and its number behind it.</summary>
    /// <param name="rows">Words and counts.</param>
    /// <param name="title">What is counted, for those who hear it.</param>
    /// <param name="language">The culture of the numbers.</param>
    public static string Bars(IReadOnlyList<(string Label, int Count)> rows, string title, CultureInfo language)
    {
        var most = Math.Max(1, rows.Select(r => r.Count).DefaultIfEmpty().Max());
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {RowHeight * rows.Count + 4}\" width=\"{Width}\" height=\"{RowHeight * rows.Count + 4}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(title)}\">");
        foreach (var (place, (label, count)) in rows.Index())
        {
            var (top, length) = (place * RowHeight, Math.Max(1, (int)((Width - 80L) * count / most)));
            var words = label.Length <= LongestLabel ? label : label[..(LongestLabel - 1)] + "…";
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{top + 14}\" font-size=\"13\">{WebUtility.HtmlEncode(words)}</text><rect x=\"0\" y=\"{top + 19}\" width=\"{length}\" height=\"12\" fill=\"#a8452c\"/><text x=\"{length + 8}\" y=\"{top + 30}\" font-size=\"13\">{count.ToString("N0", language)}</text>");
        }
        return svg.Append("</svg>").ToString();
    }
}
