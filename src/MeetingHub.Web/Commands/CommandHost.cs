using System.Text;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using MeetingHub.Web.Import;
using MeetingHub.Web.Localisation;
using MeetingHub.Web.Logging;
using MeetingHub.Web.Reports;
using MeetingHub.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Commands;

/// <summary>What a command runs on: its configuration, and what it reads from and writes to.</summary>
/// <param name="Configuration">The same settings that the site has.</param>
/// <param name="Input">Standard input.</param>
/// <param name="Output">The command's result and nothing else.</param>
/// <param name="Error">Everything said to the person who runs it.</param>
/// <param name="ShowsProgress">Whether <paramref name="Error"/> is a terminal.</param>
internal sealed record CommandHost(IConfiguration Configuration, Func<Stream> Input, TextWriter Output, TextWriter Error, bool ShowsProgress)
{
    /// <summary>The process's own.</summary>
    public static CommandHost OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new CommandHost(configuration, Console.OpenStandardInput, Console.Out, Console.Error, !Console.IsErrorRedirected);
    }

    /// <summary>The section <c>Import</c>.</summary>
    public ImportOptions ImportOptions() => Configuration.GetSection("Import").Get<ImportOptions>() ?? new ImportOptions();

    /// <summary>Makes an address of the site that can be followed from anywhere: where the configuration says that it is, or where it is by default.</summary>
    public Func<string, string> AddressesIn(SiteLanguage language)
    {
        var origin = (Configuration.GetSection("Site").Get<SiteOptions>()?.Address ?? new Uri("http://localhost:5000")).ToString().TrimEnd('/');
        return path => $"{origin}/{language.Tag}{path}";
    }

    /// <summary>The store, created where there is none.</summary>
    public async Task<ServiceProvider> OpenStoreAsync(CancellationToken cancel)
    {
        var provider = Services();
        await using var scope = provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HubDbContext>().MigrateAsync(cancel);
        return provider;
    }

    /// <summary>Whether there is a store that an older version of the program made; it stays as it is.</summary>
    public async Task<bool> OlderStoreAsync(CancellationToken cancel)
    {
        if (HubDatabase.FileOf(HubDatabase.ConnectionString(Configuration)) is not { } file || !File.Exists(file)) return false;
        await using var provider = Services();
        await using var scope = provider.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<HubDbContext>().Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection()
            .AddSingleton(Configuration)
            .AddSingleton(TimeProvider.System)
            .AddLogging(logging => logging.AddCommandLogging())
            .AddHubDatabase(Configuration)
            .AddImporting()
            .AddLocalization()
            .AddSingleton<Texts>();
        services.AddOptions<SiteOptions>().BindConfiguration("Site");
        services.AddHubReports();
        services.AddAccountStore();
        return services.BuildServiceProvider();
    }

    /// <summary>The store, or null with the reason said where there is none: to look into a store must not create it.</summary>
    public async Task<ServiceProvider?> OpenExistingStoreAsync(CancellationToken cancel)
    {
        if (HubDatabase.FileOf(HubDatabase.ConnectionString(Configuration)) is not { } file || File.Exists(file)) return await OpenStoreAsync(cancel);
        await Error.WriteLineAsync($"There is no database at {file}.");
        return null;
    }
}
