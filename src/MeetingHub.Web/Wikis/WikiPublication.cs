using System.Security.Cryptography;
using System.Text;

namespace MeetingHub.Web.Wikis;

/// <summary>That a page of a report was written to a wiki. Kept when the connection is gone.</summary>
public sealed class WikiPublication(int meetingId, int? sessionId, int? connectionId, string api, string wiki, string language, string root, string title, string section, string digest, long revision, string address, DateTimeOffset at, string by)
{
    public int Id { get; private set; }

    public int MeetingId { get; private set; } = meetingId;

    /// <summary>The session whose notes they are; null for the report itself.</summary>
    public int? SessionId { get; private set; } = sessionId;

    /// <summary>The connection; null once it was removed.</summary>
    public int? ConnectionId { get; private set; } = connectionId;

    /// <summary>The address of the wiki's <c>api.php</c>, by which its pages are known again, whoever writes to it.</summary>
    public string Api { get; private set; } = api;

    /// <summary>What the wiki was called then.</summary>
    public string Wiki { get; private set; } = wiki;

    public string Language { get; private set; } = language;

    /// <summary>The title of the report's page, whose subpage a session's is.</summary>
    public string Root { get; private set; } = root;

    /// <summary>The title of the page.</summary>
    public string Title { get; private set; } = title;

    /// <summary>The name of our section in it. It stays when the meeting's address changes.</summary>
    public string Section { get; private set; } = section;

    /// <summary>The SHA-256 of what was written into the section, in hexadecimal: what differs from it, somebody else wrote.</summary>
    public string Digest { get; private set; } = digest;

    /// <summary>The wiki's number of the revision.</summary>
    public long Revision { get; private set; } = revision;

    /// <summary>Where that revision can be read.</summary>
    public string Address { get; private set; } = address;

    public DateTimeOffset At { get; private set; } = at;

    /// <summary>Who published it, as they were called then.</summary>
    public string By { get; private set; } = by;

    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
