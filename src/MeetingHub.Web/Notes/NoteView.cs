using System.Net;
using MeetingHub.Domain;
using MeetingHub.Formats.Notes;

namespace MeetingHub.Web.Notes;

/// <summary>Notes as a page shows them.</summary>
public static class NoteView
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
}
