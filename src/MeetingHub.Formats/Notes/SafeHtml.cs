using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Formats.Notes;

/// <summary>HTML of which only what is known to be harmless is kept: an allow-list of elements, attributes and address schemes.</summary>
public static class SafeHtml
{
    private static readonly FrozenDictionary<string, string[]> Elements = new Dictionary<string, string[]>
    {
        ["a"] = ["href", "title", "id", "class"],
        ["img"] = ["src", "alt", "title"],
        ["h3"] = ["id"],
        ["h4"] = ["id"],
        ["h5"] = ["id"],
        ["h6"] = ["id"],
        ["p"] = ["id", "class"],
        ["li"] = ["id", "class"],
        ["div"] = ["class"],
        ["blockquote"] = [],
        ["pre"] = [],
        ["code"] = [],
        ["hr"] = [],
        ["br"] = [],
        ["ul"] = ["class"],
        ["ol"] = ["start"],
        ["dl"] = [],
        ["dt"] = [],
        ["dd"] = [],
        ["em"] = [],
        ["strong"] = [],
        ["del"] = [],
        ["sup"] = [],
        ["abbr"] = ["title"],
        ["table"] = [],
        ["thead"] = [],
        ["tbody"] = [],
        ["tr"] = [],
        ["th"] = [],
        ["td"] = [],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Classes = ["decision", "action", "question", "footnotes", "footnote-ref", "footnote-back-ref", "contains-task-list", "task-list-item"];
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Cleans a fragment.</summary>
    /// <param name="html">The fragment.</param>
    /// <param name="prefix">What ids, and links to them, begin with, so that they cannot meet those of the page.</param>
    public static string Clean(string html, string prefix)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!; // the parser makes one
        foreach (var element in body.QuerySelectorAll("*").ToList()) Clean(element, prefix);
        return body.InnerHtml;
    }

    private static void Clean(IElement element, string prefix)
    {
        if (element.Parent is null) return;
        if (element.LocalName == "input" && element.GetAttribute("type") == "checkbox")
        {
            // A task's box is read and never ticked here; a field would want a label.
            element.Replace(element.Owner!.CreateTextNode(element.HasAttribute("checked") ? "☑" : "☐")); // an element of a document has it
            return;
        }
        if (!Elements.TryGetValue(element.LocalName, out var allowed))
        {
            // What an unknown element says stays, unless it is no text.
            if (element.LocalName is "script" or "style" or "template" or "iframe" or "object" or "svg" or "math") element.Remove();
            else element.Replace([.. element.ChildNodes]);
            return;
        }
        if (element.Attributes.Length == 0) return;
        foreach (var attribute in element.Attributes.ToList())
            if (!allowed.Contains(attribute.Name)) element.RemoveAttribute(attribute.Name);
        if (element.GetAttribute("class") is { } classes)
        {
            var known = classes.Split(' ').Where(Classes.Contains).ToArray();
            if (known.Length == 0) element.RemoveAttribute("class");
            else element.SetAttribute("class", string.Join(' ', known));
        }
        if (element.GetAttribute("id") is { } id && !id.StartsWith(prefix, StringComparison.Ordinal)) element.SetAttribute("id", prefix + id);
        if (element.GetAttribute("href") is { } href) CleanLink(element, href, prefix);
        // Pictures come from this host; one from elsewhere would tell that host who reads.
        if (element.LocalName == "img" && !(element.GetAttribute("src") is { } source && IsLocal(source))) element.Replace(element.Owner!.CreateTextNode(element.GetAttribute("alt") ?? ""));
    }

    private static void CleanLink(IElement link, string href, string prefix)
    {
        if (href.StartsWith('#')) link.SetAttribute("href", href.StartsWith("#" + prefix, StringComparison.Ordinal) ? href : "#" + prefix + href[1..]);
        else if (IsLocal(href)) return;
        else if (Uri.TryCreate(href, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme)) link.SetAttribute("rel", "nofollow noopener noreferrer ugc");
        else link.RemoveAttribute("href");
    }

    // An address on this host: from its root, and not "//host" or "/\host", which lead elsewhere.
    private static bool IsLocal(string address) => address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
