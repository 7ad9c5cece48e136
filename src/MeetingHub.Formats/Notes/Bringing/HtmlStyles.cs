using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace MeetingHub.Formats.Notes.Bringing;

/// <summary>What the styles of a page say of its words: bold, struck, hidden. Nothing else of them is of use to notes.</summary>
internal sealed partial class HtmlStyles
{
    private static readonly HashSet<string> Unread =
        ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "title", "meta", "link", "head", "button", "select", "textarea", "nav", "audio", "video", "canvas"];

    private readonly Dictionary<string, string> classes = [];

    /// <summary>Reads a style sheet: Google's export says by classes what is bold.</summary>
    public void Read(string sheet)
    {
        foreach (Match rule in ClassRule().Matches(sheet))
            if (Telling().IsMatch(rule.Groups["style"].ValueSpan) && classes.Count < 2_000) classes[rule.Groups["name"].Value] = rule.Groups["style"].Value;
    }

    /// <summary>How words in an element look.</summary>
    /// <param name="element">The element.</param>
    /// <param name="look">How those around it look.</param>
    /// <param name="isHeading">Whether it stands in a heading, which is strong by itself.</param>
    public Look LookOf(IElement element, Look look, bool isHeading)
    {
        var style = StyleOf(element);
        if (element.LocalName is "s" or "del" or "strike" || style.Contains("line-through", StringComparison.OrdinalIgnoreCase)) look = look with { Struck = true };
        if (element.LocalName is "em" or "i" or "cite" or "dfn" or "var" || Italic().IsMatch(style)) look = look with { Italic = true };
        if (element.LocalName is "strong" or "b" || Bold().IsMatch(style)) look = look with { Bold = true };
        if (Upright().IsMatch(style)) look = look with { Italic = false };
        if (Light().IsMatch(style) && element.LocalName != "strong") look = look with { Bold = false };
        if (isHeading) look = look with { Bold = false };
        return element.LocalName == "a" && element.GetAttribute("href") is { } href && AddressOf(href) is { } address ? look with { Link = address } : look;
    }

    /// <summary>Whether an element is shown to nobody, or is no text.</summary>
    public bool IsHidden(IElement element) => Unread.Contains(element.LocalName) || element.HasAttribute("hidden")
        || (element.ClassName is { } name && name.Contains("msocom", StringComparison.OrdinalIgnoreCase))
        || (StyleOf(element) is { Length: > 0 } style && Hiding().IsMatch(style));

    private static string? AddressOf(string href)
    {
        href = href.Trim();
        if (!Uri.TryCreate(href, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "mailto") || href.Any(c => char.IsControl(c))) return null;
        // Google's export sends readers through Google.
        return GoogleRedirect().Match(href) is { Success: true } redirect && Uri.TryCreate(Uri.UnescapeDataString(redirect.Groups[1].Value), UriKind.Absolute, out var target) && target.Scheme is "http" or "https" ? target.OriginalString : href;
    }

    private string StyleOf(IElement element)
    {
        var style = element.GetAttribute("style") ?? "";
        if (classes.Count > 0 && element.ClassName is not null)
            foreach (var name in element.ClassList)
                if (classes.TryGetValue(name, out var declared)) style = declared + ";" + style;
        return style;
    }

    [GeneratedRegex(@"^https?://www\.google\.com/url\?(?:sa=\w+&)?q=(http[^&]+)&", RegexOptions.IgnoreCase)]
    private static partial Regex GoogleRedirect();

    [GeneratedRegex(@"font-weight\s*:\s*(?:bold|[6-9]00)", RegexOptions.IgnoreCase)]
    private static partial Regex Bold();

    [GeneratedRegex(@"font-weight\s*:\s*(?:normal|[1-4]00)(?!.*font-weight)", RegexOptions.IgnoreCase)]
    private static partial Regex Light();

    [GeneratedRegex(@"font-style\s*:\s*(?:italic|oblique)", RegexOptions.IgnoreCase)]
    private static partial Regex Italic();

    [GeneratedRegex(@"font-style\s*:\s*normal(?!.*font-style)", RegexOptions.IgnoreCase)]
    private static partial Regex Upright();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|mso-element\s*:\s*comment", RegexOptions.IgnoreCase)]
    private static partial Regex Hiding();

    [GeneratedRegex(@"(?<=^|\})\s*(?:\w+)?\.(?<name>[\w-]+)\s*\{(?<style>[^{}]*)\}")]
    private static partial Regex ClassRule();

    [GeneratedRegex("font-weight|font-style|line-through|display|visibility", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();
}
