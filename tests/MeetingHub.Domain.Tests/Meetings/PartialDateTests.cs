using System.Globalization;

namespace MeetingHub.Domain.Tests.Meetings;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2013")]
    [InlineData("2013-10")]
    [InlineData("2013-10-12")]
    [InlineData("--08")]
    [InlineData("--08-01")]
    [InlineData("--02-29")]
    [InlineData("a day before the EduWiki Conference")]
    public void The_text_form_reads_back_as_the_same_date(string text)
    {
        Assert.Equal(text, PartialDate.Parse(text).ToString());
        Assert.Equal(PartialDate.Parse(text), PartialDate.Parse(PartialDate.Parse(text).ToString()));
    }

    [Theory]
    [InlineData("2013-13")]
    [InlineData("2013-02-29")]
    [InlineData("--02-30")]
    [InlineData("0000")]
    [InlineData("October 2013")]
    public void What_is_no_date_of_the_calendar_stays_words(string text)
    {
        var date = PartialDate.Parse(text);

        Assert.Equal((null, null, null, text), (date.Year, date.Month, date.Day, date.Words));
    }

    [Theory]
    [InlineData("2024", "2024-12-31")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2013-10-12", "2013-10-12")]
    [InlineData("--08-01", null)]
    [InlineData("soon", null)]
    public void It_is_in_time_until_the_last_day_that_it_can_mean(string text, string? last) =>
        Assert.Equal(last, PartialDate.Parse(text).LastDay()?.ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void A_day_without_its_month_cannot_be_built()
    {
        Assert.Throws<FormatException>(() => PartialDate.Of(2013, null, 12));
        Assert.Throws<FormatException>(() => PartialDate.Of(null));
    }

    [Fact]
    public void A_year_that_is_not_stated_is_never_invented()
    {
        var date = PartialDate.Of(null, 8, 1);

        Assert.Null(date.Year);
        Assert.Null(date.ToDate());
    }

    [Fact]
    public void Years_come_first_to_last_then_days_without_a_year_then_words()
    {
        string[] inOrder = ["2011", "2012", "2012-03", "2012-03-04", "2012-03-05", "2013-01", "--02", "--02-03", "--08-01", "after the summer", "before it"];

        Assert.Equal(inOrder, inOrder.Reverse().Select(PartialDate.Parse).Order().Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("2013-10-12", "2013-10-15", "12–15 October 2013", "del 12 al 15 de octubre de 2013", "de 12 a 15 de outubro de 2013")]
    [InlineData("--08-01", "--08-02", "1–2 August, year not stated", "1 y 2 de agosto, año no indicado", "1 e 2 de agosto, ano não informado")]
    [InlineData("2013-10-12", null, "12 October 2013", "12 de octubre de 2013", "12 de outubro de 2013")]
    [InlineData("2013-10-12", "2013-10-12", "12 October 2013", "12 de octubre de 2013", "12 de outubro de 2013")]
    [InlineData("2013-10", null, "October 2013", "octubre de 2013", "outubro de 2013")]
    [InlineData("2012", null, "2012", "2012", "2012")]
    [InlineData("2017", "2020", "2017 – 2020", "del 2017 al 2020", "de 2017 a 2020")]
    [InlineData("2013-09-30", "2013-10-02", "30 September – 2 October 2013", "del 30 de septiembre al 2 de octubre de 2013", "de 30 de setembro a 2 de outubro de 2013")]
    [InlineData("2013-12-30", "2014-01-02", "30 December 2013 – 2 January 2014", "del 30 de diciembre de 2013 al 2 de enero de 2014", "de 30 de dezembro de 2013 a 2 de janeiro de 2014")]
    [InlineData("--08", null, "August, year not stated", "agosto, año no indicado", "agosto, ano não informado")]
    [InlineData("at the end of the year", null, "at the end of the year", "at the end of the year", "at the end of the year")]
    public void Each_language_writes_it_its_own_way(string start, string? end, string english, string spanish, string portuguese)
    {
        var (from, to) = (PartialDate.Parse(start), end is null ? null : PartialDate.Parse(end));

        Assert.Equal((english, spanish, portuguese), (In("en"), In("es"), In("pt")));

        string In(string language) => from.ToText(to, CultureInfo.GetCultureInfo(language));
    }
}
