using System.CommandLine;
using MeetingHub.Web.Accounts;
using MeetingHub.Web.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MeetingHub.Web.Commands;

/// <summary><c>user add</c>, <c>user list</c>, <c>user disable</c>: accounts, on the store of a running site too.</summary>
internal static class UserCommands
{
    // As they are written on the command line.
    private static readonly Dictionary<string, AccountRole> Roles = new()
    {
        ["organizer"] = AccountRole.Organizer,
        ["staff"] = AccountRole.Staff,
        ["note-taker"] = AccountRole.NoteTaker,
        ["participant"] = AccountRole.Participant,
    };

    public static Command Create(CommandHost host) => new("user", "Makes, lists and disables accounts.") { Add(host), List(host), Disable(host) };

    private static Command Add(CommandHost host)
    {
        var email = new Option<string>("--email") { Required = true, Description = "The e-mail address to sign in with." };
        var name = new Option<string>("--name") { Required = true, Description = "The person's name." };
        var role = new Option<string>("--role") { Required = true, Description = "What the person may do." };
        role.AcceptOnlyFromAmong([.. Roles.Keys]);
        var passwordFromInput = new Option<bool>("--password-stdin") { Description = "Reads the password from standard input; else a link to choose one is printed." };
        var command = new Command("add", "Makes an account.") { email, name, role, passwordFromInput };
        command.SetAction((parsed, cancel) => AddAsync(
            host, parsed.GetRequiredValue(email), parsed.GetRequiredValue(name), Roles[parsed.GetRequiredValue(role)], parsed.GetValue(passwordFromInput), cancel));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var command = new Command("list", "Prints each account's e-mail address, role, state and name, apart by tabs.");
        command.SetAction((_, cancel) => InStoreAsync(host, async (database, _) =>
        {
            foreach (var account in await database.Users.AsNoTracking().OrderBy(a => a.Email).ToListAsync(cancel))
                await host.Output.WriteLineAsync($"{account.Email}\t{Roles.Single(r => r.Value == account.Role).Key}\t{(account.DisabledAt is null ? "enabled" : "disabled")}\t{account.Name}");
            return CommandLine.Done;
        }, cancel));
        return command;
    }

    private static Command Disable(CommandHost host)
    {
        var email = new Argument<string>("EMAIL") { Description = "The account's e-mail address." };
        var command = new Command("disable", "Keeps an account from signing in and signs it out everywhere.") { email };
        command.SetAction((parsed, cancel) => InStoreAsync(host, async (database, accounts) =>
        {
            if (await accounts.FindByEmailAsync(parsed.GetRequiredValue(email)) is not { } account) return await RefuseAsync(host, $"There is no account with {parsed.GetRequiredValue(email)}.");
            if (await accounts.IsLastOrganizerAsync(account, cancel)) return await RefuseAsync(host, "This is the last organizer: make another one first.");
            account.DisabledAt = TimeProvider.System.GetUtcNow();
            await database.SaveChangesAsync(cancel);
            await database.SignIns.Where(s => s.AccountId == account.Id).ExecuteDeleteAsync(cancel);
            await database.AccountLinks.Where(l => l.AccountId == account.Id).ExecuteDeleteAsync(cancel);
            return CommandLine.Done;
        }, cancel));
        return command;
    }

    private static Task<int> AddAsync(CommandHost host, string email, string name, AccountRole role, bool passwordFromInput, CancellationToken cancel) => InStoreAsync(host, async (database, accounts) =>
    {
        var account = new Account(email.Trim(), name.Trim(), role, TimeProvider.System.GetUtcNow());
        IdentityResult made;
        if (passwordFromInput)
        {
            using var input = new StreamReader(host.Input());
            made = await accounts.CreateAsync(account, await input.ReadLineAsync(cancel) ?? "");
        }
        else
        {
            made = await accounts.CreateAsync(account);
        }
        if (!made.Succeeded) return await RefuseAsync(host, string.Join(Environment.NewLine, made.Errors.Select(e => e.Description)));
        if (passwordFromInput) return CommandLine.Done;
        var (link, secret) = AccountLink.Recover(account, TimeProvider.System.GetUtcNow());
        database.AccountLinks.Add(link);
        await database.SaveChangesAsync(cancel);
        await host.Output.WriteLineAsync($"{host.Configuration["Site:Address"]?.TrimEnd('/')}/account/recovery?token={secret}");
        return CommandLine.Done;
    }, cancel);

    private static async Task<int> InStoreAsync(CommandHost host, Func<HubDbContext, UserManager<Account>, Task<int>> work, CancellationToken cancel)
    {
        await using var services = await host.OpenStoreAsync(cancel);
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredKeyedService<HubDbContext>(HubDatabase.Whole), scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }

    private static async Task<int> RefuseAsync(CommandHost host, string reason)
    {
        await host.Error.WriteLineAsync(reason);
        return CommandLine.Refused;
    }
}
