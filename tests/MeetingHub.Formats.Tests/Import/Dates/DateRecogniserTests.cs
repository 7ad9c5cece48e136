using MeetingHub.Formats.Import.Dates;
using MeetingHub.Formats.Import.Text;

namespace MeetingHub.Formats.Tests.Import.Dates;

public sealed class DateRecogniserTests
{
    [Theory]
    [InlineData("from 21 to 23 November 2014", "2014-11-21", "2014-11-23")]
    [InlineData("On October 13-15th, Lviv", "--10-13", "--10-15")]
    [InlineData("Nov 19-21, 2008", "2008-11-19", "2008-11-21")]
    [InlineData("3rd to 5th May, 2017", "2017-05-03", "2017-05-05")]
    [InlineData("August 1st and 2nd", "--08-01", "--08-02")]
    [InlineData("los días 14, 15 y 16 de noviembre", "--11-14", "--11-16")]
    [InlineData("entre el viernes 24 y el domingo 26 de junio de 2011", "2011-06-24", "2011-06-26")]
    [InlineData("Entre el 1 y el 3 de junio de 2012", "2012-06-01", "2012-06-03")]
    [InlineData("nos passados dias 27 e 28 de junho", "--06-27", "--06-28")]
    [InlineData("30 January - 1 February 2013", "2013-01-30", "2013-02-01")]
    [InlineData("28 December 2013 to 2 January 2014", "2013-12-28", "2014-01-02")]
    [InlineData("Friday April 20, 2018", "2018-04-20", null)]
    [InlineData("el sábado 26 de Abril de 2014", "2014-04-26", null)]
    [InlineData("2016-05-23", "2016-05-23", null)]
    [InlineData("em outubro de 2013", "2013-10", null)]
    [InlineData("in March", "--03", null)]
    public void A_date_in_words_or_figures_is_read_as_far_as_it_is_written(string text, string start, string? end)
    {
        var date = Assert.Single(DateRecogniser.Find(Folding.Fold(text)));

        Assert.Equal((start, end), (date.Start.ToString(), date.End?.ToString()));
    }

    [Fact]
    public void Figures_that_are_a_date_both_ways_say_so()
    {
        var date = Assert.Single(DateRecogniser.Find("05/04/2018"));

        Assert.Equal(("2018-04-05", "2018-05-04"), (date.Start.ToString(), date.OtherReading?.ToString()));
    }

    [Theory]
    [InlineData("version 2.3.1 of 12 files")]
    [InlineData("10:30-11:00 Coffee")]
    [InlineData("a period of four years (2017-2020)")]
    [InlineData("you may come")]
    [InlineData("31/02/2020")]
    public void What_is_no_date_is_not_read_as_one(string text) => Assert.Empty(DateRecogniser.Find(Folding.Fold(text)));

    [Fact]
    public void A_year_alone_is_found_and_a_span_of_years_is_not()
    {
        Assert.Equal([2013], DateRecogniser.Years("iberoconf 2013").Select(y => y.Year));
        Assert.Empty(DateRecogniser.Years("leading (2017-2020)"));
    }
}
