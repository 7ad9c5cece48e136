using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Maps;

namespace MeetingHub.Formats.Tests.Maps;

public sealed partial class WorldMapTests
{
    private const int MostBytes = 25_000;

    [Theory]
    [InlineData("Bogotá", "CO", 4.6, -74.1)]
    [InlineData("Ciudad de México", "MX", 19.4, -99.1)]
    [InlineData("Lisbon", null, 38.7, -9.1)]
    public void A_city_is_where_it_is_whatever_it_is_called(string city, string? country, double latitude, double longitude)
    {
        var place = WorldMap.PlaceOf(city, country is null ? null : Country.Parse(country), "x")!;

        Assert.Equal((latitude, longitude), (Math.Round(place.Latitude, 1), Math.Round(place.Longitude, 1)));
    }

    [Fact]
    public void A_city_that_nobody_knows_is_nowhere() => Assert.Null(WorldMap.PlaceOf("Nowhere at all", null, "x"));

    [Theory]
    [InlineData("CO")]
    [InlineData("AR BO BR CL CO ES MX PT UY VE")]
    [InlineData("AR AU BR CA CN DE IN JP NO NZ RU US ZA")]
    public void What_is_counted_is_in_sight_and_the_drawing_is_small(string codes)
    {
        var counts = codes.Split(' ').ToDictionary(Country.Parse, c => c[0] - 'A' + 1);

        var drawing = WorldMap.Draw(counts, []);

        Assert.Equal(counts.Keys.Select(c => c.Code).Order(StringComparer.Ordinal), drawing.Shapes.Where(s => s.Shade > 0).Select(s => s.Country.Code).Order(StringComparer.Ordinal));
        Assert.All(drawing.Shapes, shape => Assert.InRange(shape.Shade, 0, WorldMap.Shades));
        Assert.InRange(drawing.Shapes.Sum(s => s.Path.Length + 20), 500, MostBytes);
        Assert.All(drawing.Shapes, shape => Assert.Matches(Path(), shape.Path));
    }

    [Fact]
    public void The_more_the_darker()
    {
        var drawing = WorldMap.Draw(new Dictionary<Country, int> { [Country.Parse("BR")] = 9, [Country.Parse("PE")] = 5, [Country.Parse("CL")] = 1 }, []);

        Assert.Equal([3, 2, 1], ((string[])["BR", "PE", "CL"]).Select(code => drawing.Shapes.Single(s => s.Country.Code == code).Shade));
    }

    [Fact]
    public void A_mark_lies_within_the_drawing_north_of_what_is_south_of_it()
    {
        var drawing = WorldMap.Draw(new Dictionary<Country, int>(), [new MapPlace(19.4, -99.1, "México"), new MapPlace(-33.5, -70.7, "Santiago")]);

        Assert.All(drawing.Marks, mark => Assert.True(mark.X > 0 && mark.X < drawing.Width && mark.Y > 0 && mark.Y < drawing.Height));
        Assert.True(drawing.Marks[0].Y < drawing.Marks[1].Y && drawing.Marks[0].X < drawing.Marks[1].X);
    }

    [GeneratedRegex(@"^(M-?\d+ -?\d+l-?\d+(?:(?: |(?=-))-?\d+)*z)+$")]
    private static partial Regex Path();
}
