using System.Text;
using MeetingHub.Domain;
using MeetingHub.Formats.Import;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;
using MeetingHub.Web.Import;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Import;

/// <summary>A store in memory that documents are imported into, each in a context of its own as in the program.</summary>
internal sealed class ImportStore : IDisposable
{
    // Identity's part of the model asks for its version.
    private static readonly ServiceProvider Services = new ServiceCollection().AddHubDatabase(new ConfigurationBuilder().Build()).BuildServiceProvider();
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public ImportStore()
    {
        connection.Open();
        using var database = Open();
        database.Database.Migrate();
    }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public SqliteHubDbContext Open()
    {
        var database = new SqliteHubDbContext(new DbContextOptionsBuilder<SqliteHubDbContext>().UseSqlite(connection).UseApplicationServiceProvider(Services).Options);
        // What a document says of sessions goes into the draft too, which not everybody sees.
        database.LookAs(Web.Security.Sight.Organizers);
        return database;
    }

    public async Task<ImportResult> ImportAsync(string name, string text, ImportDraft? draft)
    {
        await using var database = Open();
        return await new SourceImporter(database, Clock).ImportAsync(new SourceReading(name, "text/plain", text, draft, draft is null ? "Refused." : null), Encoding.UTF8.GetBytes(text));
    }

    public Task<ImportResult> ImportAsync(string name, SourceText text, MeetingDraft? meeting, params RelatedMeetingDraft[] related) =>
        ImportAsync(name, text.Text, SourceText.About(meeting, related));

    /// <summary>Does what a person does on a page.</summary>
    public async Task EditAsync(Func<HubDbContext, Task> edit)
    {
        await using var database = Open();
        await edit(database);
        await database.SaveChangesAsync();
    }

    public async Task<Meeting> MeetingAsync(string slug)
    {
        await using var database = Open();
        return (await database.DossierAsync(slug, default))?.Meeting ?? throw new ArgumentException($"No meeting '{slug}'.", nameof(slug));
    }

    public async Task<T> AskAsync<T>(Func<HubDbContext, Task<T>> question)
    {
        await using var database = Open();
        return await question(database);
    }

    public Task<List<string>> FaultsAsync() => AskAsync(async database => await database.FaultsAsync().ToListAsync());

    /// <summary>Every row of every table, in a fixed order.</summary>
    public string Dump()
    {
        var dump = new StringBuilder();
        foreach (var table in Rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            dump.Append(table).Append('\n');
            foreach (var row in Rows($"SELECT * FROM \"{table}\" ORDER BY 1")) dump.Append("  ").Append(row).Append('\n');
        }
        return dump.ToString();
    }

    public void Dispose() => connection.Dispose();

    private List<string> Rows(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i))));
        return rows;
    }
}
