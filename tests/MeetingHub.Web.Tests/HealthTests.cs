using System.Net;

namespace MeetingHub.Web.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_started_site_is_well(string address)
    {
        await using var hub = new HubApplication();

        var answer = await hub.CreateClient().GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }
}
