using MeetingHub.Domain;
using MeetingHub.Web.Database;
using MeetingHub.Web.Tests.Import;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests.Database;

public sealed class HubDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("meetinghub").FullName;
    private readonly ServiceProvider services;

    public HubDatabaseTests()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["MEETINGHUB_DATA"] = Path.Combine(folder, "data") }).Build();
        services = new ServiceCollection().AddHubDatabase(configuration).BuildServiceProvider();
    }

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_connection_is_durable_and_keeps_foreign_keys()
    {
        for (var time = 0; time < 2; time++)
        {
            using var scope = services.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<HubDbContext>();
            await database.MigrateAsync();
            await database.Database.OpenConnectionAsync();

            // synchronous 2 is FULL.
            Assert.Equal(("wal", "2", "5000", "1"), (await PragmaAsync("journal_mode"), await PragmaAsync("synchronous"), await PragmaAsync("busy_timeout"), await PragmaAsync("foreign_keys")));

            async Task<string> PragmaAsync(string name)
            {
                await using var command = database.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are this test's own.
                command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
                return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
            }
        }
    }

    [Fact]
    public async Task What_was_acknowledged_is_in_the_file_that_a_killed_process_leaves()
    {
        using var scope = services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        await database.MigrateAsync();
        database.Series.Add(new MeetingSeries("iberoconf", "Iberoconf"));
        await database.SaveChangesAsync();

        // The connection is open and nothing was copied back from the log: these are the files a kill would leave.
        var after = Directory.CreateDirectory(Path.Combine(folder, "after")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "data"))) File.Copy(file, Path.Combine(after, Path.GetFileName(file)));
        using var left = new SqliteConnection($"Data Source={Path.Combine(after, "meetinghub.db")};Pooling=False");
        left.Open();
        using var command = left.CreateCommand();
        command.CommandText = "SELECT Name FROM Series";
        Assert.Equal("Iberoconf", command.ExecuteScalar());
    }

    [Fact]
    public void The_model_and_the_migrations_agree()
    {
        using var scope = services.CreateScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<HubDbContext>().Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_value_comes_back_as_it_went_in()
    {
        using var store = new ImportStore();
        await store.EditAsync(d =>
        {
            var meeting = new Meeting("m", "Encuentro Ñandú", "es");
            meeting.Import("startDate", "--08-01", null);
            meeting.Import("hostCountry", "CO", null);
            meeting.Import("status", "Held", null);
            var session = meeting.AddSession("strategy", "en");
            session.Import("day", "2013-10-12", null);
            session.Import("start", "09:30", null);
            d.Meetings.Add(meeting);
            return Task.CompletedTask;
        });

        var meeting = await store.MeetingAsync("m");
        Assert.Equal(("Encuentro Ñandú", "--08-01", "CO", MeetingStatus.Held), (meeting.Name, meeting.Starts?.ToString(), meeting.Country?.Code, meeting.Status));
        Assert.Equal((new DateOnly(2013, 10, 12), new TimeOnly(9, 30)), (meeting.Sessions.Single().Day, meeting.Sessions.Single().Start));
    }

    [Fact]
    public async Task A_check_finds_evidence_that_its_source_does_not_say()
    {
        using var store = new ImportStore();
        var text = new SourceText("The Spring Encounter.");
        await store.ImportAsync("1.txt", text, new MeetingDraft { Title = text.The("Spring Encounter") });
        await store.AskAsync(d => d.Evidence.ExecuteUpdateAsync(e => e.SetProperty(x => x.Start, 0)));
        await store.AskAsync(d => d.Meetings.ExecuteDeleteAsync());

        Assert.Equal(["Source 1 (1.txt) does not say “Spring Encounter” at 0.", "There is evidence for Meeting 1, and no such record."], await store.FaultsAsync());
    }
}
