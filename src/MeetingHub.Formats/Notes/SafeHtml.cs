using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MeetingHub.Formats.Notes;

/// <summary>HTML of which only what is known to be harmless is kept: an allow-list of elements, attributes and address schemes.</summary>
public static class SafeHtml
{
    private static readonly Dictionary<string, string[]> Elements = new()
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
    };

    // By a part of a text, without making a text of it.
    private static readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> ByName = Elements.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What is shown for a task that is done.</summary>
    internal const string Ticked = "☑";

    /// <summary>What is shown for a task that is not done.</summary>
    internal const string Unticked = "☐";

    private static readonly FrozenSet<string> Classes = ["decision", "action", "question", "footnotes", "footnote-ref", "footnote-back-ref", "contains-task-list", "task-list-item"];
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    /// <summary>Cleans a fragment.</summary>
    /// <param name="html">The fragment.</param>
    /// <param name="prefix">What ids, and links to them, begin with, so that they cannot meet those of the page.</param>
    public static string Clean(string html, string prefix) => WellFormedHtml.Clean(html, prefix) ?? CleanParsed(html, prefix);

    /// <summary>Cleans a fragment as a browser would understand it, whatever it is.</summary>
    internal static string CleanParsed(string html, string prefix)
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
            element.Replace(element.Owner!.CreateTextNode(element.HasAttribute("checked") ? Ticked : Unticked)); // an element of a document has it
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
            var known = KnownClasses(classes);
            if (known.Length == 0) element.RemoveAttribute("class");
            else element.SetAttribute("class", known);
        }
        if (element.GetAttribute("id") is { } id && !id.StartsWith(prefix, StringComparison.Ordinal)) element.SetAttribute("id", prefix + id);
        if (element.GetAttribute("href") is { } href)
        {
            var (link, rel) = Link(href, prefix);
            if (link is null) element.RemoveAttribute("href");
            else element.SetAttribute("href", link);
            if (rel is not null) element.SetAttribute("rel", rel);
        }
        // Pictures come from this host; one from elsewhere would tell that host who reads.
        if (element.LocalName == "img" && !(element.GetAttribute("src") is { } source && IsLocal(source))) element.Replace(element.Owner!.CreateTextNode(element.GetAttribute("alt") ?? ""));
    }

    /// <summary>Whether an element may stay, by the name it is known by, and which of its attributes.</summary>
    internal static bool Allows(ReadOnlySpan<char> element, out string name, out string[] attributes)
    {
        if (ByName.TryGetValue(element, out var known, out var allowed))
        {
            (name, attributes) = (known, allowed);
            return true;
        }
        (name, attributes) = ("", []);
        return false;
    }

    /// <summary>The classes that may stay; empty where none may.</summary>
    internal static string KnownClasses(string classes) => Classes.Contains(classes) ? classes : string.Join(' ', classes.Split(' ').Where(Classes.Contains));

    /// <summary>Where a link may lead, or null, and what it says of that (HTML, 4.6.8).</summary>
    internal static (string? Href, string? Rel) Link(string href, string prefix)
    {
        if (href.StartsWith('#')) return (href.StartsWith("#" + prefix, StringComparison.Ordinal) ? href : "#" + prefix + href[1..], null);
        if (IsLocal(href)) return (href, null);
        return Uri.TryCreate(href, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme) ? (href, "nofollow noopener noreferrer ugc") : (null, null);
    }

    /// <summary>Whether an address is one on this host: from its root, and not <c>//host</c> or <c>/\host</c>, which lead elsewhere.</summary>
    internal static bool IsLocal(string address) => address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
