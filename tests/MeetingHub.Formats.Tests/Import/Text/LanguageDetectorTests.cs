using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Tests.Import.Text;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("The meeting was held in the city and it will be of use for all of us.", "en")]
    [InlineData("La reunión se celebró en la ciudad y los participantes fueron muy bien recibidos por el equipo.", "es")]
    [InlineData("A reunião foi realizada na cidade e os participantes não foram recebidos pela equipe.", "pt")]
    [InlineData("La réunion a été tenue dans la ville et les participants sont venus avec nous.", "fr")]
    [InlineData("10:00 11:00 12:00", null)]
    public void A_language_is_told_by_its_commonest_words_or_not_at_all(string text, string? language) => Assert.Equal(language, LanguageDetector.Detect(text));
}
