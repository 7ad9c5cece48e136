using System.CommandLine;

namespace MeetingHub.Web.Commands;

/// <summary>What can be asked of the program instead of serving the site.</summary>
internal static class CommandLine
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>The input was refused; the reason is on standard error.</summary>
    public const int Refused = 1;

    /// <summary>The command was not understood.</summary>
    public const int WrongUsage = 2;

    private static readonly string[] HelpWords = ["-h", "-?", "--help", "--version"];

    /// <summary>Whether these arguments ask for the site: <c>serve</c>, nothing at all, or only settings such as <c>--urls</c>.</summary>
    public static bool IsServe(string[] args) =>
        args is [] || ((args[0] == "serve" || args[0].StartsWith('-')) && !args.Any(HelpWords.Contains));

    /// <summary>The settings among the arguments of <c>serve</c>.</summary>
    public static string[] Settings(string[] args) => args is ["serve", ..] ? args[1..] : args;

    /// <summary>Runs a command and gives the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, CommandHost host, CancellationToken cancel = default)
    {
        var parsed = Root(host).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await host.Error.WriteLineAsync(error.Message);
            await host.Error.WriteLineAsync("Try --help.");
            return WrongUsage;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false }, cancel);
    }

    /// <summary>All commands, with their arguments and options.</summary>
    internal static RootCommand Root(CommandHost host) => new("MeetingHub keeps a movement's meetings: agenda, notes, outcomes, and where each fact comes from.")
    {
        new Command("serve", "Serves the site; the default. Settings follow as --Name=value.") { TreatUnmatchedTokensAsErrors = false },
        ImportCommand.Create(host),
        ExportCommand.Create(host),
        UserCommands.Create(host),
        CheckCommand.Create(host),
    };
}
