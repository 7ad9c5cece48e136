using System.Collections.Concurrent;

namespace MeetingHub.Web.Serving;

/// <summary>The answers that are kept, by address; at most so many bytes, of which the longest unused go first.</summary>
internal sealed class KeptAnswers
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Lock room = new();
    private long bytes;
    private long clock;

    /// <summary>How much may be kept, in bytes.</summary>
    public const long Most = 64 << 20;

    /// <summary>How much is kept, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public KeptAnswer? Find(string key)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        entry.UsedAt = Interlocked.Read(ref clock);
        return entry.Answer;
    }

    /// <summary>Keeps an answer; false where it is too large for that.</summary>
    public bool Keep(string key, KeptAnswer answer)
    {
        // A single answer that would push out a quarter of all others is made anew each time.
        if (answer.Size > Most / 4) return false;
        lock (room)
        {
            Forget(key);
            entries[key] = new Entry(answer) { UsedAt = Interlocked.Increment(ref clock) };
            bytes += answer.Size + key.Length * 2;
            if (bytes > Most) MakeRoom();
        }
        return true;
    }

    /// <summary>Forgets all of it, as a restart does.</summary>
    public void Clear()
    {
        lock (room) foreach (var key in entries.Keys) Forget(key);
    }

    private void MakeRoom()
    {
        foreach (var key in entries.OrderBy(e => e.Value.UsedAt).Select(e => e.Key).ToList())
        {
            if (bytes <= Most / 4 * 3) return;
            Forget(key);
        }
    }

    private void Forget(string key)
    {
        if (entries.TryRemove(key, out var entry)) bytes -= entry.Answer.Size + key.Length * 2;
    }

    private sealed class Entry(KeptAnswer answer)
    {
        private long usedAt;

        public KeptAnswer Answer => answer;

        public long UsedAt
        {
            get => Volatile.Read(ref usedAt);
            set => Volatile.Write(ref usedAt, value);
        }
    }
}
