using MeetingHub.Domain;
using MeetingHub.Formats.Import.Places;

namespace MeetingHub.Formats.Tests.Import.Places;

public sealed class PlaceRecogniserTests
{
    [Theory]
    [InlineData("The summit met in Bogotá, Colombia, last week.", "Bogotá", "CO")]
    [InlineData("O encontro foi em Cartagena, na Colômbia.", "Cartagena", "CO")]
    [InlineData("Nos vemos en Cartagena, España.", "Cartagena", "ES")]
    [InlineData("Reunión en Santiago de Chile.", "Santiago de Chile", "CL")]
    [InlineData("The meeting in Mexico City began.", "Mexico City", "MX")]
    [InlineData("Un taller en La Habana, Cuba.", "La Habana", "CU")]
    [InlineData("They met in Göteborg.", "Göteborg", "SE")]
    [InlineData("They met in Gothenburg.", "Gothenburg", "SE")]
    public void A_city_is_found_in_the_language_of_the_text_and_its_country_tells_namesakes_apart(string text, string city, string country)
    {
        var passage = Passages.Of(text);

        var mention = Assert.Single(PlaceRecogniser.Find(passage, new Dictionary<Country, int>()), p => p.IsCity);

        Assert.Equal((city, country), (passage.Of(mention.Stretch), mention.Country?.Code));
    }

    [Fact]
    public void A_known_city_gives_its_time_zone() =>
        Assert.Equal(["America/Bogota", "America/Sao_Paulo", "America/Santiago"], ((string[])["Bogotá", "São Paulo", "Santiago"]).Select(name => Gazetteer.Instance.Cities(name)[0].TimeZone));

    [Theory]
    [InlineData("Wikimedia Chile sent three people.", "Chile")]
    [InlineData("The Universidad de Buenos Aires lent a room.", "Buenos Aires")]
    public void A_place_inside_a_longer_name_is_marked_so(string text, string place)
    {
        var passage = Passages.Of(text);

        var mention = Assert.Single(PlaceRecogniser.Find(passage, new Dictionary<Country, int>()));

        Assert.Equal((place, true), (passage.Of(mention.Stretch), mention.InName));
    }

    [Theory]
    [InlineData("Estados Unidos", "US")]
    [InlineData("Países Baixos", "NL")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("Alemania", "DE")]
    [InlineData("Brasil", "BR")]
    public void Countries_are_known_in_three_languages(string name, string code) => Assert.Equal(code, Gazetteer.Instance.Country(name)?.Code);
}
