using MeetingHub.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MeetingHub.Web.Database;

/// <summary>What happens to the store before the first visitor is answered.</summary>
internal static partial class StorePreparation
{
    /// <summary>Brings the store to this version's shape; an empty one gets the documents of <c>seeds/</c>, unless <c>Seeds:Import</c> is false.</summary>
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        await database.MigrateAsync();
        if (!app.Configuration.GetValue("Seeds:Import", true) || await database.Sources.AnyAsync() || await database.Meetings.AnyAsync()) return;
        if (Seeds(app.Environment.ContentRootPath) is { } seeds) await ImportAsync(scope.ServiceProvider, seeds, app.Logger);
    }

    private static async Task ImportAsync(IServiceProvider services, string[] files, ILogger logger)
    {
        var importer = services.GetRequiredService<SourceImporter>();
        var maxBytes = services.GetRequiredService<IOptions<ImportOptions>>().Value.MaxBytes;
        await foreach (var file in SourceFiles.ReadAsync(files, null, maxBytes, () => Stream.Null))
        {
            var result = await importer.ImportAsync(file.Reading, file.Bytes);
            if (file.Reading.Refusal is { } reason) Refused(logger, file.Reading.Name, reason);
            else Imported(logger, file.Reading.Name, result.SourceId);
        }
    }

    // Beside the published program, or above the folder it is built or started in.
    private static string[]? Seeds(string contentRoot) =>
        new[] { contentRoot, Directory.GetCurrentDirectory() }.SelectMany(WithParents)
            .Select(folder => Path.Combine(folder, "seeds")).Where(Directory.Exists)
            .Select(folder => Directory.GetFiles(folder, "*.txt")).FirstOrDefault(files => files.Length > 0)?
            .Order(StringComparer.Ordinal).ToArray();

    private static IEnumerable<string> WithParents(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }

    [LoggerMessage(LogLevel.Information, "Imported {Name} as source {Source}")]
    private static partial void Imported(ILogger logger, string name, int? source);

    [LoggerMessage(LogLevel.Warning, "Refused {Name}: {Reason}")]
    private static partial void Refused(ILogger logger, string name, string reason);
}
