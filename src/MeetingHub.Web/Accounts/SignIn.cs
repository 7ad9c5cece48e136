namespace MeetingHub.Web.Accounts;

/// <summary>One browser in which someone is signed in. Its number lies in the cookie, so that it can be ended from anywhere.</summary>
public sealed class SignIn(string accountId, string device, DateTimeOffset startedAt)
{
    /// <summary>How long it lasts without being used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    // Seldom enough that reading pages hardly ever writes.
    private static readonly TimeSpan NotedEvery = TimeSpan.FromHours(1);

    public Guid Id { get; private set; } = Guid.NewGuid();

    public string AccountId { get; private set; } = accountId;

    public Account? Account { get; private set; }

    /// <summary>What the browser says it is, shortened.</summary>
    public string Device { get; private set; } = device;

    public DateTimeOffset StartedAt { get; private set; } = startedAt;

    public DateTimeOffset SeenAt { get; private set; } = startedAt;

    /// <summary>Whether one that was used then still counts.</summary>
    public static bool IsCurrent(DateTimeOffset seenAt, DateTimeOffset now) => now - seenAt < Lifetime;

    /// <summary>Whether it is worth storing that one is used again.</summary>
    public static bool IsWorthNoting(DateTimeOffset seenAt, DateTimeOffset now) => now - seenAt >= NotedEvery;
}
