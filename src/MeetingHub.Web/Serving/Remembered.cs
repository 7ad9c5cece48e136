using System.Collections.Concurrent;

namespace MeetingHub.Web.Serving;

/// <summary>
/// Answers that are asked for again and again, as long as nothing that they depend on was changed by whatever process. It holds at most so many and then begins anew.
/// </summary>
public sealed class Remembered<TKey, TValue>(StoreWatch watch, int most = 10_000)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, IReadOnlyList<string> Tags, long AsOf)> known = [];

    /// <summary>The answer; asked for where it is not known or no longer right. That there is none is never remembered.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="ask">Asks the store.</param>
    /// <param name="tags">What the answer depends on.</param>
    public async ValueTask<TValue?> GetAsync(TKey key, Func<Task<TValue?>> ask, Func<TValue, IReadOnlyList<string>> tags)
    {
        if (known.TryGetValue(key, out var entry) && entry.Tags.Count == 0) return entry.Value;
        // Before the store is asked: what is changed meanwhile makes the answer old.
        var now = watch.Now();
        if (entry.Value is not null && watch.Of(entry.Tags).Version <= entry.AsOf) return entry.Value;
        if (await ask() is not { } value) return null;
        if (known.Count >= most) known.Clear();
        known[key] = (value, tags(value), now);
        return value;
    }
}
