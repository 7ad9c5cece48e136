using System.Text;

namespace MeetingHub.Web.Commands;

/// <summary>What a command reads from and writes to.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">The command's result and nothing else.</param>
/// <param name="Error">Everything said to the person who runs it.</param>
/// <param name="IsTerminal">Whether <paramref name="Error"/> is a terminal that can show progress.</param>
internal sealed record CommandConsole(Func<Stream> Input, TextWriter Output, TextWriter Error, bool IsTerminal)
{
    public static CommandConsole OfProcess()
    {
        Console.OutputEncoding = Encoding.UTF8;
        return new CommandConsole(Console.OpenStandardInput, Console.Out, Console.Error, !Console.IsErrorRedirected);
    }
}
