using System.Globalization;
using MeetingHub.Domain;
using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Pages.Shared;

/// <summary>A series drawn as a quipu: where the cord, the pendants and the knots go. The same content always stands beside it as a list; small, it has no words.</summary>
public sealed record QuipuDrawing(SeriesCord Series, bool IsSmall)
{
    private const int MostKnots = 12;

    private int Step => IsSmall ? 44 : 132;

    private int KnotStep => IsSmall ? 17 : 34;

    /// <summary>Half the height and width of a knot.</summary>
    public double Radius => IsSmall ? 6 : 10;

    public int CordAt => IsSmall ? 9 : 66;

    public int Width => Math.Max(IsSmall ? 150 : 340, Step * Series.Editions.Count + (IsSmall ? 16 : 40));

    public int Height => Pendants.Select(p => p.End).DefaultIfEmpty(CordAt).Max() + (IsSmall ? 6 : 16);

    /// <summary>The main cord sags a little between its ends, as a cord does.</summary>
    public string Cord => string.Create(CultureInfo.InvariantCulture,
        $"M{(IsSmall ? 4 : 8)} {CordAt} C{Width * 0.3:0} {CordAt - (IsSmall ? 4 : 11)} {Width * 0.6:0} {CordAt + (IsSmall ? 5 : 12)} {Width - (IsSmall ? 4 : 8)} {CordAt - 2}");

    public IEnumerable<Pendant> Pendants => Series.Editions.Select((edition, place) =>
    {
        var x = Step * place + Step / 2 + (IsSmall ? 8 : 20);
        var knots = edition.Knots.Take(MostKnots).Select((status, knot) => new Knot(status, x + (knot % 2 == 0 ? 0 : 1), CordAt + KnotStep * (knot + 1))).ToList();
        var end = CordAt + KnotStep * (knots.Count + 1);
        // The strand swings to alternate sides, so that a row of them does not look ruled.
        var swing = (place % 2 == 0 ? -1 : 1) * (IsSmall ? 2 : 5);
        return new Pendant(edition, x, end, string.Create(CultureInfo.InvariantCulture, $"M{x} {CordAt} C{x + swing} {CordAt + KnotStep} {x - swing} {end - KnotStep / 2} {x} {end}"), knots);
    });

    public sealed record Pendant(SeriesCord.Edition Edition, int X, int End, string Path, IReadOnlyList<Knot> Knots);

    public sealed record Knot(OutcomeStatus Status, double X, double Y);
}
