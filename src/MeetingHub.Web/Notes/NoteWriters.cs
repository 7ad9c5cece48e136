using System.Collections.Concurrent;

namespace MeetingHub.Web.Notes;

/// <summary>Who has notes open at the moment. It is told, not kept: a restart forgets it.</summary>
public sealed class NoteWriters(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(12);

    private readonly ConcurrentDictionary<int, ConcurrentDictionary<string, (string Name, DateTimeOffset At)>> open = [];

    /// <summary>Somebody has the notes open, or has just saved them.</summary>
    public void Seen(int noteId, string accountId, string name) => open.GetOrAdd(noteId, _ => []).AddOrUpdate(accountId, (name, clock.GetUtcNow()), (_, _) => (name, clock.GetUtcNow()));

    /// <summary>The names of who else has them open.</summary>
    public IReadOnlyList<string> Others(int noteId, string? accountId)
    {
        if (!open.TryGetValue(noteId, out var writers)) return [];
        var since = clock.GetUtcNow() - Memory;
        foreach (var (account, (_, at)) in writers)
            if (at < since) writers.TryRemove(account, out _);
        return [.. writers.Where(w => w.Key != accountId).Select(w => w.Value.Name).Order(StringComparer.CurrentCulture)];
    }
}
