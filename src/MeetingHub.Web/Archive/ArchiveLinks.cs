using AngleSharp.Html.Parser;
using MeetingHub.Web.Localisation;

namespace MeetingHub.Web.Archive;

/// <summary>Turns the links of a page of the site into those of a page that lies in a folder: to what the archive has by its file, to everything else by its address on the web.</summary>
/// <param name="files">What the archive has, by its address on the site without host.</param>
/// <param name="absolute">The address of a page of the site with its host.</param>
internal sealed class ArchiveLinks(IReadOnlyDictionary<string, string> files, Func<string, string> absolute)
{
    /// <summary>Turns the links of a fragment.</summary>
    /// <param name="html">The fragment, cleaned.</param>
    /// <param name="up">The way from the page to the archive's first folder.</param>
    public string Turn(string html, string up)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!; // the parser makes one
        var anchors = body.QuerySelectorAll("[id]").Select(e => e.Id).ToHashSet();
        foreach (var link in body.QuerySelectorAll("a[href]").ToList())
        {
            var href = link.GetAttribute("href")!; // asked for
            if (href.StartsWith('#'))
            {
                if (!anchors.Contains(href[1..])) link.RemoveAttribute("href");
            }
            else if (File(href) is { } file) link.SetAttribute("href", up + file);
            else if (href.StartsWith('/')) link.SetAttribute("href", absolute(Plain(href)));
        }
        foreach (var picture in body.QuerySelectorAll("img").ToList())
        {
            // One that lies elsewhere would be asked for there as soon as the page is opened.
            if (File(picture.GetAttribute("src") ?? "") is { } file) picture.SetAttribute("src", up + file);
            else picture.Replace(picture.Owner!.CreateTextNode(picture.GetAttribute("alt") ?? "")); // an element of a document has it
        }
        return body.InnerHtml;
    }

    private string? File(string address)
    {
        var root = absolute("/");
        var path = address.StartsWith(root, StringComparison.Ordinal) ? "/" + address[root.Length..] : Plain(address);
        return files.TryGetValue(path.Split('#', '?')[0], out var file) ? file : null;
    }

    // Whoever writes notes may copy an address with its language.
    private static string Plain(string path) => SiteLanguage.All.FirstOrDefault(l => path.StartsWith($"/{l.Tag}/", StringComparison.Ordinal)) is { } language ? path[(language.Tag.Length + 1)..] : path;
}
