using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MeetingHub.Formats.Notes;
using MeetingHub.Formats.Tests.Export;

namespace MeetingHub.Formats.Tests.Notes;

/// <summary>The examples of CommonMark's own specification as notes: all of them harmless, and HTML among them shown as the text that it is.</summary>
public sealed partial class CommonMarkTests
{
    // Written down here once more, so that a hole in the product's list is found.
    private static readonly Dictionary<string, string[]> Harmless = new()
    {
        ["a"] = ["href", "title", "rel", "id", "class"],
        ["img"] = ["src", "alt", "title"],
        ["ol"] = ["start"],
        ["abbr"] = ["title"],
        ["li"] = ["id", "class"],
        ["p"] = ["id", "class"],
        ["ul"] = ["class"],
        ["div"] = ["class"],
        ["h3"] = ["id"],
        ["h4"] = ["id"],
        ["h5"] = ["id"],
        ["h6"] = ["id"],
    };

    private static readonly string[] Bare = ["blockquote", "pre", "code", "hr", "br", "dl", "dt", "dd", "em", "strong", "del", "sup", "table", "thead", "tbody", "tr", "th", "td"];

    [CommonMarkFact]
    public void Every_example_becomes_HTML_of_which_nothing_runs()
    {
        var examples = Examples();

        Assert.Equal([], examples.SelectMany(example => FaultsOf(example.Markdown).Select(fault => $"{example.Section}: {fault} in {example.Markdown}")));
        Assert.True(examples.Count > 600, $"{examples.Count} examples were read.");
    }

    [CommonMarkFact]
    public void Raw_HTML_is_shown_as_text()
    {
        // Where the specification makes elements of what was typed, ours shows each of its tags.
        var raw = Examples().Where(e => e.Section is "HTML blocks" or "Raw HTML").ToList();
        var wrong = from example in raw
                    let shown = new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(example.Markdown, "n-")).Body!.TextContent
                    from Match tag in Tag().Matches(example.Markdown)
                    where example.Html.Contains(tag.Value, StringComparison.Ordinal) && !Squeezed(shown).Contains(Squeezed(tag.Value), StringComparison.Ordinal)
                    select $"{tag.Value} in {example.Markdown}";

        Assert.Equal([], wrong);
        Assert.True(raw.Count > 60, $"{raw.Count} examples were read.");

        // In text, entities and backslashes count.
        static string Squeezed(string text) => Spaces().Replace(System.Net.WebUtility.HtmlDecode(text), "").Replace("\\", "", StringComparison.Ordinal);
    }

    [CommonMarkFact]
    public void Both_ways_of_cleaning_leave_the_same()
    {
        var examples = Examples();

        // The specification's own HTML has what was typed in it as elements: nothing may be taken for well-formed that is not.
        var passed = 0;
        foreach (var html in examples.Select(e => e.Html))
        {
            if (WellFormedHtml.Clean(html, "n-") is not { } clean) continue;
            passed++;
            Assert.Equal(SafeHtml.CleanParsed(html, "n-"), new HtmlParser().ParseDocument("<body>" + clean).Body!.InnerHtml);
        }
        Assert.InRange(passed, 300, examples.Count - 50);
    }

    private static IEnumerable<string> FaultsOf(string markdown)
    {
        foreach (var element in new HtmlParser().ParseDocument(NoteMarkdown.ToHtml(markdown, "n-")).Body!.QuerySelectorAll("*"))
        {
            if (!Bare.Contains(element.LocalName) && !Harmless.ContainsKey(element.LocalName)) yield return element.LocalName;
            foreach (var attribute in element.Attributes)
            {
                if (!Harmless.GetValueOrDefault(element.LocalName, []).Contains(attribute.Name)) yield return $"{element.LocalName} {attribute.Name}";
                if (attribute.Name is "href" or "src" && !Address().IsMatch(attribute.Value)) yield return attribute.Value;
            }
        }
    }

    private static List<(string Section, string Markdown, string Html)> Examples()
    {
        var spec = File.ReadAllText(Path.Combine(Tools.CommonMarkFolder.Value!, "node_modules", "commonmark-spec", "spec.txt")); // the attribute asks for it
        List<(string, string, string)> examples = [];
        var section = "";
        foreach (Match part in Part().Matches(spec))
            if (part.Groups["heading"].Success) section = part.Groups["heading"].Value;
            else examples.Add((section, part.Groups["markdown"].Value.Replace('→', '\t'), part.Groups["html"].Value.Replace('→', '\t')));
        return examples;
    }

    [GeneratedRegex(@"^#{1,3} (?<heading>.+)$|^`{32} example\n(?<markdown>(?:.*\n)*?)\.\n(?<html>(?:.*\n)*?)`{32}$", RegexOptions.Multiline)]
    private static partial Regex Part();

    [GeneratedRegex(@"</?[a-zA-Z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // Of this host, of this page, or by a scheme that only leads somewhere.
    [GeneratedRegex(@"^(?:/(?![/\\])|#|https?:|mailto:|tel:)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
