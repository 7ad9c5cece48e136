using System.Text;
using MeetingHub.Formats.PlainText;

namespace MeetingHub.Formats.Tests.PlainText;

public sealed class TextDecodingTests
{
    private const string Text = "Reunião em São Paulo – “ações”";

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void Unicode_is_told_by_its_mark_or_its_shape(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var bytes = mark ? [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)] : encoding.GetBytes(Text);

        Assert.Equal((Text, null), TextDecoding.Decode(bytes));
    }

    [Fact]
    public void Western_European_bytes_are_read_as_Windows_wrote_them() =>
        Assert.Equal(("A Reunião dos grupos custou 300 €", null), TextDecoding.Decode([.. "A Reuni"u8, 0xE3, .. "o dos grupos custou 300 "u8, 0x80]));
}
