using MeetingHub.Web.Tests.Pages;

namespace MeetingHub.Web.Tests.Security;

public sealed class SecurityHeadersTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nothing-here")]
    [InlineData("/favicon.svg")]
    public async Task Every_answer_forbids_what_the_site_does_not_need(string address)
    {
        var headers = (await hub.Client.GetAsync(new Uri(address, UriKind.Relative))).Headers;

        Assert.StartsWith("default-src 'none';", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }
}
