namespace MeetingHub.Web.Wikis;

/// <summary>A MediaWiki that reports can be published to, by a bot password. The password is sealed by the site's own keys and shown to nobody again.</summary>
public sealed class WikiConnection(string name, string api, string user, string secret, string madeBy, DateTimeOffset checkedAt)
{
    public const int LongestText = 255;

    public int Id { get; private set; }

    /// <summary>What organizers call it.</summary>
    public string Name { get; private set; } = name;

    /// <summary>The address of its <c>api.php</c>.</summary>
    public string Api { get; private set; } = api;

    /// <summary>The login of the bot password, such as <c>Name@hub</c>.</summary>
    public string User { get; private set; } = user;

    /// <summary>The sealed bot password.</summary>
    public string Secret { get; private set; } = secret;

    /// <summary>Who connected it, as they were called then.</summary>
    public string MadeBy { get; private set; } = madeBy;

    /// <summary>When the login was last tried and worked.</summary>
    public DateTimeOffset CheckedAt { get; private set; } = checkedAt;

    /// <summary>Another bot password, which was tried.</summary>
    public void Change(string user, string secret, DateTimeOffset at) => (User, Secret, CheckedAt) = (user, secret, at);
}
