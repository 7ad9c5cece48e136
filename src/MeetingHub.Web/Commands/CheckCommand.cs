using System.CommandLine;
using MeetingHub.Web.Database;
using MeetingHub.Web.Database.Queries;

namespace MeetingHub.Web.Commands;

/// <summary><c>check</c>: whether the store is whole.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("check", "Checks that the database is whole and that each piece of evidence stands in its source.");
        command.SetAction((_, cancel) => RunAsync(host, cancel));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, CancellationToken cancel)
    {
        await using var services = await host.OpenExistingStoreAsync(cancel);
        if (services is null) return CommandLine.Refused;
        await using var scope = services.CreateAsyncScope();
        var faults = 0;
        await foreach (var fault in scope.ServiceProvider.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole).FaultsAsync(cancel))
        {
            faults++;
            await host.Error.WriteLineAsync(fault);
        }
        if (faults > 0) return CommandLine.Refused;
        await host.Output.WriteLineAsync("The database is whole.");
        return CommandLine.Done;
    }
}
