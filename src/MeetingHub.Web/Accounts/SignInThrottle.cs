using System.Security.Cryptography;
using System.Text;

namespace MeetingHub.Web.Accounts;

/// <summary>
/// How often somebody failed to sign in with one e-mail address, and until when the next try has to wait.
/// Kept for addresses with and without an account alike, so that neither answer nor time tells which is which.
/// </summary>
public sealed class SignInThrottle(string key)
{
    private const int FreeTries = 5;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    /// <summary>How long after the last failure all is forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>The SHA-256 of the address, in hexadecimal: what was tried is nobody's to read.</summary>
    public string Key { get; private set; } = key;

    public int Failures { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public static string KeyOf(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())));

    /// <summary>Whether a try at this instant is one too early: after five failures each doubles the wait, from a minute up to an hour.</summary>
    // Without a wait nothing is closed, also for a try that began before the last one and is counted after it.
    public bool IsClosed(DateTimeOffset now) => Failures >= FreeTries && now < LastAt + Delay();

    /// <summary>Counts a failure.</summary>
    public void Fail(DateTimeOffset now)
    {
        Failures = now - LastAt > Memory ? 1 : Failures + 1;
        LastAt = now;
    }

    /// <summary>Somebody came in: earlier failures count no more.</summary>
    public void Succeed() => Failures = 0;

    private TimeSpan Delay()
    {
        var delay = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(Failures - FreeTries, 10)));
        return delay < LongestDelay ? delay : LongestDelay;
    }
}
