using MeetingHub.Web.Archive;
using MeetingHub.Web.Import;
using Microsoft.Data.Sqlite;

namespace MeetingHub.Web.Commands;

/// <summary>The archives among the files of <c>import</c>: they come in before the documents, each whole or not at all.</summary>
internal static class ArchiveImports
{
    /// <summary>Takes the archives in, each printed. Gives how many were refused, the files that are none, and standard input to be read once more.</summary>
    public static async Task<(int Refused, string[] Documents, Func<Stream> Input)> TakeAsync(CommandHost host, string[] files, bool dryRun, IImportPrinter printer, CancellationToken cancel)
    {
        var (refused, documents, input) = (0, new List<string>(), host.Input);
        foreach (var file in files)
        {
            try
            {
                if (file == SourceFiles.StandardInput)
                {
                    // It can be read once only; what is no archive is handed on.
                    await using var all = input();
                    var bytes = (await ArchiveDocument.ReadUpToAsync(all, cancel)).ToArray();
                    input = () => new MemoryStream(bytes, writable: false);
                }
                await using var stream = file == SourceFiles.StandardInput ? input() : File.OpenRead(file);
                if (await ArchiveDocument.FindAsync(stream, cancel) is not { } json)
                {
                    documents.Add(file);
                    continue;
                }
                await using var services = await StoreAsync(host, dryRun, cancel);
                await using var scope = services.Provider.CreateAsyncScope();
                printer.Print(Path.GetFileName(file), await scope.ServiceProvider.GetRequiredService<ArchiveReader>().ReadAsync(json, dryRun, cancel), dryRun);
            }
            catch (ArchiveRefusal refusal)
            {
                refused++;
                await host.Error.WriteLineAsync($"{Path.GetFileName(file)}: {refusal.Message}");
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                // Whoever reads documents says why it cannot be opened.
                documents.Add(file);
            }
        }
        return (refused, [.. documents], input);
    }

    // To say what would come in must not make a store where there is none: one in memory is as empty.
    private static async Task<Opened> StoreAsync(CommandHost host, bool dryRun, CancellationToken cancel)
    {
        if (dryRun && await host.OlderStoreAsync(cancel)) throw new ArchiveRefusal("The database is of an older version of this program, and a dry run changes nothing. Start the site once, or import without --dry-run.");
        if (!dryRun || Database.HubDatabase.FileOf(Database.HubDatabase.ConnectionString(host.Configuration)) is not { } file || File.Exists(file)) return new Opened(await host.OpenStoreAsync(cancel), null);
        var memory = new SqliteConnection($"Data Source=dry-run-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        await memory.OpenAsync(cancel);
        var configuration = new ConfigurationBuilder().AddConfiguration(host.Configuration).AddInMemoryCollection([new("ConnectionStrings:MeetingHub", memory.ConnectionString)]).Build();
        return new Opened(await (host with { Configuration = configuration }).OpenStoreAsync(cancel), memory);
    }

    private sealed record Opened(ServiceProvider Provider, SqliteConnection? Memory) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Provider.DisposeAsync();
            if (Memory is not null) await Memory.DisposeAsync();
        }
    }
}
