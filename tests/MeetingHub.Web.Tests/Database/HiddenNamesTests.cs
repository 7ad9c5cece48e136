using MeetingHub.Web.Database;

namespace MeetingHub.Web.Tests.Database;

public sealed class HiddenNamesTests
{
    [Theory]
    [InlineData("Ask Wikimedia Brasil.", "Ask ████████████████.")]
    [InlineData("WIKIMEDIA\n  brasil's", "██████████████████'s")]
    [InlineData("https://wikimediabrasil.org/a", "https://███████████████.org/a")]
    [InlineData("/affiliates/wikimedia-brasil", "/affiliates/████████████████")]
    [InlineData("?q=wikimedia%20brasil&a", "?q=██████████████████&a")]
    [InlineData("#WikimediaBrasil", "#███████████████")]
    [InlineData("#GraciasWikimediaBrasil2024", "#Gracias███████████████2024")]
    [InlineData("Wiki\u200Bmedia Bra\u00ADsil", "██████████████████")]
    [InlineData("Wikime\u0301dia Brasi\u0301l!", "██████████████████!")]
    [InlineData("Wikimédia Brasíl", "████████████████")]
    [InlineData("Wikimedia (Brasil)", "█████████████████)")]
    [InlineData("Wikimedia Brasileira", "Wikimedia Brasileira")]
    [InlineData("Wikimedia and Brasil", "Wikimedia and Brasil")]
    public void A_name_is_found_however_it_is_written(string text, string black) => Assert.Equal(black, HiddenNames.Of(["Wikimedia Brasil"]).BlackOut(text));

    [Theory]
    [InlineData("Fundación Ñandú", "la FUNDACION NANDU", "la ███████████████")]
    [InlineData("Fundacion Nandu", "la Fundación Ñandú", "la ███████████████")]
    [InlineData("O'Brien", "OBrien, O’Brien", "██████, ███████")]
    [InlineData("Hub 2", "Hub 2, Hub 20, #hub2", "█████, Hub 20, #████")]
    [InlineData("Łódź Hub", "ŁÓDŹ HUB, /odz-hub", "████████, /███████")]
    [InlineData("日本", "日本。", "██。")]
    [InlineData("…", "…", "…")]
    public void Accents_apostrophes_and_scripts_hide_nothing(string name, string text, string black) => Assert.Equal(black, HiddenNames.Of([name]).BlackOut(text));

    [Fact]
    public void Of_two_names_that_begin_alike_the_longer_one_is_meant() =>
        Assert.Equal("████, ███████████, ███ Bolivia", HiddenNames.Of(["Wiki", "Wiki Brasil", "Wik"]).BlackOut("Wiki, Wiki Brasil, Wik Bolivia"));
}
