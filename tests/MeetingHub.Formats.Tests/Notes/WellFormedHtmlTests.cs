using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class WellFormedHtmlTests
{
    [Theory]
    [InlineData("<p>a &lt;b&gt; <strong>c</strong></p>\n", "<p>a &lt;b&gt; <strong>c</strong></p>\n")]
    [InlineData("<ul class=\"contains-task-list\"><li class=\"task-list-item evil\"><input disabled=\"disabled\" type=\"checkbox\" checked=\"checked\" /> a</li></ul>", "<ul class=\"contains-task-list\"><li class=\"task-list-item\">☑ a</li></ul>")]
    [InlineData("<a href=\"https://a.org/?b=1&amp;c=2\" target=\"_top\">d</a>", "<a href=\"https://a.org/?b=1&amp;c=2\" rel=\"nofollow noopener noreferrer ugc\">d</a>")]
    [InlineData("<a href=\"java&#115;cript:ran=1\">d</a>", "<a>d</a>")]
    [InlineData("<a href=\"#fn:1\" id=\"fnref:1\">1</a>", "<a href=\"#n-fn:1\" id=\"n-fnref:1\">1</a>")]
    [InlineData("<img src=\"/files/a/b.png\" alt=\"c\" /><img src=\"https://a.org/b.png\" alt=\"&quot;d&quot;\" /><br />", "<img src=\"/files/a/b.png\" alt=\"c\">&quot;d&quot;<br>")]
    [InlineData("<img src=\"https://a.org/b.png\" src=\"/files/a/b.png\" alt=\"c\" />", "<img src=\"/files/a/b.png\" alt=\"c\">")]
    [InlineData("<img src=\"//a.org/b.png\" alt=\"c\" />", "c")]
    [InlineData("<td style=\"text-align: right;\">1</td>", "<td>1</td>")]
    [InlineData("<p onclick=\"ran=1\">a</p>", "<p>a</p>")]
    public void What_a_renderer_writes_is_cleaned(string html, string clean) => Assert.Equal(clean, WellFormedHtml.Clean(html, "n-"));

    [Theory]
    [InlineData("<script>ran=1</script>")]
    [InlineData("<p>a")]
    [InlineData("a</p>")]
    [InlineData("<p><strong>a</p></strong>")]
    [InlineData("<P>a</P>")]
    [InlineData("<p/>")]
    [InlineData("<p title='a'>b</p>")]
    [InlineData("<p class=\"a")]
    [InlineData("<p class=\"<\">a</p>")]
    [InlineData("<a href=\"/b\"")]
    [InlineData("<a href=\"/b\"><a href=\"/c\">d</a></a>")]
    [InlineData("<p\t>a</p>")]
    [InlineData("a < b")]
    [InlineData("<!-- a -->")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<input type=\"text\" />")]
    [InlineData("<img src=\"/a\"")]
    [InlineData("<em")]
    [InlineData("a\0b")]
    public void What_is_not_well_formed_is_left_to_a_parser(string html) => Assert.Null(WellFormedHtml.Clean(html, "n-"));
}
