using System.Globalization;

namespace MeetingHub.Domain.Tests;

public sealed class CountryTests
{
    [Theory]
    [InlineData("br", "Brazil", "Brasil", "Brasil")]
    [InlineData("DO", "Dominican Republic", "República Dominicana", "República Dominicana")]
    [InlineData("MX", "Mexico", "México", "México")]
    public void A_country_has_a_name_in_each_language(string code, string english, string spanish, string portuguese)
    {
        var country = Country.Parse(code);

        Assert.Equal((english, spanish, portuguese), (In("en"), In("es"), In("pt")));

        string In(string language) => country.Name(CultureInfo.GetCultureInfo(language));
    }

    [Theory]
    [InlineData("ZZ")]
    [InlineData("XA")]
    [InlineData("EU")]
    [InlineData("C")]
    [InlineData("COL")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_country_is_not_among_them(string? code) => Assert.DoesNotContain(Country.All, c => c.Code == code);

    [Theory]
    [InlineData("QQ")]
    [InlineData("C")]
    [InlineData("1A")]
    [InlineData("COL")]
    [InlineData(null)]
    public void A_code_that_names_nothing_cannot_be_built(string? code) => Assert.Null(Country.TryParse(code));

    [Fact]
    public void Asking_for_a_name_leaves_the_language_of_the_moment_alone()
    {
        var before = CultureInfo.CurrentUICulture;

        Country.Parse("PY").Name(CultureInfo.GetCultureInfo("pt"));

        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }
}
