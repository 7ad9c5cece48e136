using System.Net;
using System.Text.RegularExpressions;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Web.Notes;

/// <summary>Notes as a page shows them.</summary>
public static partial class NoteView
{
    /// <summary>The notes as HTML that is safe to show; as they were typed where they cannot be laid out.</summary>
    /// <param name="markdown">The notes.</param>
    /// <param name="prefix">What ids in it begin with.</param>
    public static string Html(string markdown, string prefix)
    {
        try
        {
            return NoteMarkdown.ToHtml(markdown, prefix);
        }
        catch (DomainRuleException)
        {
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    /// <summary>The same for what is taken along: this site's own addresses in it can be followed from anywhere.</summary>
    /// <param name="markdown">The notes.</param>
    /// <param name="prefix">What ids in it begin with.</param>
    /// <param name="absolute">Makes an address of this site that can be followed from anywhere.</param>
    public static string Html(string markdown, string prefix, Func<string, string> absolute) => OwnAddress().Replace(Html(markdown, prefix), found => $"{found.Groups[1].Value}\"{absolute("/")}");

    // In cleaned HTML a less-than sign begins an element; whoever writes notes may copy an address with its language.
    [GeneratedRegex("(<(?:a|img)\\b[^>]*? (?:href|src)=)\"/(?:(?:en|es|pt)/)?")]
    private static partial Regex OwnAddress();
}
