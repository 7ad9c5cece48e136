namespace MeetingHub.Web.Accounts;

/// <summary>The configuration's <c>OAuth</c> section: one OAuth 2 provider that people may sign in with. Without a client id there is none.</summary>
public sealed class OAuthOptions
{
    /// <summary>What people know the provider by, such as <c>Wikimedia</c>.</summary>
    public string Name { get; set; } = "OAuth";

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    public string? AuthorizationEndpoint { get; set; }

    public string? TokenEndpoint { get; set; }

    /// <summary>Answers with a JSON object about whoever signed in.</summary>
    public string? UserInformationEndpoint { get; set; }

    /// <summary>The member of that object which never changes for one person.</summary>
    public string SubjectMember { get; set; } = "sub";
}
