namespace MeetingHub.Web.Serving;

/// <summary>Lets those who want the same thing at the same moment in one by one, so that the first one makes it and the others find it made.</summary>
internal sealed class Turns
{
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);

    /// <summary>Waits until nobody else has the turn for this; dispose of it to give it on.</summary>
    public async Task<Turn> WaitAsync(string key, CancellationToken cancel)
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
        turn.Begin();
        if (!cancel.IsCancellationRequested) return turn;
        // The turn came in the very moment of leaving: it goes on to whoever is still there.
        turn.Dispose();
        throw new OperationCanceledException(cancel);
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

    /// <summary>The turn that somebody has for one thing.</summary>
    public sealed class Turn(Turns all, string key) : IDisposable
    {
        private volatile bool isOpen;

        internal SemaphoreSlim Gate { get; } = new(1);

        internal string Key => key;

        internal int Wanted { get; set; }

        /// <summary>Lets all in who wait, and who come while one of them is there: for what each has to make for themselves after all.</summary>
        public void LetAllIn()
        {
            if (isOpen) return;
            isOpen = true;
            Gate.Release();
        }

        public void Dispose()
        {
            if (!isOpen) Gate.Release();
            all.Leave(this);
        }

        // Whoever comes through an open gate leaves it open.
        internal void Begin()
        {
            if (isOpen) Gate.Release();
        }
    }
}
