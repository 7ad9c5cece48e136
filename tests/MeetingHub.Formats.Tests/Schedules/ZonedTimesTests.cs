using System.Globalization;
using MeetingHub.Formats.Schedules;

namespace MeetingHub.Formats.Tests.Schedules;

/// <summary>Clock times of a place as instants.</summary>
public sealed class ZonedTimesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2025-03-30T02:30", "2025-03-30T03:30:00+02:00")]
    [InlineData("Europe/Berlin", "2025-10-26T02:30", "2025-10-26T02:30:00+02:00")]
    [InlineData("America/Sao_Paulo", "2018-11-04T00:00", "2018-11-04T01:00:00-02:00")]
    [InlineData("America/Mexico_City", "2013-10-12T09:00", "2013-10-12T09:00:00-05:00")]
    [InlineData("Africa/Monrovia", "1960-01-01T09:00", "1960-01-01T09:00:00-00:44")]
    [InlineData("No/Where", "2025-03-30T02:30", "2025-03-30T02:30:00+00:00")]
    public void A_skipped_time_is_read_as_before_and_a_doubled_one_is_the_first(string zone, string local, string expected) =>
        Assert.Equal(expected, ZonedTimes.At(DateTime.Parse(local, CultureInfo.InvariantCulture), ZonedTimes.Zone(zone)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    [Fact]
    public void A_name_gives_always_the_same_UUID_of_version_8()
    {
        Assert.Equal(NameUuid.Of("a"), NameUuid.Of("a"));
        Assert.NotEqual(NameUuid.Of("a"), NameUuid.Of("b"));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", NameUuid.Of("a").ToString());
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd\u2028e\u0085f", "a\nb\nc\nd\ne\nf")]
    [InlineData(" \u0001a\ttab\u0000\ufffe ", "a\ttab")]
    [InlineData(null, "")]
    public void Text_is_cleaned_of_what_formats_forbid(string? text, string expected) => Assert.Equal(expected, CleanText.Lines(text));
}
