using System.Globalization;
using System.Net;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Pages.Shared;

namespace MeetingHub.Web.Reports;

/// <summary>The cord of a series as a picture that stands alone: with its own knots, for files that have no page around them.</summary>
public static class ReportCord
{
    private const string Knots = "report-knot-";
    private const int LongestPlace = 18;

    /// <summary>Draws it.</summary>
    public static string Draw(SeriesCord series, Texts texts)
    {
        var drawing = new QuipuDrawing(series, IsSmall: false, Knots);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"quipu\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\" width=\"{drawing.Width}\" height=\"{drawing.Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(texts["Quipu.Label", series.Name])}\"><defs>");
        svg.Append(KnotShapes.Symbols(Knots, "#fff")).Append("</defs>");
        foreach (var pendant in drawing.Pendants) svg.Append(CultureInfo.InvariantCulture, $"<path class=\"pend {pendant.Edition.Strand}\" d=\"{pendant.Path}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"cord\" d=\"{drawing.Cord}\"/>");
        foreach (var pendant in drawing.Pendants)
        {
            var place = pendant.Edition.Headline.Length <= LongestPlace ? pendant.Edition.Headline : pendant.Edition.Headline[..(LongestPlace - 1)] + "…";
            Text(pendant.X, 26, "year", pendant.Edition.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
            Text(pendant.X, 44, "place", pendant.Edition.Status == MeetingStatus.Withdrawn ? texts.Of(MeetingStatus.Withdrawn) : place);
            if (pendant.More > 0) Text(pendant.X, pendant.End + 16, "place", string.Create(CultureInfo.InvariantCulture, $"+{pendant.More}"));
            svg.Append(pendant.Shapes);
        }
        return svg.Append("</svg>").ToString();

        void Text(int x, int y, string look, string words) => svg.Append(CultureInfo.InvariantCulture, $"<text class=\"{look}\" x=\"{x}\" y=\"{y}\">{WebUtility.HtmlEncode(words)}</text>");
    }
}
