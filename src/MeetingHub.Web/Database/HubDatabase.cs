using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MeetingHub.Web.Database;

/// <summary>Where the store is, and how the program gets it.</summary>
public static class HubDatabase
{
    /// <summary>The key of the store without filters, for what must see the bin and everything hidden.</summary>
    public const string Whole = nameof(Whole);

    /// <summary>Registers <see cref="HubDbContext"/>, pooled: as its readers see it, and whole under <see cref="Whole"/>.</summary>
    public static IServiceCollection AddHubDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        CountNoMemory();
        var connectionString = ConnectionString(configuration);
        var durability = new SqliteDurability();
        // Identity's own model asks these options which tables there are: with passkeys.
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddDbContextPool<SqliteHubDbContext>(options => options.UseHubSqlite(connectionString, durability).AddInterceptors(new NameRedaction()));
        services.AddDbContextPool<SqliteWholeStore>(options => options.UseHubSqlite(connectionString, durability));
        services.AddScoped<HubDbContext>(provider =>
        {
            var database = provider.GetRequiredService<SqliteHubDbContext>();
            // From the pool it comes with the last reader's eyes.
            database.LookAs(Security.Sight.Public);
            return database;
        });
        return services.AddKeyedScoped<HubDbContext>(Whole, (provider, _) => provider.GetRequiredService<SqliteWholeStore>());
    }

    // SQLite counts each byte that it takes under one lock for the whole process, for statistics that nobody asks for: queries on
    // two cores then wait for each other. It answers that this comes too late where it is in use already, which does no harm.
    private static void CountNoMemory()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary><c>ConnectionStrings:MeetingHub</c>, or else <c>meetinghub.db</c> in the data folder.</summary>
    public static string ConnectionString(IConfiguration configuration) =>
        configuration.GetConnectionString("MeetingHub") is { Length: > 0 } stated
            ? stated
            : new SqliteConnectionStringBuilder { DataSource = Path.Combine(DataFolder(configuration), "meetinghub.db") }.ToString();

    /// <summary>The folder that <c>MEETINGHUB_DATA</c> names, or else <c>data</c> in the working directory.</summary>
    public static string DataFolder(IConfiguration configuration) =>
        Path.GetFullPath(configuration["MEETINGHUB_DATA"] is { Length: > 0 } stated ? stated : "data");

    /// <summary>The database's file, or null when it is in memory.</summary>
    public static string? FileOf(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString);
        return parts.Mode == SqliteOpenMode.Memory || parts.DataSource is "" or ":memory:" || parts.DataSource.StartsWith("file:", StringComparison.Ordinal)
            ? null
            : Path.GetFullPath(parts.DataSource);
    }

    /// <summary>Creates the database where there is none, and brings it to this version's shape.</summary>
    public static async Task MigrateAsync(this HubDbContext database, CancellationToken cancel = default)
    {
        if (FileOf(database.Database.GetConnectionString() ?? "") is { } file && Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
        {
            // Passwords' digests lie in it: a folder that we make is its owner's alone.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        await database.Database.MigrateAsync(cancel);
    }

    internal static DbContextOptionsBuilder UseHubSqlite(this DbContextOptionsBuilder options, string connectionString, SqliteDurability durability) =>
        options
            // A list of keys is one parameter whatever its length, so that the statement is made once.
            .UseSqlite(connectionString, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(durability)
            // A query that silently multiplies rows is a bug of the page that wrote it. That SQLite lets no transaction switch foreign keys off, around a rebuilt table, is nothing
            // that whoever starts the program could act upon; the rebuilding itself is in one.
            .ConfigureWarnings(warnings => warnings.Throw(RelationalEventId.MultipleCollectionIncludeWarning).Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
}
