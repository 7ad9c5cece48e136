using System.Globalization;
using System.Text;
using CsvHelper;
using MeetingHub.Domain;
using MeetingHub.Formats.Export;

namespace MeetingHub.Formats.Tests.Export;

public sealed class OutcomeTableTests
{
    private static readonly OutcomeLine Line = new(
        7, "Santiago 2012", "Iberoconf", null, "Agreement", "Done", "To write, in \"two\" lines:\nthis one.", "es", null, PartialDate.Parse("2013-05"),
        ["Wikimedia Chile", "Wikimedia México"], new DateTimeOffset(2013, 3, 1, 0, 0, 0, TimeSpan.Zero), "Done.", "https://hub.example/meetings/x#outcome-7");

    [Fact]
    public void A_row_reads_back_as_it_was()
    {
        var row = Assert.Single(Read([Line]));

        Assert.Equal(
            ["7", "Santiago 2012", "Iberoconf", "", "Agreement", "Done", "To write, in \"two\" lines:\nthis one.", "es", "", "2013-05", "Wikimedia Chile; Wikimedia México", "2013-03-01", "Done.", "https://hub.example/meetings/x#outcome-7"],
            OutcomeTable.Columns.Select(c => row[c]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    public void No_cell_is_calculated_by_who_opens_the_file(string text) =>
        Assert.StartsWith("'", Assert.Single(Read([Line with { Text = text }]))["text"], StringComparison.Ordinal);

    [Fact]
    public void Without_outcomes_it_has_its_heads_and_spreadsheets_know_the_accents()
    {
        var bytes = Write([]);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(string.Join(',', OutcomeTable.Columns) + "\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }

    private static List<Dictionary<string, string>> Read(IEnumerable<OutcomeLine> lines)
    {
        using var reader = new CsvReader(new StreamReader(new MemoryStream(Write(lines))), CultureInfo.InvariantCulture);
        List<Dictionary<string, string>> rows = [];
        reader.Read();
        reader.ReadHeader();
        while (reader.Read()) rows.Add(OutcomeTable.Columns.ToDictionary(c => c, c => reader.GetField(c)!)); // each is in the head
        return rows;
    }

    private static byte[] Write(IEnumerable<OutcomeLine> lines)
    {
        using var bytes = new MemoryStream();
        OutcomeTable.Write(bytes, lines, column => column);
        return bytes.ToArray();
    }
}
