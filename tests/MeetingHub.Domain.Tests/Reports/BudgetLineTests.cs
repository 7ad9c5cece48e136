namespace MeetingHub.Domain.Tests.Reports;

public sealed class BudgetLineTests
{
    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1,234.50", "1234.5")]
    [InlineData("1.234,50", "1234.5")]
    [InlineData("1 234,5", "1234.5")]
    [InlineData("1.234", "1234")]
    [InlineData("1,234", "1234")]
    [InlineData("12.5", "12.5")]
    [InlineData("0,75", "0.75")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("1’234.50", "1234.5")]
    [InlineData("-20", "-20")]
    public void An_amount_is_read_as_people_of_any_of_our_languages_write_it(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), BudgetLine.AmountOf(text));

    [Theory]
    [InlineData("17.123", "17.123")]
    [InlineData("5,432", "5.432")]
    [InlineData("0.058", "0.058")]
    [InlineData("4.150,25", "4150.25")]
    [InlineData("1", "1")]
    public void A_rate_has_decimals_where_an_amount_has_thousands(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), MeetingFinances.RateOf(text));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void What_is_no_rate_is_none(string text) => Assert.Null(MeetingFinances.RateOf(text));

    [Theory]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    [InlineData("much")]
    [InlineData("12a")]
    [InlineData("USD 12")]
    [InlineData(null)]
    public void What_is_no_amount_is_none(string? text) => Assert.Null(BudgetLine.AmountOf(text));

    [Theory]
    [InlineData("Travel | 12,000 | 11,350.50 | cheaper flights")]
    [InlineData("Travel;12.000;11.350,50;cheaper flights")]
    [InlineData("Travel\t12000\t11350.5\tcheaper flights")]
    [InlineData("| Travel | 12000 | 11350.5 | cheaper flights |")]
    public void An_item_is_read_whatever_stands_between_its_cells(string line) =>
        Assert.Equal(new BudgetLine("Travel", 12000, 11350.5m, "cheaper flights"), BudgetLine.TryParse(line));

    [Fact]
    public void What_is_not_spent_yet_has_no_difference() => Assert.Equal((null, 500m, (decimal?)null), (BudgetLine.TryParse("Venue | 500")!.Actual, BudgetLine.TryParse("Venue | 500")!.Budget, BudgetLine.TryParse("Venue | 500")!.Variance));

    [Theory]
    [InlineData("Travel | lots | 3")]
    [InlineData(" | 3 | 4")]
    public void A_line_that_cannot_be_read_is_none(string line) => Assert.Null(BudgetLine.TryParse(line));

    [Fact]
    public void Links_are_the_lines_that_end_in_an_address() => Assert.Equal(
        [("Photos of the meeting", "https://example.org/photos"), ("http://example.org/pad", "http://example.org/pad")],
        MeetingReport.LinksOf("Photos of the meeting: https://example.org/photos\nnothing here\nhttp://example.org/pad\njavascript:alert(1)"));

    [Fact]
    public void A_report_refuses_what_it_cannot_hold_field_by_field()
    {
        var typed = new Dictionary<string, string>
        {
            ["summary"] = string.Join(' ', Enumerable.Repeat("word", 201)),
            ["items"] = "Travel | lots",
            ["currency"] = "dollars",
            ["otherCurrency"] = "MX1",
            ["rate"] = "0",
            ["links"] = "no address",
        };

        Assert.Equal(["currency", "items", "links", "otherCurrency", "rate", "summary"], Record.Refuses(typed.GetValueOrDefault).Select(r => r.Field).Order(StringComparer.Ordinal));
        Assert.Empty(Record.Refuses(new Dictionary<string, string> { ["summary"] = string.Join(' ', Enumerable.Repeat("word", 200)), ["items"] = "\nTravel | 1 | 2\n\n", ["currency"] = "usd", ["rate"] = "18,5" }.GetValueOrDefault));
    }
}
