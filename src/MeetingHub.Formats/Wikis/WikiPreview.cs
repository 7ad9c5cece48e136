using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Formats.Wikis;

/// <summary>A page as its wiki renders it, made fit to stand on one of ours.</summary>
public static partial class WikiPreview
{
    /// <summary>The cleaned HTML. Links lead to the wiki, pictures are their descriptions, headings begin at level 4.</summary>
    /// <param name="html">What the wiki made.</param>
    /// <param name="wiki">The address that its links are relative to.</param>
    public static string Clean(string html, Uri wiki)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!; // the parser makes one
        foreach (var element in body.QuerySelectorAll("[href], [src]"))
            foreach (var attribute in new[] { "href", "src" })
                if (element.GetAttribute(attribute) is { } address && !address.StartsWith('#')) element.SetAttribute(attribute, Uri.TryCreate(wiki, address, out var absolute) ? absolute.AbsoluteUri : "");
        return SafeHtml.Clean(Heading().Replace(body.InnerHtml, h => $"{h.Groups[1].Value}h{Math.Min(6, h.Groups[2].Value[0] - '0' + 2)}"), "wiki-");
    }

    // In HTML that the parser wrote, a less-than sign of a text is escaped. In an attribute it may stand, and says nothing there that is kept.
    [GeneratedRegex(@"(</?)h([1-6])\b")]
    private static partial Regex Heading();
}
