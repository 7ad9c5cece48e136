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

    // Shape tells the state before colour does; in print there may be no colour.
    private static readonly Dictionary<OutcomeStatus, string> Shapes = new()
    {
        [OutcomeStatus.Open] = """<circle cx="9" cy="9" r="6.5" fill="#fff" stroke="currentColor" stroke-width="2.4"/>""",
        [OutcomeStatus.InProgress] = """<circle cx="9" cy="9" r="6.5" fill="#fff" stroke="currentColor" stroke-width="2.4"/><path d="M9 2.5a6.5 6.5 0 0 1 0 13z" fill="currentColor"/>""",
        [OutcomeStatus.Done] = """<circle cx="9" cy="9" r="7.7" fill="currentColor"/><path d="M5.5 9.2l2.4 2.4 4.6-5" stroke="#fff" stroke-width="2" fill="none"/>""",
        [OutcomeStatus.Dropped] = """<circle cx="9" cy="9" r="6.5" fill="#fff" stroke="currentColor" stroke-width="2"/><path d="M5.8 5.8l6.4 6.4m0-6.4l-6.4 6.4" stroke="currentColor" stroke-width="2"/>""",
        [OutcomeStatus.Superseded] = """<circle cx="9" cy="9" r="6.5" fill="#fff" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"/><path d="M5.5 9h6m-2.4-2.6L11.8 9l-2.7 2.6" stroke="currentColor" stroke-width="1.8" fill="none"/>""",
    };

    /// <summary>Draws it.</summary>
    public static string Draw(SeriesCord series, Texts texts)
    {
        var drawing = new QuipuDrawing(series, IsSmall: false, Knots);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"quipu\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {drawing.Width} {drawing.Height}\" width=\"{drawing.Width}\" height=\"{drawing.Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(texts["Quipu.Label", series.Name])}\"><defs>");
        foreach (var (status, shape) in Shapes) svg.Append(CultureInfo.InvariantCulture, $"<symbol id=\"{Knots}{status}\" viewBox=\"0 0 18 18\">{shape}</symbol>");
        svg.Append("</defs>");
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
