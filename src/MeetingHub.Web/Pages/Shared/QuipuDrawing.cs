using System.Globalization;
using System.Text;
using MeetingHub.Web.Database.Queries;
using Microsoft.AspNetCore.Html;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>A series drawn as a quipu: where the cord, the pendants and the knots go. The same content always stands beside it as a list; small, it has no words.</summary>
/// <param name="Series">The series.</param>
/// <param name="IsSmall">Whether it has no words.</param>
/// <param name="Knots">What the ids of the symbols of knots begin with.</param>
public sealed record QuipuDrawing(SeriesCord Series, bool IsSmall, string Knots = "knot-")
{
    private const int MostRows = 12;
    private const int MostColumns = 4;
    private const int FewEditions = 9;

    /// <summary>How many knots stand side by side: one, until a strand would become too long to look at.</summary>
    private int Columns { get; } = Math.Clamp((Series.Editions.Select(e => e.Knots.Count).DefaultIfEmpty().Max() + MostRows - 1) / MostRows, 1, MostColumns);

    private bool IsDense => Columns > 1;

    private int Step => IsSmall ? 44 : Series.Editions.Count > FewEditions ? 104 : 132;

    private int KnotStep => (IsSmall, IsDense) switch { (true, false) => 17, (true, true) => 11, (false, false) => 34, _ => 21 };

    /// <summary>Half the height and width of a knot.</summary>
    private double Radius => (IsSmall, IsDense) switch { (true, false) => 6, (true, true) => 4, (false, false) => 10, _ => 8 };

    public int CordAt => IsSmall ? 9 : 66;

    public int Width => Math.Max(IsSmall ? 150 : 340, Step * Series.Editions.Count + (IsSmall ? 16 : 40));

    public int Height => Pendants.Select(p => p.End).DefaultIfEmpty(CordAt).Max() + (IsSmall ? 6 : 26);

    /// <summary>The main cord sags a little between its ends, as a cord does.</summary>
    public string Cord => string.Create(CultureInfo.InvariantCulture,
        $"M{(IsSmall ? 4 : 8)} {CordAt} C{Width * 0.3:0} {CordAt - (IsSmall ? 4 : 11)} {Width * 0.6:0} {CordAt + (IsSmall ? 5 : 12)} {Width - (IsSmall ? 4 : 8)} {CordAt - 2}");

    public IEnumerable<Pendant> Pendants => Series.Editions.Select((edition, place) =>
    {
        var x = Step * place + Step / 2 + (IsSmall ? 8 : 20);
        var shown = Math.Min(edition.Knots.Count, MostRows * Columns);
        var end = CordAt + KnotStep * ((shown + Columns - 1) / Columns + 1);
        // The strand swings to alternate sides, so that a row of them does not look ruled.
        var swing = (place % 2 == 0 ? -1 : 1) * (IsSmall ? 2 : 5);
        return new Pendant(edition, x, end, string.Create(CultureInfo.InvariantCulture, $"M{x} {CordAt} C{x + swing} {CordAt + KnotStep} {x - swing} {end - KnotStep / 2} {x} {end}"), Shapes(edition, shown, x), edition.Knots.Count - shown);
    });

    // Written at once, because a series may have a thousand: they are states and numbers, and nothing that anybody typed.
    private HtmlString Shapes(SeriesCord.Edition edition, int shown, int x)
    {
        var svg = new StringBuilder();
        for (var knot = 0; knot < shown; knot++)
        {
            var (status, left, top) = (edition.Knots[knot], x + Across(knot, shown) - Radius, CordAt + KnotStep * (knot / Columns + 1) - Radius);
            svg.Append(CultureInfo.InvariantCulture, $"<use class=\"{status}\" href=\"#{Knots}{status}\" x=\"{left}\" y=\"{top}\" width=\"{Radius * 2}\" height=\"{Radius * 2}\"/>");
        }
        return new HtmlString(svg.ToString());
    }

    // From the middle of the strand. A single knot sits a little beside it at every other place; several stand in a row, the last of which may be short.
    private double Across(int knot, int shown)
    {
        if (!IsDense) return knot % 2 == 0 ? 0 : 1;
        var inRow = Math.Min(Columns, shown - knot / Columns * Columns);
        return (knot % Columns - (inRow - 1) / 2.0) * (Radius * 2 + 2);
    }

    /// <summary>An edition's strand.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="X">Where it hangs from.</param>
    /// <param name="End">How far down it reaches.</param>
    /// <param name="Path">The strand.</param>
    /// <param name="Shapes">Its knots, as SVG.</param>
    /// <param name="More">How many more outcomes there are than it has room for.</param>
    public sealed record Pendant(SeriesCord.Edition Edition, int X, int End, string Path, IHtmlContent Shapes, int More);
}
