using MeetingHub.Domain;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Pages;

public sealed class HomeTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Fact]
    public async Task The_latest_held_meeting_is_shown_when_none_is_coming()
    {
        var page = await hub.ReadAsync("/");

        Assert.Equal(("Latest meeting", "Bogotá"), (page.QuerySelector(".eyebrow").Words(), page.QuerySelector("h1").Words()));
        Assert.Equal(3, page.QuerySelectorAll(".outcome").Length);
        Assert.Equal("Iberoconf", page.QuerySelector(".series-card h3").Words());
    }

    [Theory]
    [InlineData("2013-09-01", "Mexico City")]
    [InlineData("2013-10-15", "Mexico City")]
    [InlineData("2013-10-16", "Bogotá")]
    public async Task A_meeting_that_is_coming_or_going_on_is_shown_first(string today, string expected)
    {
        await using var then = hub.Site.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.AddSingleton<TimeProvider>(new Clock(DateTimeOffset.Parse(today + "T12:00Z", System.Globalization.CultureInfo.InvariantCulture)))));
        using var client = then.CreateClient();

        Assert.Equal(expected, (await SeededHub.ReadAsync(client, "/")).QuerySelector("h1").Words());
    }

    [Fact]
    public async Task A_date_without_a_year_is_never_next()
    {
        await using var site = new HubApplication();
        using var client = site.CreateClient();
        await site.InStoreAsync(async database =>
        {
            var yearless = new Meeting("a", "A", "en");
            yearless.Import("startDate", "--12-31", null);
            yearless.Import("status", nameof(MeetingStatus.Announced), null);
            var held = new Meeting("b", "B", "en");
            held.Import("status", nameof(MeetingStatus.Held), null);
            database.AddRange(yearless, held);
            await database.SaveChangesAsync();
        });

        Assert.Equal("B", (await SeededHub.ReadAsync(client, "/")).QuerySelector("h1").Words());
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
