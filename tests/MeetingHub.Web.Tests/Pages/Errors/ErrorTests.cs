using System.Net;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Tests.Pages.Errors;

public sealed class ErrorTests(SeededHub hub) : IClassFixture<SeededHub>
{
    [Theory]
    [InlineData("/nothing-here", "en", "There is no such page")]
    [InlineData("/es/meetings/no-such-meeting", "es", "Esa página no existe")]
    [InlineData("/pt/sources/999", "pt", "Essa página não existe")]
    [InlineData("/pt/series/none", "pt", "Essa página não existe")]
    [InlineData("/es/programmes/none", "es", "Esa página no existe")]
    [InlineData("/es/affiliates/none", "es", "Esa página no existe")]
    [InlineData("/es/meetings/bogota/sessions/S9", "es", "Esa página no existe")]
    [InlineData("/es/meetings?part=7", "es", "Esa página no existe")]
    public async Task A_page_that_is_not_there_is_missed_in_the_language_of_the_address(string address, string language, string title)
    {
        var answer = await hub.Client.GetAsync(new Uri(address, UriKind.Relative));
        var page = await hub.ReadAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1").Words()));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Theory]
    [InlineData("/meetings?year=soon")]
    [InlineData("/meetings?country=Atlantis")]
    [InlineData("/meetings?status=perhaps")]
    [InlineData("/outcomes?kind=perhaps")]
    public async Task A_filter_that_means_nothing_is_refused(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await hub.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

    [Fact]
    public async Task A_fault_shows_no_stack_trace_and_keeps_the_language_and_the_headers()
    {
        await using var broken = new HubApplication();
        using var client = broken.CreateClient();
        await broken.InStoreAsync(database => database.Database.ExecuteSqlRawAsync("ALTER TABLE Outcomes RENAME TO Elsewhere"));

        var answer = await client.GetAsync(new Uri("/es/outcomes", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Algo falló de nuestro lado", body, StringComparison.Ordinal);
        Assert.DoesNotContain("no such table", body, StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("Input.Email=%00&Input.Password=x")]
    [InlineData("")]
    public async Task A_form_that_cannot_be_read_is_refused_with_a_page(string form)
    {
        if (form.Length == 0) form = string.Join('&', Enumerable.Range(1, 1100).Select(n => $"f{n}=x"));
        using var content = new StringContent(form, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        var answer = await hub.Client.PostAsync(new Uri("/es/account/login", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("No pudimos entender esa petición", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused_with_a_page()
    {
        // Only a real server counts what it is sent.
        await using var served = new HubApplication();
        served.UseKestrel(0);
        served.StartServer();
        using var client = served.CreateClient();
        using var content = new ByteArrayContent(new byte[31 * 1024 * 1024]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        // Told first, it need not be sent at all.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/es/account/login") { Content = content, Headers = { ExpectContinue = true } };

        var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Esto es demasiado grande", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("cross-site", false)]
    public async Task What_was_typed_comes_back_when_one_is_signed_out_meanwhile_but_never_what_another_site_sent(string from, bool comesBack)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["field-text"] = "What we agreed", ["Input.Password"] = "a secret", ["version"] = "98765" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/es/meetings/bogota/outcomes/new") { Content = form, Headers = { { "Sec-Fetch-Site", from } } };

        var answer = await hub.Client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Su sesión ha terminado", page, StringComparison.Ordinal);
        Assert.Equal(comesBack, page.Contains("What we agreed", StringComparison.Ordinal));
        Assert.DoesNotContain("a secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("98765", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_taken_out_says_so() =>
        Assert.Equal("Esta página se retiró", (await hub.ReadAsync("/es/error/410")).QuerySelector("h1").Words());
}
