using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MeetingHub.Formats.Import;

namespace MeetingHub.Formats.Tests.Import;

/// <summary>Documents are not to be trusted: whatever the bytes, the reader answers, and what it quotes is there.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Scraps =
    [
        "\n", "\n\n", "# ", "== ", "==", "* ", "  - ", "1. ", "| a | b |\n", "{|\n|-\n| x\n|}", "[[", "]]", "[a](b)", "**", "''", "`", "<td>", "</tr>", "<li>", "<!--", "-->", "<script>", "&eacute;", "&#x41;", "{{", "}}",
        "---\n", "Place: ", "Agenda\n", "10:00 - 11:30 ", "12–15 October 2013", "31/02/2020", "III ", "(", ")", "“", "”", "\t", "\v", "\0", "\u202e", "é", "e\u0301", "𝔐", "\ud800", ", ", " and ", " y ", ":", "https://example.org/a_b_(c)",
    ];

    private static readonly string[] Seeds = [.. ((string[])["000", "001", "002"]).Select(n => File.ReadAllText(TestFiles.Seed(n)))];

    [Fact]
    public void Random_and_mutated_documents_are_read_or_refused_and_never_throw()
    {
        var random = new System.Random(20131012);
        var inputs = Enumerable.Range(0, 10_000).Select(i => i % 4 == 0 ? Noise(random) : Mutated(random)).ToList();

        Parallel.ForEach(inputs, input =>
        {
            var reading = SourceImport.Read("input.txt", Encoding.UTF8.GetBytes(input));
            if (reading.Draft is null) Assert.False(string.IsNullOrEmpty(reading.Refusal));
            else Assert.All(DraftEvidence.Of(reading.Draft), e => Assert.InRange(e.Span.Start + e.Span.Length, e.Span.Start, reading.Text.Length));
        });
    }

    [Fact]
    public void Any_bytes_are_decoded_or_refused() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var reading = SourceImport.Read("input", bytes);
            return reading.Draft is not null || reading.Refusal is { Length: > 0 };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("[", 50_000)]
    [InlineData("(", 50_000)]
    [InlineData("<div>", 20_000)]
    [InlineData("<ul><li>", 10_000)]
    public void A_document_nested_beyond_reason_is_refused_with_a_sentence(string opening, int times)
    {
        var reading = SourceImport.Read("deep.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, times)) + "text"));

        Assert.Equal("The document is nested beyond reason.", reading.Refusal);
    }

    [Theory]
    [InlineData("a", 300_000)]
    [InlineData("A ", 30_000)]
    [InlineData("1 ", 100_000)]
    [InlineData("12 de ", 40_000)]
    [InlineData("**a", 60_000)]
    [InlineData("Bogotá, ", 4_000)]
    [InlineData("| ", 60_000)]
    [InlineData("and Wikimedia ", 15_000)]
    public void A_long_repetition_is_read_to_its_end(string piece, int times)
    {
        var reading = SourceImport.Read("long.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times))));

        Assert.True(reading.Draft is not null || reading.Refusal is not null);
    }

    [Fact]
    public void Size_emptiness_binary_and_unknown_encodings_are_refused_each_with_its_sentence()
    {
        Assert.Equal("The document has 11 bytes; at most 10 are read.", SourceImport.Read("a.txt", new byte[11], maxBytes: 10).Refusal);
        Assert.Equal("The document is empty.", SourceImport.Read("a.txt", []).Refusal);
        Assert.Equal("The document is empty.", SourceImport.Read("a.txt", "  \n "u8).Refusal);
        Assert.Equal("The document is binary, not text.", SourceImport.Read("a.txt", [0x50, 0x4B, 0x03, 0x04, 0x00, 0x00, 0x08, 0x00, 0x01]).Refusal);
        Assert.StartsWith("The document's encoding is not known", SourceImport.Read("a.txt", [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0x41]).Refusal, StringComparison.Ordinal);
        Assert.StartsWith("Documents of type application/pdf are not read yet", SourceImport.Read("a.pdf", "%PDF"u8).Refusal, StringComparison.Ordinal);
    }

    private static string Noise(System.Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 60); i > 0; i--) text.Append(random.Next(3) == 0 ? ((char)random.Next(1, 0x2100)).ToString() : Scraps[random.Next(Scraps.Length)]);
        return text.ToString();
    }

    private static string Mutated(System.Random random)
    {
        var seed = Seeds[random.Next(Seeds.Length)];
        var start = random.Next(seed.Length - 100);
        var text = new StringBuilder(seed.Substring(start, Math.Min(random.Next(80, 700), seed.Length - start)));
        for (var i = random.Next(1, 12); i > 0; i--)
        {
            var at = random.Next(text.Length);
            if (random.Next(4) == 0) text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
            else text.Insert(at, Scraps[random.Next(Scraps.Length)]);
            if (text.Length == 0) text.Append('x');
        }
        return text.ToString();
    }
}
