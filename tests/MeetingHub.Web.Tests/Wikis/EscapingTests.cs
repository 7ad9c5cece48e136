using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Web.Tests.Wikis;

/// <summary>Random hostile texts, as a real wiki shows what we make of them.</summary>
[Collection(WikiTests.Name)]
public sealed partial class EscapingTests
{
    private static readonly string[] Pieces =
    [
        "~~~~", "~", "''", "'", "'''", "{{x}}", "{{", "}}", "{", "}", "[[", "]]", "[", "]", "[http://x y]", "http://example.org/a", "https://", "mailto:x@y", "|", "||", "|-", "|}", "{|", "!", "!!", "__NOTOC__", "__", "_", "-{", "}-", "-", "----",
        "<nowiki>", "</nowiki>", "<!--", "-->", "<b>", "</td>", "<ref>", "&amp;", "&#126;", "&nbsp;", "&", "=", "== x ==", "*", "#", ":", ";", " ", "  ", "\t", "a", "b c", "ñ", "日本", "😀", "RFC 2822", "PMID 1", "ISBN 0-306-40615-2", "#REDIRECT [[X]]", "%20", "\\", "/", "\"", "{{{1}}}", "{{subst:x}}", "<pre>", "<includeonly>", "T:1",
    ];

    [SharedFact("tools")]
    public async Task Nothing_that_a_person_typed_means_anything_to_the_wiki()
    {
        var random = new Random(20261126);
        var texts = Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]))).Where(t => !string.IsNullOrWhiteSpace(t)).ToList();
        var encoded = texts.ConvertAll(t => WebUtility.HtmlEncode(t));
        var html = $"{All("<p>{0}</p>")}<table>{All("<tr><th>{0}</th><td>{0}</td></tr>")}</table><ul>{All("<li>{0}</li>")}</ul><dl>{All("<dt>{0}</dt><dd>{0}</dd>")}</dl>";
        using var client = await WikiServer.LoggedInAsync();

        var shown = new HtmlParser().ParseDocument(await client.RenderAsync("Escaping", WikitextWriter.Write(html), default));

        var expected = texts.ConvertAll(Plain);
        foreach (var kind in new[] { "p", "th", "td", "li", "dt", "dd" }) Assert.Equal(expected, shown.QuerySelectorAll(kind).Select(e => Plain(e.TextContent)).Where(t => t.Length > 0));
        Assert.Empty(shown.QuerySelectorAll("a"));

        string All(string pattern) => string.Concat(encoded.Select(t => pattern.Replace("{0}", t, StringComparison.Ordinal)));
    }

    [SharedFact("tools")]
    public async Task Headings_are_what_was_typed()
    {
        string[] texts = ["= a =", "a ==", "== a", "{{x}}", "__TOC__ ~~~~", "l'''x''"];
        using var client = await WikiServer.LoggedInAsync();

        var shown = new HtmlParser().ParseDocument(await client.RenderAsync("Escaping", WikitextWriter.Write(string.Concat(texts.Select(t => $"<h3>{WebUtility.HtmlEncode(t)}</h3>"))), default));

        Assert.Equal(texts, shown.QuerySelectorAll("h2").Select(h => Plain(h.TextContent)));
    }

    // French spaces, and blanks that HTML joins, are no difference.
    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
