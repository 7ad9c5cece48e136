namespace MeetingHub.Domain.Tests;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Wikimedia México", "wikimedia mexico")]
    [InlineData("The Women & Women Association", "Women Women association")]
    [InlineData("Las Ramonas", "ramonas")]
    [InlineData("Women´s Fund Asia", "Womens Fund Asia")]
    public void Spellings_of_one_name_have_one_key(string a, string b) => Assert.Equal(NameKey.Of(a), NameKey.Of(b));

    [Theory]
    [InlineData("Викимедиа РУ", "Вікімедіа Україна")]
    [InlineData("台湾维基媒体", "维基媒体香港")]
    [InlineData("O Z", "Z")]
    public void Different_names_in_any_script_have_different_keys(string a, string b) => Assert.NotEqual(NameKey.Of(a), NameKey.Of(b));
}
