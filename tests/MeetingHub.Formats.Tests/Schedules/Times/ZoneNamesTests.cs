using MeetingHub.Formats.Schedules.Times;

namespace MeetingHub.Formats.Tests.Schedules.Times;

public sealed class ZoneNamesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("UTC", "UTC")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("/citadel.org/20070227_1/America/Argentina/Salta", "America/Argentina/Salta")]
    [InlineData("Nowhere/City", null)]
    [InlineData(null, null)]
    public void A_zone_is_found_by_its_own_name_that_of_Windows_or_the_end_of_a_path(string? name, string? zone) => Assert.Equal(zone, ZoneNames.Find(name)?.Id);
}
