namespace MeetingHub.Web.Following;

/// <summary>
/// Somebody who wants a mail when a meeting's agenda is published anew, or of what an affiliate has to do soon.
/// No account, no name: an address, and only once they have confirmed it.
/// </summary>
public sealed class Follower(int? meetingId, int? affiliateId, string email, string language, DateTimeOffset askedAt)
{
    public int Id { get; private set; }

    /// <summary>The meeting; null where it is an affiliate.</summary>
    public int? MeetingId { get; private set; } = meetingId;

    /// <summary>The affiliate; null where it is a meeting.</summary>
    public int? AffiliateId { get; private set; } = affiliateId;

    public string Email { get; private set; } = email;

    /// <summary>The language that their mails are in.</summary>
    public string Language { get; private set; } = language;

    /// <summary>The codes of the sessions that they starred, apart by blanks; null where the whole agenda interests them.</summary>
    public string? Codes { get; private set; }

    public DateTimeOffset AskedAt { get; private set; } = askedAt;

    /// <summary>When they followed the link that was mailed to them; null until then.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The number of the last release that they were told of.</summary>
    public int ToldOf { get; private set; }

    /// <summary>When they were told last of what is due, or there was nothing to tell.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>They follow these sessions, or the whole agenda, from here on.</summary>
    public void Choose(string? codes, string language) => (Codes, Language) = (string.IsNullOrWhiteSpace(codes) ? null : codes, language);

    /// <summary>They followed the link. What was published before is no news.</summary>
    public void Confirm(DateTimeOffset at, int lastRelease)
    {
        if (ConfirmedAt is not null) return;
        (ConfirmedAt, ToldOf) = (at, lastRelease);
    }

    public void TellOfDue(DateTimeOffset at) => ToldAt = at;

    public void Tell(int release) => ToldOf = Math.Max(ToldOf, release);
}
