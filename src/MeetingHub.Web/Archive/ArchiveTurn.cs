namespace MeetingHub.Web.Archive;

/// <summary>Whose turn it is: archives are made one after the other.</summary>
public sealed class ArchiveTurn : IDisposable
{
    /// <summary>How long one archive may take: a line that stands still gives its turn away.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>How long somebody waits for whoever is before them.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Waits for a turn, which is to be given back; false where that takes too long.</summary>
    public Task<bool> WaitAsync(CancellationToken cancel) => oneAtATime.WaitAsync(Patience, cancel);

    /// <summary>Lets the next one begin.</summary>
    public void GiveBack() => oneAtATime.Release();

    public void Dispose() => oneAtATime.Dispose();
}
