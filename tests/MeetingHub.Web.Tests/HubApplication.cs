using MeetingHub.Web.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace MeetingHub.Web.Tests;

/// <summary>The whole site on an empty store in memory, or with the seeds in it. One per test class, or one per test that writes.</summary>
public sealed class HubApplication : WebApplicationFactory<Program>
{
    // The database lives as long as one connection to it is open.
    private readonly SqliteConnection keepOpen = new($"Data Source=hub-{Guid.NewGuid():N};Mode=Memory;Cache=Shared");

    public HubApplication() => keepOpen.Open();

    /// <summary>Whether the first start imports <c>seeds/</c>.</summary>
    public bool WithSeeds { get; init; }

    /// <summary>Configuration beyond the store's.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>What the site takes for now.</summary>
    public MovableClock Clock { get; } = new();

    public string ConnectionString => keepOpen.ConnectionString;

    /// <summary>Does something with the whole store, in a scope of its own.</summary>
    public async Task<T> InStoreAsync<T>(Func<HubDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole));
    }

    /// <summary>Does something with the whole store, in a scope of its own.</summary>
    public Task InStoreAsync(Func<HubDbContext, Task> work) => InStoreAsync(async database =>
    {
        await work(database);
        return true;
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:MeetingHub", ConnectionString).UseSetting("Seeds:Import", WithSeeds ? "true" : "false");
        // All tests come from one address, and few of them are about how often it may knock.
        foreach (var limit in new[] { "SignIn", "Setup", "Invitation" }) builder.UseSetting($"RateLimits:{limit}", "10000");
        // Tests that follow every link would print hundreds of reports; those of PDF have a browser of their own.
        builder.UseSetting("Report:Browser", "none-in-tests");
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) keepOpen.Dispose();
    }
}

/// <summary>The present, or as long after it as a test says.</summary>
public sealed class MovableClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
