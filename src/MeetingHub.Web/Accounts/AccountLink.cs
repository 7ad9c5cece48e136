using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace MeetingHub.Web.Accounts;

/// <summary>What a one-time link is for.</summary>
public enum LinkPurpose
{
    /// <summary>Making an account with the role that is offered.</summary>
    Invitation,
    /// <summary>Choosing a new password for an account that is there.</summary>
    Recovery,
}

/// <summary>A link that lets its holder in once. Only a digest of its secret is stored: who reads the database cannot use it.</summary>
public sealed class AccountLink
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private AccountLink() => Digest = "";

    private AccountLink(LinkPurpose purpose, string secret, DateTimeOffset at) => (Purpose, Digest, MadeAt, ExpiresAt) = (purpose, DigestOf(secret), at, at + Lifetime);

    public int Id { get; private set; }

    public LinkPurpose Purpose { get; private set; }

    /// <summary>The SHA-256 of the secret, in hexadecimal.</summary>
    public string Digest { get; private set; }

    /// <summary>The role that is offered.</summary>
    public AccountRole Role { get; private set; }

    /// <summary>Whom it was made for, where that was said.</summary>
    public string? Email { get; private set; }

    /// <summary>The account to recover.</summary>
    public string? AccountId { get; private set; }

    public Account? Account { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>An invitation and the secret that opens it, which is nowhere else.</summary>
    public static (AccountLink Link, string Secret) Invite(AccountRole role, string? email, DateTimeOffset at)
    {
        var secret = NewSecret();
        return (new AccountLink(LinkPurpose.Invitation, secret, at) { Role = role, Email = email }, secret);
    }

    /// <summary>A way back into an account, and the secret that opens it.</summary>
    public static (AccountLink Link, string Secret) Recover(Account account, DateTimeOffset at)
    {
        var secret = NewSecret();
        return (new AccountLink(LinkPurpose.Recovery, secret, at) { AccountId = account.Id, Email = account.Email, Role = account.Role }, secret);
    }

    /// <summary>256 random bits, fit for an address.</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string DigestOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
