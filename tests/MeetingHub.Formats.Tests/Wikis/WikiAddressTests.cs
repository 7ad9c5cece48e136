using MeetingHub.Formats.Wikis;

namespace MeetingHub.Formats.Tests.Wikis;

public sealed class WikiAddressTests
{
    [Theory]
    [InlineData("example.org/wiki/Main", "https://example.org/wiki/Main")]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("http://127.0.0.1:8080/api.php", "http://127.0.0.1:8080/api.php")]
    [InlineData("http://example.org/w/api.php", null)]
    [InlineData("http://10.0.0.1/", null)]
    [InlineData("https://somebody:secret@example.org/", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("", null)]
    public void Passwords_are_sent_in_secret_or_not_at_all(string typed, string? address) => Assert.Equal(address, WikiAddress.Parse(typed)?.AbsoluteUri);

    [Fact]
    public void A_page_says_where_the_programs_entrance_is() => Assert.Equal(
        "https://example.org/mw/api.php",
        WikiAddress.Apis(new Uri("https://example.org/wiki/Main"), "<head><link rel=\"EditURI\" type=\"application/rsd+xml\" href=\"//example.org/mw/api.php?action=rsd\"></head>")[0].AbsoluteUri);

    [Fact]
    public void Another_host_is_another_wiki() => Assert.All(
        WikiAddress.Apis(new Uri("https://example.org/index.php"), "<link rel=\"EditURI\" href=\"https://evil.example/api.php\"><link rel=\"EditURI\" href=\"http://example.org/api.php\">"),
        api => Assert.Equal("https://example.org", api.GetLeftPart(UriPartial.Authority)));

    [Fact]
    public void A_preview_keeps_nothing_that_could_act_here()
    {
        var html = WikiPreview.Clean("<h2 onclick=\"x()\">Head</h2><a href=\"/index.php/Page\">in</a><a href=\"javascript:x()\">js</a><img src=\"/images/x.png\" alt=\"a picture\"><script>x()</script><style>p{}</style><a href=\"#part\">down</a>", new Uri("https://example.org/w/api.php"));

        Assert.Contains("<h4>Head</h4>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/index.php/Page\"", html, StringComparison.Ordinal);
        Assert.Contains("a picture", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#wiki-part\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", html, StringComparison.Ordinal);
        Assert.DoesNotContain("x()", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }
}
