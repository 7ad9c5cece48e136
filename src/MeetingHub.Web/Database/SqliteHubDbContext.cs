using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MeetingHub.Web.Database;

/// <summary>The store on SQLite.</summary>
public sealed class SqliteHubDbContext(DbContextOptions<SqliteHubDbContext> options) : HubDbContext(options)
{
    /// <summary>Lets <c>dotnet ef</c> make migrations without starting the site.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<SqliteHubDbContext>
    {
        public SqliteHubDbContext CreateDbContext(string[] args) =>
            new ServiceCollection().AddHubDatabase(new ConfigurationBuilder().Build()).BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<SqliteHubDbContext>();
    }
}
