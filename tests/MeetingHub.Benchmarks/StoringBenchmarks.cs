using BenchmarkDotNet.Attributes;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Benchmarks;

/// <summary>Reading documents and storing all they say in a new SQLite file; the figures are per document.</summary>
[MemoryDiagnoser]
public class StoringBenchmarks
{
    private const int Documents = 100;

    private readonly byte[][] reports = [.. ReportGenerator.Reports(Documents).Select(report => System.Text.Encoding.UTF8.GetBytes(report.Text))];
    private DirectoryInfo? folder;
    private ServiceProvider? services;

    [IterationSetup]
    public void Create()
    {
        folder = Directory.CreateTempSubdirectory("meetinghub");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MEETINGHUB_DATA", folder.FullName)]).Build();
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddHubDatabase(configuration)
            .AddImporting()
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<HubDbContext>().MigrateAsync().GetAwaiter().GetResult();
    }

    [Benchmark(OperationsPerInvoke = Documents)]
    public async Task ReadAndStore()
    {
        await using var scope = services!.CreateAsyncScope(); // Created before each round.
        var importer = scope.ServiceProvider.GetRequiredService<SourceImporter>();
        for (var at = 0; at < reports.Length; at++)
            await importer.ImportAsync(SourceImport.Read($"report-{at}.txt", reports[at]), reports[at]);
    }

    [IterationCleanup]
    public void Delete()
    {
        services?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder?.Delete(recursive: true);
    }
}
