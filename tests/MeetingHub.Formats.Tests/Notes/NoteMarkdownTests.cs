using System.Diagnostics;
using AngleSharp.Html.Parser;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;
using Xunit.Abstractions;

namespace MeetingHub.Formats.Tests.Notes;

public sealed class NoteMarkdownTests(ITestOutputHelper output)
{
    [Fact]
    public void Notes_are_a_page_to_read()
    {
        var html = NoteMarkdown.ToHtml("# Building scenarios\n\nACUERDO: Seguimos.\n\n- ACTION: write\n- [x] done\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee https://example.org/x and ~~not~~ this[^1].\n\n[^1]: A note.\n", "n1-");

        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal("n1-building-scenarios", page.QuerySelector("h3")!.Id);
        Assert.Equal(("decision", "n1-line-3"), (page.QuerySelector("p.decision")!.ClassName, page.QuerySelector("p.decision")!.Id));
        Assert.Equal("n1-line-5", page.QuerySelector("li.decision.action")!.Id);
        Assert.Contains("☑ done", page.QuerySelector("ul")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("td").Length);
        Assert.Equal(("https://example.org/x", "nofollow noopener noreferrer ugc"), (page.QuerySelector("a[rel]")!.GetAttribute("href"), page.QuerySelector("a[rel]")!.GetAttribute("rel")));
        Assert.NotNull(page.QuerySelector("del"));
        Assert.NotNull(page.GetElementById(page.QuerySelector("sup a, a.footnote-ref")!.GetAttribute("href")![1..]));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](  JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#10;script:alert(1))")]
    [InlineData("[a](&#x6A;avascript:alert(1))")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](//evil.example)")]
    [InlineData("[a](/\\evil.example)")]
    [InlineData("![a](https://evil.example/pixel.png)")]
    [InlineData("![a](data:image/svg+xml,<svg/onload=alert(1)>)")]
    [InlineData("<https://x.example/\" onmouseover=alert(1)>")]
    [InlineData("[a](https://x.example \"\\\" onmouseover=alert(1)\")")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("# x {onclick=alert(1)}")]
    [InlineData("*[HTML]: \" onmouseover=\"alert(1)\n\nHTML")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<iframe src=//evil.example></iframe>")]
    [InlineData("<style>*{background:url(//evil.example)}</style>")]
    [InlineData("<form action=//evil.example><input type=submit>")]
    [InlineData("`<script>`\n\n    <script>alert(1)</script>")]
    public void Nothing_runs_and_nothing_is_asked_of_another_host(string hostile)
    {
        var page = new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(hostile, "n-"));

        Assert.Empty(page.QuerySelectorAll("script, style, iframe, object, embed, svg, math, form, input, link, meta, base, img"));
        Assert.All(page.Body!.QuerySelectorAll("*"), e => Assert.DoesNotContain(e.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name is "style" or "srcset" or "formaction"));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.Matches("^(https?://x[.]example|#|mailto:|/[^/\\\\])", e.GetAttribute("href")!));
    }

    [Fact]
    public void What_is_nested_beyond_reason_is_refused_with_a_sentence_or_shown()
    {
        string[] nasty =
        [
            new string('>', 200_000), string.Concat(Enumerable.Repeat("- ", 200_000)), new string('[', 200_000), string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("[a](", 199)) + "\n\n", 1200)), string.Concat(Enumerable.Repeat("- " + string.Concat(Enumerable.Repeat("[a](", 90)) + "\n", 2600)), new string('*', 200_000), string.Concat(Enumerable.Repeat("*a_", 100_000)),
            string.Concat(Enumerable.Repeat("![", 200_000)), new string('`', 300_001), string.Concat(Enumerable.Repeat("|", 300_000)), string.Concat(Enumerable.Repeat("<a ", 200_000)), string.Concat(Enumerable.Repeat("[a](", 150_000)),
            string.Concat(Enumerable.Range(0, 60_000).Select(n => $"[^{n}]")), string.Concat(Enumerable.Repeat("a\n: b\n", 60_000)), string.Concat(Enumerable.Repeat("~~a~ ", 100_000)),
        ];
        foreach (var text in nasty)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                Assert.NotNull(NoteMarkdown.ToHtml(text, "n-"));
            }
            catch (DomainRuleException refused)
            {
                Assert.Contains("these notes", refused.Message, StringComparison.OrdinalIgnoreCase);
            }
            output.WriteLine($"{text[..6]} {watch.ElapsedMilliseconds} ms");
        }
    }
}
