using System.Globalization;
using System.Text;
using MeetingHub.Domain;
using MeetingHub.Formats.Import.Lexicons;
using MeetingHub.Formats.Import.Places;

namespace MeetingHub.Formats.Maps;

/// <summary>A place to mark on a map.</summary>
/// <param name="Latitude">Degrees to the north.</param>
/// <param name="Longitude">Degrees to the east.</param>
/// <param name="Label">What is there.</param>
public sealed record MapPlace(double Latitude, double Longitude, string Label);

/// <summary>A country as a drawing has it.</summary>
/// <param name="Country">Which.</param>
/// <param name="Path">The <c>d</c> of its SVG path, in whole units of the drawing.</param>
/// <param name="Shade">0 where nothing is counted in it, else 1 to <see cref="WorldMap.Shades"/>, the more the darker.</param>
public sealed record MapShape(Country Country, string Path, int Shade);

/// <summary>A mark on the drawing, in its units.</summary>
public sealed record MapMark(int X, int Y, string Label);

/// <summary>A map ready to be drawn.</summary>
/// <param name="Width">In units, the same as <see cref="WorldMap.Width"/>.</param>
/// <param name="Height">In units.</param>
/// <param name="Shapes">The countries in sight.</param>
/// <param name="Marks">The places.</param>
public sealed record MapDrawing(int Width, int Height, IReadOnlyList<MapShape> Shapes, IReadOnlyList<MapMark> Marks);

/// <summary>Draws the part of the world that something is about. The outlines are Natural Earth's (public domain); see <c>README.md</c> beside them.</summary>
public static class WorldMap
{
    /// <summary>How wide a drawing is, in units.</summary>
    public const int Width = 720;

    /// <summary>How many shades there are.</summary>
    public const int Shades = 3;

    // What is nearer than this to the point before it, in units, nobody sees. Of the whole world less is seen.
    private const int LeastStep = 3;
    private const int LongestPaths = 22_000;

    // Degrees around what is shown, and of the smallest part of the world that is.
    private const double Margin = 4;
    private const double LeastDegrees = 40;

    // Where the plate carrée is true: between the tropics and the Mediterranean.
    private const double TrueParallel = 20;

    private static readonly Box Everywhere = new(-118, -56, 12, 46);
    private static readonly Lazy<IReadOnlyDictionary<Country, Outline>> Outlines = new(Read);

    /// <summary>Where a city is; null for one that the gazetteer does not know.</summary>
    /// <param name="city">Its name in any language.</param>
    /// <param name="country">Its country; without one the likeliest of that name is meant.</param>
    /// <param name="label">What to write beside it.</param>
    public static MapPlace? PlaceOf(string city, Country? country, string label) =>
        Gazetteer.Instance.Cities(city).FirstOrDefault(c => country is null || c.Country == country) is { } found ? new MapPlace(found.Latitude, found.Longitude, label) : null;

    /// <summary>Draws the countries that are counted, what lies between and around them, and the places.</summary>
    /// <param name="counts">How much is counted in each country.</param>
    /// <param name="places">What to mark.</param>
    public static MapDrawing Draw(IReadOnlyDictionary<Country, int> counts, IReadOnlyCollection<MapPlace> places)
    {
        var known = counts.Keys.Where(Outlines.Value.ContainsKey).Select(c => Outlines.Value[c].Rings[0].Box).Concat(places.Select(p => new Box(p.Longitude, p.Latitude, p.Longitude, p.Latitude))).ToList();
        var view = (known.Count == 0 ? Everywhere : known.Aggregate((all, one) => all.With(one))).Around(Margin, LeastDegrees);
        var shrink = Math.Cos(TrueParallel * Math.PI / 180);
        var scale = Width / ((view.East - view.West) * shrink);
        var most = counts.Values.DefaultIfEmpty().Max();
        for (var step = LeastStep; ; step++)
        {
            var shapes = ShapesOf(step);
            if (shapes.Sum(s => s.Path.Length) > LongestPaths) continue;
            return new MapDrawing(Width, (int)Math.Ceiling((view.North - view.South) * scale), shapes, [.. places.Select(p => (At: At(p.Longitude, p.Latitude), p.Label)).Select(p => new MapMark(p.At.X, p.At.Y, p.Label))]);
        }

        List<MapShape> ShapesOf(int step) => [.. Outlines.Value.OrderBy(o => o.Key.Code, StringComparer.Ordinal)
            .Select(o => new MapShape(o.Key, Path(o.Value.Rings.Where(r => r.Box.Touches(view)), At, step), counts.TryGetValue(o.Key, out var count) ? Shade(count, most) : 0))
            .Where(s => s.Path.Length > 0)];

        (int X, int Y) At(double longitude, double latitude) => ((int)Math.Round((longitude - view.West) * shrink * scale), (int)Math.Round((view.North - latitude) * scale));
    }

    private static int Shade(int count, int most) => most <= Shades ? Math.Min(count, Shades) : 1 + (count - 1) * Shades / most;

    // Relative steps in whole units, which are the shortest to write.
    private static string Path(IEnumerable<Ring> rings, Func<double, double, (int X, int Y)> at, int step)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            var (x, y) = at(ring.Points[0].X, ring.Points[0].Y);
            var steps = new StringBuilder();
            foreach (var point in ring.Points.AsSpan(1))
            {
                var (toX, toY) = at(point.X, point.Y);
                if (Math.Abs(toX - x) + Math.Abs(toY - y) < step) continue;
                Step(steps, toX - x);
                Step(steps, toY - y);
                (x, y) = (toX, toY);
            }
            var (startX, startY) = at(ring.Points[0].X, ring.Points[0].Y);
            if (steps.Length > 0) path.Append(CultureInfo.InvariantCulture, $"M{startX} {startY}l{steps}z");
        }
        return path.ToString();
    }

    // A minus sign separates too.
    private static void Step(StringBuilder steps, int by)
    {
        if (steps.Length > 0 && by >= 0) steps.Append(' ');
        steps.Append(CultureInfo.InvariantCulture, $"{by}");
    }

    private static Dictionary<Country, Outline> Read()
    {
        using var text = LexiconFile.Open("outlines.txt.gz");
        Dictionary<Country, Outline> outlines = [];
        while (text.ReadLine() is { } line)
            if (Country.TryParse(line[..2]) is { } country) outlines[country] = new Outline([.. line[3..].Split(';').Select(RingOf)]);
        return outlines;
    }

    private static Ring RingOf(string text)
    {
        var points = text.Split(' ').Select(point => point.Split(',')).Select(p => (X: Tenths(p[0]), Y: Tenths(p[1]))).ToArray();
        return new Ring(points, new Box(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y)));

        static double Tenths(string number) => int.Parse(number, CultureInfo.InvariantCulture) / 10.0;
    }

    private sealed record Outline(Ring[] Rings);

    private sealed record Ring((double X, double Y)[] Points, Box Box);

    // In degrees.
    private readonly record struct Box(double West, double South, double East, double North)
    {
        public Box With(Box other) => new(Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));

        public bool Touches(Box other) => West < other.East && East > other.West && South < other.North && North > other.South;

        /// <summary>With a margin, and neither narrower than the least nor much higher than wide.</summary>
        public Box Around(double margin, double least)
        {
            var (wide, high) = (Math.Max(East - West + 2 * margin, least), Math.Max(North - South + 2 * margin, least * 0.6));
            wide = Math.Max(wide, high * 0.9);
            high = Math.Max(high, wide * 0.45);
            var (x, y) = ((West + East) / 2, (South + North) / 2);
            return new(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2);
        }
    }
}
