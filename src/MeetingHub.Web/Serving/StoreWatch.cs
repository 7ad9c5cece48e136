using System.Globalization;
using System.Runtime.CompilerServices;
using MeetingHub.Web.Database;
using Microsoft.Data.Sqlite;

namespace MeetingHub.Web.Serving;

/// <summary>
/// Knows whether anything that pages show was changed since, by this process or another. It asks the store each time, because an
/// acknowledged save must be seen by the next reader; SQLite answers from shared memory in a few microseconds.
/// </summary>
public sealed class StoreWatch(IConfiguration configuration) : IDisposable
{
    /// <summary>How often those who wait for a change ask.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Version, DateTimeOffset At)> tags = [];
    private SqliteConnection? connection;
    private SqliteCommand? ask;
    private SqliteCommand? read;
    private long dataVersion = -1;
    private long latest;
    private (long Version, DateTimeOffset? At) shown;
    private Task moment = Task.CompletedTask;

    /// <summary>The version of the newest change in the store.</summary>
    public long Now()
    {
        lock (gate)
        {
            Open();
            var version = (long)ask!.ExecuteScalar()!; // opened above; a pragma gives one row
            if (version != dataVersion)
            {
                Read();
                dataVersion = version;
            }
            return latest;
        }
    }

    /// <summary>The newest change among some things, and when it was; as of the last <see cref="Now"/>.</summary>
    public (long Version, DateTimeOffset? At) Of(IEnumerable<string> names)
    {
        lock (gate)
        {
            (long Version, DateTimeOffset? At) newest = (0, null);
            foreach (var name in names)
                if (name == FreshnessTags.Anything) newest = shown;
                else if (tags.TryGetValue(name, out var tag) && tag.Version > newest.Version) newest = (tag.Version, tag.At);
            return newest;
        }
    }

    /// <summary>The version of one thing, as of now.</summary>
    public long VersionOf(string tag)
    {
        Now();
        return Of([tag]).Version;
    }

    /// <summary>The versions of one thing as it changes, the present one first, each within a moment of the save.</summary>
    public async IAsyncEnumerable<long> VersionsOfAsync(string tag, [EnumeratorCancellation] CancellationToken cancel)
    {
        long? told = null;
        while (!cancel.IsCancellationRequested)
        {
            var version = told is null ? VersionOf(tag) : Of([tag]).Version;
            if (version != told) yield return (told = version).Value;
            await NextMomentAsync();
        }
    }

    // One question to the store for however many wait.
    private Task NextMomentAsync()
    {
        lock (gate) return moment.IsCompleted ? moment = AskLaterAsync() : moment;
    }

    private async Task AskLaterAsync()
    {
        await Task.Delay(Moment);
        Now();
    }

    public void Dispose()
    {
        ask?.Dispose();
        read?.Dispose();
        connection?.Dispose();
    }

    private void Open()
    {
        if (connection is not null) return;
        // One of its own, outside the pool: the version counts what other connections commit.
        var text = new SqliteConnectionStringBuilder(HubDatabase.ConnectionString(configuration)) { Pooling = false }.ToString();
        connection = new SqliteConnection(text);
        connection.Open();
        ask = connection.CreateCommand();
        ask.CommandText = "PRAGMA data_version";
        read = connection.CreateCommand();
        read.CommandText = """SELECT "Tag", "Version", "ChangedAt" FROM "Freshness" WHERE "Version" > $latest""";
        read.Parameters.AddWithValue("$latest", 0L);
    }

    private void Read()
    {
        read!.Parameters[0].Value = latest; // made together with the connection
        using var rows = read.ExecuteReader();
        while (rows.Read())
        {
            var (version, at) = (rows.GetInt64(1), DateTimeOffset.Parse(rows.GetString(2), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            tags[rows.GetString(0)] = (version, at);
            latest = Math.Max(latest, version);
            if (version > shown.Version && FreshnessTags.IsShown(rows.GetString(0))) shown = (version, at);
        }
    }
}
