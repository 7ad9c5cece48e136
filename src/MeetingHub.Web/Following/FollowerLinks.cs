using System.Globalization;
using System.Security.Cryptography;
using MeetingHub.Web.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Following;

/// <summary>The address by which somebody confirms and ends following, sealed so that nobody can make one for another.</summary>
public sealed class FollowerLinks(IDataProtectionProvider protection, IOptions<SiteOptions> site)
{
    private readonly IDataProtector seal = protection.CreateProtector("Follower");

    /// <summary>Whether mails can say where they lead: only a configured address is believed, never a request's own.</summary>
    public bool IsPossible => site.Value.Address is not null;

    public string TokenOf(Follower follower) => WebEncoders.Base64UrlEncode(seal.Protect(BitConverter.GetBytes(follower.Id)));

    /// <summary>The number of the follower that a token is for; null when it is none of ours.</summary>
    public int? Read(string token)
    {
        try
        {
            return BitConverter.ToInt32(seal.Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public string Address(Follower follower, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{site.Value.Address?.ToString().TrimEnd('/')}/{follower.Language}{path}");
}
