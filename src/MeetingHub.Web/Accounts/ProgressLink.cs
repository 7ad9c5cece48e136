namespace MeetingHub.Web.Accounts;

/// <summary>A private link by which an affiliate reports what became of its outcomes, without an account. Only a digest of its secret is stored.</summary>
public sealed class ProgressLink
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(60);

    private ProgressLink() => (Digest, MadeBy) = ("", "");

    private ProgressLink(int affiliateId, string secret, string by, DateTimeOffset at) => (AffiliateId, Digest, MadeBy, MadeAt, ExpiresAt) = (affiliateId, AccountLink.DigestOf(secret), by, at, at + Lifetime);

    public int Id { get; private set; }

    /// <summary>The one affiliate that it is for.</summary>
    public int AffiliateId { get; private set; }

    /// <summary>The SHA-256 of the secret, in hexadecimal.</summary>
    public string Digest { get; private set; }

    /// <summary>Who made it, as they were called then.</summary>
    public string MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>A link and the secret that opens it, which is nowhere else.</summary>
    public static (ProgressLink Link, string Secret) For(int affiliateId, string by, DateTimeOffset at)
    {
        var secret = AccountLink.NewSecret();
        return (new ProgressLink(affiliateId, secret, by, at), secret);
    }

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
