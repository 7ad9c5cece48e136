using MeetingHub.Formats.Schedules.Text;

namespace MeetingHub.Formats.Tests.Schedules.Text;

public sealed class LanguageTagsTests
{
    [Theory]
    [InlineData("de, en", "de")]
    [InlineData("DE", "de")]
    [InlineData("German", "de")]
    [InlineData("Español / English", "es")]
    [InlineData("pt_BR", "pt-BR")]
    [InlineData("", null)]
    [InlineData("xx", null)]
    [InlineData("whatever", null)]
    public void The_first_language_that_is_known_counts(string text, string? tag) => Assert.Equal(tag, LanguageTags.First(text));
}
