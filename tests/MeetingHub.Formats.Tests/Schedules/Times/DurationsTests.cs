using MeetingHub.Formats.Schedules.Times;

namespace MeetingHub.Formats.Tests.Schedules.Times;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("01:30", 90)]
    [InlineData("1:30", 90)]
    [InlineData("30", 30)]
    [InlineData("00:05:00", 5)]
    [InlineData("0:30:00", 30)]
    [InlineData("1:02:00", 1560)]
    [InlineData("013000", 90)]
    [InlineData("0130", 90)]
    [InlineData("PT30M", 30)]
    [InlineData("P1DT2H", 1560)]
    [InlineData("1h30", 90)]
    [InlineData("1 h 30 min", 90)]
    [InlineData("45 minutos", 45)]
    [InlineData("1,5 horas", 90)]
    [InlineData("0:00", null)]
    [InlineData("", null)]
    [InlineData("soon", null)]
    [InlineData("99999999", null)]
    public void A_duration_is_read_in_each_of_its_ways(string text, int? minutes) => Assert.Equal(minutes, Durations.Minutes(text));
}
