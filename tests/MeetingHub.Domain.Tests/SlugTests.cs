namespace MeetingHub.Domain.Tests;

public sealed class SlugTests
{
    [Theory]
    [InlineData("São Paulo 2024!", "sao-paulo-2024")]
    [InlineData("  Fondo de Mujeres -- del Sur ", "fondo-de-mujeres-del-sur")]
    [InlineData("Women´s Fund Asia", "womens-fund-asia")]
    [InlineData("日本", "x")]
    [InlineData("", "x")]
    public void A_slug_is_lower_case_letters_digits_and_single_hyphens(string text, string slug) => Assert.Equal(slug, Slug.From(text));

    [Fact]
    public void A_long_text_is_cut_between_words()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("encuentro", 20)));

        Assert.Equal("encuentro-encuentro-encuentro-encuentro-encuentro-encuentro-encuentro-encuentro", slug);
    }

    [Fact]
    public void A_taken_slug_gets_the_next_number()
    {
        string[] taken = ["oslo", "oslo-2"];

        Assert.Equal(("oslo-3", "bogota"), (Slug.Unique("Oslo", taken.Contains), Slug.Unique("Bogotá", taken.Contains)));
    }
}
