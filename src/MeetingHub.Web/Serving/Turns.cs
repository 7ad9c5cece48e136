namespace MeetingHub.Web.Serving;

/// <summary>Lets those who want the same thing at the same moment in one by one, so that the first one makes it and the others find it made.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <summary>Waits until nobody else has the turn for this; dispose of it to give it on.</summary>
    public async Task<IDisposable> WaitAsync(string key, CancellationToken cancel)
    {
        Turn? turn;
        lock (turns)
        {
            if (!turns.TryGetValue(key, out turn)) turns[key] = turn = new Turn(this, key);
            turn.Wanted++;
        }
        try
        {
            await turn.Gate.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            Leave(turn);
            throw;
        }
        return turn;
    }

    private void Leave(Turn turn)
    {
        lock (turns)
        {
            if (--turn.Wanted > 0) return;
            turns.Remove(turn.Key);
            turn.Gate.Dispose();
        }
    }

    private sealed class Turn(Turns all, string key) : IDisposable
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public string Key => key;

        public int Wanted { get; set; }

        public void Dispose()
        {
            Gate.Release();
            all.Leave(this);
        }
    }
}
