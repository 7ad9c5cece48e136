using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MeetingHub.Formats.ICalendar;
using MeetingHub.Formats.Schedules;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.ICalendar;

/// <summary>Folding and escaping, over any text.</summary>
public sealed class ContentLinesTests
{
    private static readonly string[] Scraps = ["á", "ñ", "😀", "é́", "\\", ";", ",", "\n", "\r\n", "\r", "\t", "\0", "\u0085", "\u2028", "\ud800", "\udc00", "\ufffe", " ", "\\n", "BEGIN:VEVENT", "x", "una palabra larga "];

    [Fact]
    public void Folded_lines_have_75_octets_at_most_are_valid_UTF_8_and_unfold_to_the_same_text() =>
        Prop.ForAll(Texts(), text =>
        {
            var bytes = Agendas.Bytes(s => new ContentLines(s).Text("SUMMARY", text));
            if (CleanText.Lines(text).Length == 0) return bytes.Length == 0;
            var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
            var allValid = lines.All(l => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(l)) is var read && Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(read)) == l);
            var unfolded = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
            return allValid && lines[^1].Length == 0 && lines.All(l => l.Length <= 75 && !l.Any(c => char.IsControl(c) && c is not '\t' and < '\x80'))
                && unfolded == $"SUMMARY:{ContentLines.Escaped(text)}\r\n" && Unescaped(unfolded["SUMMARY:".Length..^2]) == CleanText.Lines(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Text_is_escaped_as_TEXT()
    {
        Assert.Equal(@"a\, b\; c\\d\ne", ContentLines.Escaped("a, b; c\\d\r\ne"));
        Assert.Equal("SUMMARY;LANGUAGE=es:¿Qué?\r\n", Agendas.Text(s => new ContentLines(s).Text("SUMMARY", "¿Qué?", "es")));
        Assert.Equal("SUMMARY:¿Qué?\r\n", Agendas.Text(s => new ContentLines(s).Text("SUMMARY", "¿Qué?", "es;X=1")));
    }

    private static Arbitrary<string> Texts() =>
        Gen.OneOf(ArbMap.Default.ArbFor<string>().Generator.Select(s => s ?? ""), Gen.ListOf(Gen.Elements(Scraps)).Select(l => string.Concat(l))).ToArbitrary();

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') plain.Append(text[i]);
            else plain.Append(text[++i] is 'n' ? '\n' : text[i]);
        }
        return plain.ToString();
    }
}
